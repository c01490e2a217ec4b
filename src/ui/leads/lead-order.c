#include "ui/leads/lead-order.h"

#define BITS 64 /* of a word of a set */

static const char *const searched[] = { "name", "company", "email", "id", "job_title" };

/**
 * accord_lead_order_clear:
 *
 * Frees what @self holds.
 */
void
accord_lead_order_clear (AccordLeadOrder *self)
{
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->where, accord_condition_unref);
  g_clear_pointer (&self->behind, accord_figure_part_unref);
  g_clear_pointer (&self->sort, g_free);
  g_clear_pointer (&self->ranking, accord_lead_ranking_unref);
}

static AccordCondition *
make_condition (const AccordLeadOrder *self,
                const AccordFrame     *frame)
{
  AccordCondition *all = accord_condition_new_group (ACCORD_CONDITION_ALL);
  AccordCondition *any;

  if (self->where != NULL)
    accord_condition_add (all, accord_condition_ref (self->where));
  if (self->search == NULL || *self->search == '\0')
    return all;
  any = accord_condition_new_group (ACCORD_CONDITION_ANY);
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      AccordCondition *test;

      if (accord_frame_find_column (frame, searched[i]) == NULL)
        continue;
      test = accord_condition_new_test (searched[i], ACCORD_OPERATOR_CONTAINS);
      accord_condition_add_text (test, self->search);
      accord_condition_add (any, test);
    }
  accord_condition_add (all, any);
  return all;
}

static GArray *
list_rows (const AccordLeadSet *leads)
{
  guint n_rows = accord_lead_set_get_n_rows (leads);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), accord_lead_set_count (leads));

  for (guint32 row = 0; row < n_rows; row++)
    if (accord_lead_set_contains (leads, row))
      g_array_append_val (rows, row);
  return rows;
}

/* Without a call for each of a million rows: somebody types, and waits. There is room for one more row than there are, so
 * that each can be written before it is known whether it stays. */
static GArray *
list_ranked (AccordLeadSet           *leads,
             const AccordLeadRanking *ranking)
{
  const guint32 *ranked = accord_lead_ranking_get_rows (ranking);
  const guint64 *words = accord_lead_set_get_words (leads);
  guint n_rows = accord_lead_set_get_n_rows (leads), n = accord_lead_set_count (leads);
  GArray *rows = g_array_sized_new (FALSE, FALSE, sizeof (guint32), n + 1);
  guint32 *to;

  if (n == n_rows)
    return g_array_append_vals (rows, ranked, n_rows);
  g_array_set_size (rows, n);
  to = &g_array_index (rows, guint32, 0);
  for (guint i = 0; i < n_rows; i++)
    {
      *to = ranked[i];
      to += words[ranked[i] / BITS] >> (ranked[i] % BITS) & 1;
    }
  return rows;
}

static void
rank (AccordLeadOrder   *self,
      const AccordFrame *frame)
{
  if (self->ranking != NULL && accord_lead_ranking_is_of (self->ranking, frame, self->sort, self->descending))
    return;
  g_clear_pointer (&self->ranking, accord_lead_ranking_unref);
  if (self->sort != NULL)
    self->ranking = accord_lead_ranking_new (frame, self->sort, self->descending);
}

static AccordLeadSet *
find_leads (const AccordLeadOrder *self,
            const AccordFrame     *frame,
            GError               **error)
{
  g_autoptr (AccordCondition) condition = make_condition (self, frame);
  g_autoptr (AccordLeadSet) leads = accord_condition_match (condition, frame, &self->as_of, error);
  g_autoptr (AccordLeadSet) behind = NULL;

  if (leads == NULL || self->behind == NULL)
    return g_steal_pointer (&leads);
  behind = accord_figure_part_find (self->behind, frame, error);
  if (behind == NULL)
    return NULL;
  accord_lead_set_and (leads, behind);
  return g_steal_pointer (&leads);
}

/**
 * accord_lead_order_rows:
 *
 * The ranking of the leads is kept in @self, for the next search.
 *
 * Returns: (transfer full): row numbers (guint32) of @frame; %NULL where the condition does not fit it
 */
GArray *
accord_lead_order_rows (AccordLeadOrder   *self,
                        const AccordFrame *frame,
                        GError           **error)
{
  g_autoptr (AccordLeadSet) leads = find_leads (self, frame, error);

  if (leads == NULL)
    return NULL;
  rank (self, frame);
  return self->ranking != NULL ? list_ranked (leads, self->ranking) : list_rows (leads);
}

typedef struct
{
  AccordLeadOrder order;
  AccordFrame    *frame;
} Job;

static void
free_job (Job *job)
{
  accord_lead_order_clear (&job->order);
  accord_frame_unref (job->frame);
  g_free (job);
}

static void
compute_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  Job *job = task_data;
  GError *error = NULL;
  GArray *rows = accord_lead_order_rows (&job->order, job->frame, &error);

  if (rows != NULL)
    g_task_return_pointer (task, rows, (GDestroyNotify) g_array_unref);
  else
    g_task_return_error (task, error);
}

/**
 * accord_lead_order_compute_async:
 *
 * accord_lead_order_rows() off the main thread, with copies of what it takes.
 */
void
accord_lead_order_compute_async (const AccordLeadOrder *self,
                                 AccordFrame           *frame,
                                 GCancellable          *cancellable,
                                 GAsyncReadyCallback    callback,
                                 gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  job->order = *self;
  job->order.search = g_strdup (self->search);
  job->order.sort = g_strdup (self->sort);
  job->order.ranking = self->ranking != NULL ? accord_lead_ranking_ref (self->ranking) : NULL;
  job->order.behind = self->behind != NULL ? accord_figure_part_ref (self->behind) : NULL;
  job->order.where = self->where != NULL ? accord_condition_ref (self->where) : NULL;
  job->frame = accord_frame_ref (frame);
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  g_task_run_in_thread (task, compute_in_thread);
}

/**
 * accord_lead_order_compute_finish:
 *
 * Returns: (transfer full): as accord_lead_order_rows(); its ranking is kept in @self
 */
GArray *
accord_lead_order_compute_finish (AccordLeadOrder  *self,
                                  GAsyncResult     *result,
                                  GError          **error)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  GArray *rows = g_task_propagate_pointer (G_TASK (result), error);

  if (rows == NULL)
    return NULL;
  g_clear_pointer (&self->ranking, accord_lead_ranking_unref);
  self->ranking = g_steal_pointer (&job->order.ranking);
  return rows;
}
