#pragma once

#include "model/agreement.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What the history has of a version's freezing. */
typedef struct
{
  AccordAgreement *frozen;  /* what it said then, to compare with; NULL: the history does not have it (any more) */
  gboolean         differs; /* the history has another text than the version */
} AccordVersionOrigin;

void                 accord_version_origin_free   (AccordVersionOrigin *self);
/* The first form waits: for the command line. */
AccordVersionOrigin *accord_version_origin_find   (AccordStore          *store,
                                                   AccordRecord         *version,
                                                   GCancellable         *cancellable,
                                                   GError              **error);
void                 accord_version_origin_async  (AccordStore          *store,
                                                   AccordRecord         *version,
                                                   GCancellable         *cancellable,
                                                   GAsyncReadyCallback   callback,
                                                   gpointer              user_data);
AccordVersionOrigin *accord_version_origin_finish (GAsyncResult         *result,
                                                   GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordVersionOrigin, accord_version_origin_free)

G_END_DECLS
