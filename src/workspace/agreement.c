#include "agreement.h"

#include <glib/gi18n-lib.h>

#include "snapshot.h"

/* The charts of the agreement look back so many months. */
#define CHART_MONTHS 18

/* What collecting needs, taken on the workspace's own thread. */
typedef struct
{
  AccordStore *store;
  AccordZone  *zone;
  AccordFrame *frame; /* NULL: to be loaded */
  AccordMoment data_as_of;
} Job;

/* What the figures are computed with. */
typedef struct
{
  AccordAgreement *agreement;
  AccordFrame     *frame;
  AccordQuery      query;
} Collector;

static void
job_clear (Job *job)
{
  g_object_unref (job->store);
  accord_zone_unref (job->zone);
  g_clear_pointer (&job->frame, accord_frame_unref);
}

static void
job_free (gpointer data)
{
  job_clear (data);
  g_free (data);
}

static void
job_init (Job             *job,
          AccordWorkspace *workspace)
{
  AccordFrame *frame = accord_workspace_get_frame (workspace);

  job->store = g_object_ref (accord_workspace_get_store (workspace));
  job->zone = accord_zone_ref (accord_workspace_get_zone (workspace));
  job->frame = frame != NULL ? accord_frame_ref (frame) : NULL;
  job->data_as_of = frame != NULL ? accord_workspace_get_data_as_of (workspace) : ACCORD_MOMENT_NONE;
}

static gboolean
load_into (AccordStore  *store,
           GType         type,
           GPtrArray    *records,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GPtrArray) loaded = accord_store_load_records (store, type, cancellable, error);

  if (loaded == NULL)
    return FALSE;
  for (guint i = 0; i < loaded->len; i++)
    g_ptr_array_add (records, g_object_ref (g_ptr_array_index (loaded, i)));
  return TRUE;
}

static gboolean
is_archived (AccordRecord *persona)
{
  return g_value_get_boolean (accord_record_get_value (persona, "archived"));
}

static gboolean
load_records (AccordAgreement *agreement,
              AccordStore     *store,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (GPtrArray) settings = accord_store_load_records (store, ACCORD_TYPE_SETTINGS, cancellable, error);

  if (settings == NULL
      || !load_into (store, ACCORD_TYPE_MEMBER, agreement->members, cancellable, error)
      || !load_into (store, ACCORD_TYPE_PERSONA, agreement->personas, cancellable, error)
      || !load_into (store, ACCORD_TYPE_SECTION, agreement->sections, cancellable, error)
      || !load_into (store, ACCORD_TYPE_COMMITMENT, agreement->commitments, cancellable, error)
      || !load_into (store, ACCORD_TYPE_TARGET, agreement->targets, cancellable, error)
      || !load_into (store, ACCORD_TYPE_TERM, agreement->terms, cancellable, error))
    return FALSE;

  agreement->settings = g_object_ref (g_ptr_array_index (settings, 0));
  for (guint i = agreement->personas->len; i > 0; i--)
    {
      if (is_archived (g_ptr_array_index (agreement->personas, i - 1)))
        g_ptr_array_remove_index (agreement->personas, i - 1);
    }
  return TRUE;
}

/* NULL where the metric is not known or does not fit: the agreement then says nothing of it. */
static AccordFigures *
compute (Collector         *self,
         const char        *id,
         const AccordQuery *query)
{
  const AccordMetric *metric = accord_metric_find (id);
  AccordFigures *figures = metric != NULL ? accord_metric_compute (metric, self->frame, query, NULL) : NULL;

  if (figures != NULL)
    figures->query.scope = NULL;
  return figures;
}

static AccordDay
get_day (AccordRecord *record,
         const char   *column)
{
  return g_value_get_int (accord_record_get_value (record, column));
}

static void
compute_goal (Collector *self)
{
  AccordRecord *settings = self->agreement->settings;
  const char *metric = accord_record_get_text (settings, "goal_metric");
  AccordQuery query = self->query;

  if (metric == NULL || *metric == '\0')
    return;
  query.from = get_day (settings, "goal_first");
  query.to = get_day (settings, "goal_last");
  self->agreement->goal = compute (self, metric, &query);
}

static AccordDay
find_first_month (AccordDay as_of)
{
  gint year, month, day, total;

  accord_day_to_ymd (as_of, &year, &month, &day);
  total = year * 12 + month - 1 - (CHART_MONTHS - 1);
  return accord_day_from_ymd (total / 12, total % 12 + 1, 1);
}

static void
compute_charts (Collector *self)
{
  AccordQuery monthly = self->query;
  AccordQuery so_far = self->query;

  so_far.basis = ACCORD_BASIS_TO_DATE;
  monthly.by = ACCORD_PERIOD_MONTH;
  monthly.from = find_first_month (self->query.as_of.day);
  self->agreement->conversion = compute (self, "conversion-rate", &monthly);
  self->agreement->value = compute (self, "lead-value", &monthly);
  self->agreement->conversion_all = compute (self, "conversion-rate", &self->query);
  self->agreement->value_all = compute (self, "lead-value", &self->query);
  self->agreement->conversion_so_far = compute (self, "conversion-rate", &so_far);
  self->agreement->revenue = compute (self, "revenue", &so_far);
}

static void
compute_personas (Collector *self)
{
  for (guint i = 0; i < self->agreement->personas->len; i++)
    {
      const char *name = accord_record_get_text (g_ptr_array_index (self->agreement->personas, i), "name");
      g_autoptr (AccordCondition) is_this = accord_condition_new_test ("persona", ACCORD_OPERATOR_EQ);
      g_autoptr (AccordLeadSet) leads = NULL;
      AccordQuery query = self->query;
      AccordFigures *figures = NULL;

      accord_condition_add_text (is_this, name);
      leads = accord_condition_match (is_this, self->frame, &query.as_of, NULL);
      query.scope = leads;
      if (leads != NULL && accord_lead_set_count (leads) > 0)
        figures = compute (self, "conversion-rate", &query);
      g_ptr_array_add (self->agreement->persona_figures, figures);
    }
}

static gboolean
take_frame (Job          *job,
            GCancellable *cancellable,
            GError      **error)
{
  g_autoptr (AccordSnapshot) snapshot = NULL;

  if (job->frame != NULL)
    return TRUE;
  snapshot = accord_snapshot_load (job->store, job->zone, NULL, NULL, NULL, cancellable, error);
  if (snapshot == NULL)
    return FALSE;
  job->frame = g_steal_pointer (&snapshot->frame);
  job->data_as_of = snapshot->data_as_of;
  return TRUE;
}

static void
init_query (Collector *self,
            const Job *job)
{
  AccordRecord *settings = self->agreement->settings;

  accord_query_init (&self->query, self->frame);
  accord_snapshot_as_of (job->data_as_of, job->zone, &self->query.as_of);
  self->query.horizon_days = (gint) CLAMP (accord_record_get_integer (settings, "horizon_days"), 0, G_MAXINT16);
  self->query.currency = g_intern_string (accord_record_get_text (settings, "currency"));
}

static AccordAgreement *
collect (Job          *job,
         GCancellable *cancellable,
         GError      **error)
{
  g_autoptr (AccordAgreement) agreement = accord_agreement_new ((GDestroyNotify) accord_figures_unref);
  Collector self = { .agreement = agreement };

  if (!load_records (agreement, job->store, cancellable, error) || !take_frame (job, cancellable, error))
    return NULL;

  self.frame = job->frame;
  init_query (&self, job);
  agreement->as_of = self.query.as_of.day;
  agreement->today = accord_moment_to_day (accord_moment_now (), job->zone);
  agreement->version = g_strdup (_("Draft"));
  compute_goal (&self);
  compute_charts (&self);
  compute_personas (&self);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  return g_steal_pointer (&agreement);
}

static void
collect_in_thread (GTask        *task,
                   gpointer      source_object,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  GError *error = NULL;
  AccordAgreement *agreement = collect (task_data, cancellable, &error);

  if (agreement != NULL)
    g_task_return_pointer (task, agreement, (GDestroyNotify) accord_agreement_free);
  else
    g_task_return_error (task, error);
}

/**
 * accord_workspace_collect_agreement:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Collects what the agreement says now, and waits: for the command line.
 *
 * Returns: (transfer full) (nullable): the agreement
 */
AccordAgreement *
accord_workspace_collect_agreement (AccordWorkspace *self,
                                    GCancellable    *cancellable,
                                    GError         **error)
{
  AccordAgreement *agreement;
  Job job;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  job_init (&job, self);
  agreement = collect (&job, cancellable, error);
  job_clear (&job);
  return agreement;
}

/**
 * accord_workspace_collect_agreement_async:
 * @self: a workspace
 * @cancellable: (nullable): a cancellable
 * @callback: called with the agreement
 * @user_data: for @callback
 *
 * Collects what the agreement says now, as it is saved, off this thread.
 */
void
accord_workspace_collect_agreement_async (AccordWorkspace     *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  job = g_new0 (Job, 1);
  job_init (job, self);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, accord_workspace_collect_agreement_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, collect_in_thread);
}

/**
 * accord_workspace_collect_agreement_finish:
 * @self: a workspace
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the agreement
 */
AccordAgreement *
accord_workspace_collect_agreement_finish (AccordWorkspace *self,
                                           GAsyncResult    *result,
                                           GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
