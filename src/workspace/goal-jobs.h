#pragma once

#include "kpi/goal-history.h"
#include "kpi/incentive-preview.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/* What the goal calculator and the incentives ask of the leads, off the main thread. */
void                    accord_workspace_measure_goal_async  (AccordWorkspace      *self,
                                                              GCancellable         *cancellable,
                                                              GAsyncReadyCallback   callback,
                                                              gpointer              user_data);
AccordGoalHistory      *accord_workspace_measure_goal_finish (AccordWorkspace      *self,
                                                              GAsyncResult         *result,
                                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* @simulation: copied, its cohorts shared. */
void                    accord_workspace_simulate_async      (AccordWorkspace        *self,
                                                              const AccordSimulation *simulation,
                                                              GCancellable           *cancellable,
                                                              GAsyncReadyCallback     callback,
                                                              gpointer                user_data);
gboolean                accord_workspace_simulate_finish     (AccordWorkspace      *self,
                                                              GAsyncResult         *result,
                                                              guint64              *leads,
                                                              GError              **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of the incentives there are now, in the months of the days @from … @to. */
void                    accord_workspace_preview_incentives_async  (AccordWorkspace      *self,
                                                                    AccordDay             from,
                                                                    AccordDay             to,
                                                                    GCancellable         *cancellable,
                                                                    GAsyncReadyCallback   callback,
                                                                    gpointer              user_data);
AccordIncentivePreview *accord_workspace_preview_incentives_finish (AccordWorkspace      *self,
                                                                    GAsyncResult         *result,
                                                                    GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
