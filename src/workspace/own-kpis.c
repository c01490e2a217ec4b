#include "workspace/own-kpis.h"

#include <math.h>

#include "workspace/promises.h"

/* What was read of the records, again once they change. */
typedef struct
{
  GPtrArray *read; /* of AccordOwnKpis: the last is as the records are, the others may still be in use */
  gboolean   stale;
} Keeper;

static void
keeper_free (gpointer data)
{
  Keeper *self = data;

  g_ptr_array_unref (self->read);
  g_free (self);
}

static void
on_records_changed_cb (AccordStore     *store,
                       GType            type,
                       GPtrArray       *ids,
                       AccordWorkspace *workspace)
{
  Keeper *keeper = g_object_get_data (G_OBJECT (workspace), "accord-own-kpis");

  if (type == ACCORD_TYPE_OWN_KPI || type == ACCORD_TYPE_OWN_VALUE)
    keeper->stale = TRUE;
}

static Keeper *
get_keeper (AccordWorkspace *self)
{
  Keeper *keeper = g_object_get_data (G_OBJECT (self), "accord-own-kpis");

  if (keeper != NULL)
    return keeper;
  keeper = g_new0 (Keeper, 1);
  keeper->read = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_own_kpis_unref);
  keeper->stale = TRUE;
  g_object_set_data_full (G_OBJECT (self), "accord-own-kpis", keeper, keeper_free);
  g_signal_connect_object (accord_workspace_get_store (self), "records-changed", G_CALLBACK (on_records_changed_cb), self, 0);
  return keeper;
}

/* Which of a column's choices: their order is that of the enumeration. */
static guint
read_choice (AccordRecord *kpi,
             const char   *column,
             guint         usual)
{
  const char *const *choices = accord_record_find_column (kpi, column)->choices;
  const char *chosen = accord_record_get_text (kpi, column);

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_strcmp0 (choices[i], chosen) == 0)
      return i;
  return usual;
}

static void
add_values (AccordOwnKpi *kpi,
            GListModel   *values,
            const char   *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (values); i++)
    {
      g_autoptr (AccordRecord) value = g_list_model_get_item (values, i);
      AccordDay month = accord_record_get_day (value, "month");
      double amount = accord_record_get_real (value, "value");

      if (g_strcmp0 (accord_record_get_text (value, "kpi"), id) == 0 && month != ACCORD_DAY_NONE && isfinite (amount))
        accord_own_kpi_add_value (kpi, month, amount);
    }
}

static AccordOwnKpis *
read_kpis (AccordWorkspace *self)
{
  GListModel *records = accord_workspace_get_list (self, ACCORD_TYPE_OWN_KPI);
  GListModel *values = accord_workspace_get_list (self, ACCORD_TYPE_OWN_VALUE);
  AccordOwnKpis *kpis = accord_own_kpis_new ();

  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (AccordRecord) record = g_list_model_get_item (records, i);
      AccordOwnKpi *kpi;

      kpi = accord_own_kpis_add (kpis, accord_record_get_text (record, "key"), accord_record_get_text (record, "title"),
                                 (AccordUnit) read_choice (record, "unit", ACCORD_UNIT_COUNT),
                                 (AccordBetter) read_choice (record, "better", ACCORD_BETTER_UP),
                                 (AccordCombine) read_choice (record, "combine", ACCORD_COMBINE_SUM),
                                 accord_record_get_text (record, "formula"));
      add_values (kpi, values, accord_record_get_id (record));
    }
  accord_own_kpis_seal (kpis);
  return kpis;
}

/**
 * accord_workspace_get_own_kpis:
 * @self: a workspace
 *
 * Returns: (transfer none): the KPIs of its teams' own, as they are now
 */
AccordOwnKpis *
accord_workspace_get_own_kpis (AccordWorkspace *self)
{
  Keeper *keeper;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  keeper = get_keeper (self);
  if (keeper->stale)
    g_ptr_array_add (keeper->read, read_kpis (self));
  keeper->stale = FALSE;
  return keeper->read->pdata[keeper->read->len - 1];
}

/**
 * accord_workspace_find_metric:
 * @self: a workspace
 * @id: (nullable): the id of a metric
 *
 * Returns: (transfer none) (nullable): that metric, built-in or of its teams' own
 */
const AccordMetric *
accord_workspace_find_metric (AccordWorkspace *self,
                              const char      *id)
{
  return accord_own_kpis_find (accord_workspace_get_own_kpis (self), id);
}

/**
 * accord_workspace_list_metrics:
 * @self: a workspace
 *
 * Returns: (transfer container) (element-type AccordMetric): all metrics: the built-in ones, then its teams' own
 */
GPtrArray *
accord_workspace_list_metrics (AccordWorkspace *self)
{
  AccordOwnKpis *own = accord_workspace_get_own_kpis (self);
  GPtrArray *list = g_ptr_array_new ();
  guint n;
  const AccordMetric *metrics = accord_metrics (&n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (list, (gpointer) &metrics[i]);
  for (guint i = 0; i < accord_own_kpis_get_n (own); i++)
    g_ptr_array_add (list, (gpointer) accord_own_kpis_get (own, i));
  return list;
}

static gboolean
add_terms (AccordWorkspace    *self,
           const AccordMetric *metric,
           AccordQuery        *query,
           GError            **error)
{
  AccordPromise *promise =
      accord_workspace_usual_promise (self, metric, query, accord_workspace_get_list (self, ACCORD_TYPE_CALENDAR), error);

  if (promise == NULL)
    return FALSE;
  query->promises = accord_promises_new ();
  accord_promises_add (query->promises, promise);
  return TRUE;
}

/**
 * accord_workspace_ask_metric:
 * @self: a workspace
 * @metric: one of its metrics
 * @query: what is asked of it
 * @where: (nullable): a condition that the leads must meet too
 * @error: return location for a #GError
 *
 * Returns: (transfer full): the question, complete; %NULL where the calendar of a team cannot be read
 */
AccordFigureOrigin *
accord_workspace_ask_metric (AccordWorkspace       *self,
                             const AccordMetric    *metric,
                             const AccordQuery     *query,
                             const AccordCondition *where,
                             GError               **error)
{
  g_autoptr (GPtrArray) costs = NULL;
  g_autoptr (AccordPromises) promises = NULL;
  AccordQuery whole = *query;

  if (query->costs == NULL && accord_own_kpi_uses_costs (metric))
    whole.costs = costs = accord_costs_new_from_records (accord_workspace_get_list (self, ACCORD_TYPE_COST));
  if (query->promises == NULL && !g_str_equal (metric->id, "attainment"))
    {
      if (!add_terms (self, metric, &whole, error))
        return NULL;
      promises = whole.promises;
    }
  return accord_figure_origin_new (metric, &whole, where);
}
