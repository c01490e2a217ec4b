#include "agreement.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "agreement-private.h"
#include "model/records.h"
#include "model/score-publication.h"
#include "snapshot.h"

/* The charts of the agreement look back so many months. */
#define CHART_MONTHS 18

/* How a section refers to a figure; present/references.h has the whole of it. */
#define METRIC_ADDRESS "accord:metric/"

/* What the figures are computed with. */
typedef struct
{
  AccordAgreement *agreement;
  AccordFrame     *frame;
  AccordQuery      query;
} Collector;

/**
 * accord_agreement_job_clear:
 * @job: what accord_agreement_job_init() took
 */
void
accord_agreement_job_clear (AccordAgreementJob *job)
{
  g_object_unref (job->store);
  accord_zone_unref (job->zone);
  g_clear_pointer (&job->frame, accord_frame_unref);
}

/**
 * accord_agreement_job_init:
 * @job: (out): what collecting needs
 * @workspace: a workspace, on its own thread
 */
void
accord_agreement_job_init (AccordAgreementJob *job,
                           AccordWorkspace    *workspace)
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

/* The draft of a section is its author's until it is shared: it is no part of the agreement yet. */
static gboolean
is_unshared (AccordRecord *section)
{
  return !g_value_get_boolean (accord_record_get_value (section, "shared"));
}

static void
leave_out (GPtrArray *records,
           gboolean (*is_out) (AccordRecord *record))
{
  for (guint i = records->len; i > 0; i--)
    if (is_out (g_ptr_array_index (records, i - 1)))
      g_ptr_array_remove_index (records, i - 1);
}

/* What was published before is not agreed any more. */
static void
keep_latest (GPtrArray *models)
{
  AccordRecord *latest = accord_score_publication_latest (models);

  for (guint i = models->len; i > 0; i--)
    if (models->pdata[i - 1] != latest)
      g_ptr_array_remove_index (models, i - 1);
}

static gboolean
load_parts (AccordAgreement *agreement,
            AccordStore     *store,
            GCancellable    *cancellable,
            GError         **error)
{
  for (guint i = 0; i < ACCORD_N_AGREEMENT_PARTS; i++)
    {
      const AccordAgreementPart *part = &accord_agreement_parts ()[i];

      if (!load_into (store, part->get_type (), accord_agreement_get_part (agreement, part), cancellable, error))
        return FALSE;
    }
  keep_latest (agreement->score_models);
  return TRUE;
}

/**
 * accord_agreement_load_records:
 * @agreement: an agreement that says nothing yet
 * @store: a store
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Puts all records of the agreement into it, also the archived personas. Waits.
 *
 * Returns: whether they could be read
 */
gboolean
accord_agreement_load_records (AccordAgreement *agreement,
                               AccordStore     *store,
                               GCancellable    *cancellable,
                               GError         **error)
{
  g_autoptr (GPtrArray) settings = accord_store_load_records (store, ACCORD_TYPE_SETTINGS, cancellable, error);

  if (settings == NULL || !load_into (store, ACCORD_TYPE_MEMBER, agreement->members, cancellable, error) ||
      !load_parts (agreement, store, cancellable, error))
    return FALSE;
  agreement->settings = g_object_ref (g_ptr_array_index (settings, 0));
  return TRUE;
}

static gboolean
load_records (AccordAgreement *agreement,
              AccordStore     *store,
              GCancellable    *cancellable,
              GError         **error)
{
  if (!accord_agreement_load_records (agreement, store, cancellable, error))
    return FALSE;
  leave_out (agreement->personas, is_archived);
  leave_out (agreement->sections, is_unshared);
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
    accord_query_forget (&figures->query);
  return figures;
}

static void
compute_goal (Collector *self)
{
  AccordRecord *settings = self->agreement->settings;
  const char *metric = accord_record_get_text (settings, "goal_metric");
  AccordQuery query = self->query;

  if (metric == NULL || *metric == '\0')
    return;
  query.from = accord_record_get_day (settings, "goal_first");
  query.to = accord_record_get_day (settings, "goal_last");
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

/* The figures that the text refers to. */
static void
compute_referred (Collector *self)
{
  AccordAgreement *agreement = self->agreement;

  for (guint i = 0; i < agreement->sections->len; i++)
    {
      const char *at = accord_record_get_text (g_ptr_array_index (agreement->sections, i), "body");

      while (at != NULL && (at = strstr (at, METRIC_ADDRESS)) != NULL)
        {
          size_t length = strspn (at += strlen (METRIC_ADDRESS), "abcdefghijklmnopqrstuvwxyz0123456789-_");
          g_autofree char *metric = g_strndup (at, length);
          AccordFigures *figures = NULL;

          if (!g_hash_table_contains (agreement->referred, metric))
            figures = compute (self, metric, &self->query);
          if (figures != NULL)
            g_hash_table_insert (agreement->referred, g_steal_pointer (&metric), figures);
        }
    }
}

static gboolean
take_frame (AccordAgreementJob *job,
            GCancellable       *cancellable,
            GError            **error)
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
init_query (Collector                *self,
            const AccordAgreementJob *job)
{
  AccordRecord *settings = self->agreement->settings;

  accord_query_init (&self->query, self->frame);
  accord_snapshot_as_of (job->data_as_of, job->zone, &self->query.as_of);
  self->query.horizon_days = accord_settings_get_horizon (settings);
  self->query.currency = g_intern_string (accord_record_get_text (settings, "currency"));
}

/**
 * accord_agreement_job_new:
 * @workspace: a workspace
 *
 * Returns: (transfer full): what collecting needs, of now
 */
AccordAgreementJob *
accord_agreement_job_new (AccordWorkspace *workspace)
{
  AccordAgreementJob *job = g_new0 (AccordAgreementJob, 1);

  accord_agreement_job_init (job, workspace);
  return job;
}

/**
 * accord_agreement_job_free:
 * @job: (transfer full) (nullable): what collecting needed
 */
void
accord_agreement_job_free (AccordAgreementJob *job)
{
  if (job == NULL)
    return;
  accord_agreement_job_clear (job);
  g_free (job);
}

/**
 * accord_agreement_job_collect:
 * @job: what accord_agreement_job_init() took
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Collects what the agreement says now; on any thread but that of a window.
 *
 * Returns: (transfer full) (nullable): the draft
 */
AccordAgreement *
accord_agreement_job_collect (AccordAgreementJob *job,
                              GCancellable       *cancellable,
                              GError            **error)
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
  compute_referred (&self);
  if (!accord_agreement_job_compare (job, agreement, cancellable, error))
    return NULL;
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
  AccordAgreement *agreement = accord_agreement_job_collect (task_data, cancellable, &error);

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
  AccordAgreementJob job;

  g_return_val_if_fail (ACCORD_IS_WORKSPACE (self), NULL);

  accord_agreement_job_init (&job, self);
  agreement = accord_agreement_job_collect (&job, cancellable, error);
  accord_agreement_job_clear (&job);
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

  g_return_if_fail (ACCORD_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, accord_workspace_collect_agreement_async);
  g_task_set_task_data (task, accord_agreement_job_new (self), (GDestroyNotify) accord_agreement_job_free);
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
