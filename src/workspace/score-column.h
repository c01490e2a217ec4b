#pragma once

#include "scoring/scores.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* A frame like @frame with the columns «score» and «band» by the model published last (@models: records); @frame itself
 * where none was. */
AccordFrame      *accord_score_column_derive     (AccordFrame        *frame,
                                                  GPtrArray          *models,
                                                  const AccordAsOf   *as_of,
                                                  GCancellable       *cancellable,
                                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* The model published last, and its number. NULL without an error: none was. Waits. */
AccordScoreModel *accord_workspace_load_published_model (AccordWorkspace *self,
                                                         gint64          *number,
                                                         GCancellable    *cancellable,
                                                         GError         **error);
/* The draft as it is stored. Waits. */
AccordScoreModel *accord_workspace_load_draft_model     (AccordWorkspace *self,
                                                         GCancellable    *cancellable,
                                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* Makes the draft another, and publishes a model: changes to be saved. Wait to load what is there. */
AccordChangeSet  *accord_workspace_replace_draft_model  (AccordWorkspace        *self,
                                                         const AccordScoreModel *model,
                                                         GCancellable           *cancellable,
                                                         GError                **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean          accord_workspace_add_publication      (AccordWorkspace        *self,
                                                         AccordChangeSet        *changes,
                                                         const AccordScoreModel *model,
                                                         const char             *note,
                                                         gint64                 *number,
                                                         GCancellable           *cancellable,
                                                         GError                **error);

G_END_DECLS
