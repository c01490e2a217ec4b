#pragma once

#include <gio/gio.h>

#include "model/change-set.h"
#include "model/version-state.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* PDFs of a version that came back, as they are kept with it: records of ACCORD_TYPE_FILED_COPY. */

/* A PDF that is to be filed. */
typedef struct
{
  const char *name;
  GBytes     *bytes;
  const char *filed_by;
} AccordCopyToFile;

GPtrArray       *accord_workspace_list_filed_copies (AccordWorkspace           *workspace,
                                                     AccordRecord              *version);
gboolean         accord_filed_copy_has              (AccordWorkspace           *workspace,
                                                     AccordRecord              *version,
                                                     GBytes                    *bytes);
AccordChangeSet *accord_filed_copy_file             (AccordWorkspace           *workspace,
                                                     const AccordVersionStatus *version,
                                                     const AccordCopyToFile    *copy,
                                                     AccordMoment               at,
                                                     GError                   **error);
AccordChangeSet *accord_filed_copy_remove           (AccordRecord              *record);
GBytes          *accord_filed_copy_read             (AccordRecord              *record,
                                                     GError                   **error);
gboolean         accord_filed_copy_write            (AccordRecord              *record,
                                                     const char                *path,
                                                     int                        mode,
                                                     GError                   **error);

G_END_DECLS
