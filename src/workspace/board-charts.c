#include "workspace/board-charts.h"

#define KEY "accord-first-board"

/* What the two teams argue about most stands first. What is NULL follows the bar above the board. */
static const struct
{
  const char *form;
  const char *metric;
  const char *grouping;
  gboolean    is_wide;
} first_board[] = {
  { "goal", NULL, NULL, TRUE },
  { "plain", "conversion-rate", NULL, FALSE },
  { "plain", "lead-value", "source", FALSE },
  { "funnel", "conversion-rate", NULL, FALSE },
  { "plain", "revenue", NULL, FALSE },
  { "commitments", NULL, NULL, TRUE },
};

static void
set_flag (AccordRecord *record,
          const char   *column,
          gboolean      flag)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_BOOLEAN);
  g_value_set_boolean (&value, flag);
  accord_record_set_value (record, column, &value);
}

static GPtrArray *
make_first_board (void)
{
  GPtrArray *charts = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (first_board); i++)
    {
      AccordRecord *chart = accord_record_new (ACCORD_TYPE_BOARD_CHART);

      accord_record_set_text (chart, "form", first_board[i].form);
      accord_record_set_text (chart, "metric", first_board[i].metric);
      accord_record_set_text (chart, "grouping", first_board[i].grouping);
      set_flag (chart, "is_wide", first_board[i].is_wide);
      accord_record_set_real (chart, "position", i + 1);
      g_ptr_array_add (charts, chart);
    }
  return charts;
}

/* Its ids are those under which it is written once somebody changes it: what is shown stays what it is. */
static GPtrArray *
get_first_board (AccordWorkspace *workspace)
{
  GPtrArray *charts = g_object_get_data (G_OBJECT (workspace), KEY);

  if (charts == NULL)
    {
      charts = make_first_board ();
      g_object_set_data_full (G_OBJECT (workspace), KEY, charts, (GDestroyNotify) g_ptr_array_unref);
    }
  return charts;
}

/**
 * accord_board_is_first:
 * @workspace: an open file
 *
 * Returns: whether it shows the first board, for it has none of its own
 */
gboolean
accord_board_is_first (AccordWorkspace *workspace)
{
  return g_list_model_get_n_items (accord_workspace_get_list (workspace, ACCORD_TYPE_BOARD_CHART)) == 0;
}

/**
 * accord_board_list_charts:
 * @workspace: an open file
 *
 * Returns: (transfer full) (element-type AccordRecord): the charts of its board, in their order
 */
GPtrArray *
accord_board_list_charts (AccordWorkspace *workspace)
{
  GListModel *list = accord_workspace_get_list (workspace, ACCORD_TYPE_BOARD_CHART);
  GPtrArray *charts = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *first;

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    g_ptr_array_add (charts, g_list_model_get_item (list, i));
  if (charts->len > 0)
    return charts;
  first = get_first_board (workspace);
  for (guint i = 0; i < first->len; i++)
    g_ptr_array_add (charts, g_object_ref (first->pdata[i]));
  return charts;
}

/**
 * accord_board_chart_subject:
 * @chart: a chart of the board
 *
 * Returns: what it is of
 */
AccordChartSubject
accord_board_chart_subject (AccordRecord *chart)
{
  const char *form = accord_record_get_text (chart, "form");

  if (g_strcmp0 (form, "goal") == 0)
    return ACCORD_CHART_OF_GOAL;
  if (g_strcmp0 (form, "commitments") == 0)
    return ACCORD_CHART_OF_COMMITMENTS;
  return ACCORD_CHART_OF_FIGURES;
}
