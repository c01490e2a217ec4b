#pragma once

#include "model/agreement.h"
#include "model/version-state.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

#define ACCORD_VERSION_ERROR (accord_version_error_quark ())

typedef enum
{
  ACCORD_VERSION_ERROR_IN_REVIEW, /* a version is in review already */
  ACCORD_VERSION_ERROR_SIGNERS,   /* nobody of a team signs */
  ACCORD_VERSION_ERROR_STATE,     /* it is not in review (any more) */
  ACCORD_VERSION_ERROR_FILE,      /* what was to be filed is too large, or none of the kinds */
} AccordVersionError;

GQuark accord_version_error_quark (void);

#define ACCORD_VERSION_FILE_BYTES (10 * 1024 * 1024)

/* All versions with who has signed them, as the workspace has them now: of AccordVersionStatus, the oldest first. */
GPtrArray *accord_workspace_list_versions     (AccordWorkspace *self);
/* Which of them holds on a day: by what was signed then is judged. NULL: none did. */
AccordRecord *accord_workspace_find_version_on (AccordWorkspace *self,
                                                AccordDay        day);

/* Asking for a review: freezes all that is saved as the next version. NONE as a day: not said. The first form waits. */
typedef struct
{
  AccordDay effective, review;
} AccordFreezeOptions;

gint64     accord_workspace_freeze            (AccordWorkspace           *self,
                                               const AccordFreezeOptions *options,
                                               GCancellable              *cancellable,
                                               GError                   **error);
void       accord_workspace_freeze_async      (AccordWorkspace           *self,
                                               const AccordFreezeOptions *options,
                                               GCancellable              *cancellable,
                                               GAsyncReadyCallback        callback,
                                               gpointer                   user_data);
gint64     accord_workspace_freeze_finish     (AccordWorkspace           *self,
                                               GAsyncResult              *result,
                                               GError                   **error);

G_END_DECLS
