#include "workspace/shared-goal.h"

#include "kpi/goal.h"
#include "workspace/own-kpis.h"

/**
 * accord_workspace_compute_goal:
 * @self: a workspace
 * @frame: its leads
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what was reached of the shared goal; %NULL without an error: none is set
 */
AccordFigures *
accord_workspace_compute_goal (AccordWorkspace  *self,
                               AccordFrame      *frame,
                               GError          **error)
{
  AccordRecord *settings = accord_workspace_get_settings (self);
  g_autoptr (AccordFigureOrigin) origin = NULL;
  AccordQuery query;

  if (!accord_goal_is_set (settings))
    return NULL;
  accord_workspace_init_query (self, frame, &query);
  accord_goal_ask (settings, &query);
  origin = accord_workspace_ask_metric (self, accord_metric_find (accord_record_get_text (settings, "goal_metric")), &query,
                                        NULL, error);
  return origin != NULL ? accord_figure_origin_compute (origin, frame, error) : NULL;
}
