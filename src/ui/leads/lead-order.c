#include "ui/leads/lead-order.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

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
  g_clear_pointer (&self->sort, g_free);
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

/* One row with what it is sorted by: a number, so that comparing is cheap. Empty is NaN. */
typedef struct
{
  double  key;
  guint32 row;
} Keyed;

static gint
compare_keyed (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const Keyed *first = a;
  const Keyed *second = b;
  gint direction = GPOINTER_TO_INT (user_data);

  if (isnan (first->key) != isnan (second->key))
    return isnan (first->key) ? 1 : -1;
  if (first->key < second->key)
    return -direction;
  if (first->key > second->key)
    return direction;
  return first->row < second->row ? -1 : first->row > second->row;
}

typedef struct
{
  const char *text;
  guint32     code;
} Entry;

static gint
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *first = a;
  const Entry *second = b;
  gint order = g_ascii_strcasecmp (first->text, second->text);

  return order != 0 ? order : strcmp (first->text, second->text);
}

/* The place of each code of a dictionary in the order of its texts. */
static guint32 *
rank_dictionary (const AccordFrameColumn *column)
{
  Entry *entries = g_new (Entry, MAX (column->n_codes, 1));
  guint32 *ranks = g_new0 (guint32, MAX (column->n_codes, 1));
  guint n = 0;

  for (guint32 code = 1; code < column->n_codes; code++)
    entries[n++] = (Entry) { column->dictionary[code], code };
  qsort (entries, n, sizeof (Entry), compare_entries);
  for (guint i = 0; i < n; i++)
    ranks[entries[i].code] = i;
  g_free (entries);
  return ranks;
}

static double
find_key (const AccordFrameColumn *column,
          const guint32           *ranks,
          guint32                  row)
{
  switch (column->kind)
    {
    case ACCORD_FRAME_TEXT:
      return column->codes[row] == 0 ? NAN : ranks[column->codes[row]];
    case ACCORD_FRAME_MOMENT:
      return column->moments[row] == ACCORD_MOMENT_NONE ? NAN : (double) column->moments[row];
    case ACCORD_FRAME_BOOLEAN:
      return column->flags[row] > 1 ? NAN : column->flags[row];
    case ACCORD_FRAME_REAL:
    default:
      return column->reals[row];
    }
}

static void
sort_rows (GArray                  *rows,
           const AccordFrameColumn *column,
           gboolean                 descending)
{
  g_autofree guint32 *ranks = column->kind == ACCORD_FRAME_TEXT ? rank_dictionary (column) : NULL;
  g_autoptr (GArray) keyed = g_array_sized_new (FALSE, FALSE, sizeof (Keyed), rows->len);

  for (guint i = 0; i < rows->len; i++)
    {
      guint32 row = g_array_index (rows, guint32, i);
      Keyed entry = { find_key (column, ranks, row), row };

      g_array_append_val (keyed, entry);
    }
  g_array_sort_with_data (keyed, compare_keyed, GINT_TO_POINTER (descending ? -1 : 1));
  for (guint i = 0; i < rows->len; i++)
    g_array_index (rows, guint32, i) = g_array_index (keyed, Keyed, i).row;
}

/**
 * accord_lead_order_rows:
 *
 * Returns: (transfer full): row numbers (guint32) of @frame; %NULL where the condition does not fit it
 */
GArray *
accord_lead_order_rows (const AccordLeadOrder *self,
                        const AccordFrame     *frame,
                        GError               **error)
{
  g_autoptr (AccordCondition) condition = make_condition (self, frame);
  g_autoptr (AccordLeadSet) leads = accord_condition_match (condition, frame, &self->as_of, error);
  const AccordFrameColumn *column = self->sort != NULL ? accord_frame_find_column (frame, self->sort) : NULL;
  GArray *rows;

  if (leads == NULL)
    return NULL;
  rows = list_rows (leads);
  if (column != NULL)
    sort_rows (rows, column, self->descending);
  return rows;
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
  job->order.where = self->where != NULL ? accord_condition_ref (self->where) : NULL;
  job->frame = accord_frame_ref (frame);
  g_task_set_task_data (task, job, (GDestroyNotify) free_job);
  g_task_run_in_thread (task, compute_in_thread);
}

GArray *
accord_lead_order_compute_finish (GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
