#pragma once

#include "scoring/scores.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* A frame like @frame with the columns «score» and «band» by @model; @frame itself where it is NULL. */
AccordFrame      *accord_score_column_derive     (AccordFrame            *frame,
                                                  const AccordScoreModel *model,
                                                  const AccordAsOf       *as_of,
                                                  GCancellable           *cancellable,
                                                  GError                **error) G_GNUC_WARN_UNUSED_RESULT;
/* The model that counts today (model/score-force.h), or NULL, and its number. Waits. */
gboolean          accord_score_column_load_model (AccordStore        *store,
                                                  AccordZone         *zone,
                                                  AccordScoreModel  **model,
                                                  gint64             *number,
                                                  gint64             *pending,
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
