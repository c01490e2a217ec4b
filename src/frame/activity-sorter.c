#include "frame/activity-sorter.h"

#include <string.h>

#include "frame/frame-private.h"

#define FIRST_CAPACITY 1024
#define NO_ROW G_MAXUINT32
/* Keys are nearly without gaps as a rule: then a table finds the row of one at once. */
#define MOST_GAPS 4

typedef struct
{
  AccordMoment at;
  guint32      row;
  guint32      kind;
} Activity;

struct _AccordActivitySorter
{
  const gint64     *keys; /* borrowed */
  guint             n_leads;
  guint32          *rows; /* by key - keys[0]; NULL: the keys are too far apart */
  AccordDictionary *kinds;
  Activity         *activities;
  gsize             n;
  gsize             capacity;
};

static void
index_keys (AccordActivitySorter *self)
{
  guint64 span;

  if (self->n_leads == 0)
    return;
  span = (guint64) (self->keys[self->n_leads - 1] - self->keys[0]) + 1;
  if (span / MOST_GAPS > self->n_leads)
    return;
  self->rows = accord_values_new (span, sizeof *self->rows);
  for (guint64 i = 0; i < span; i++)
    self->rows[i] = NO_ROW;
  for (guint32 row = 0; row < self->n_leads; row++)
    self->rows[self->keys[row] - self->keys[0]] = row;
}

static guint32
find_row (const AccordActivitySorter *self,
          gint64                      key)
{
  guint found;

  if (self->n_leads == 0 || key < self->keys[0] || key > self->keys[self->n_leads - 1])
    return NO_ROW;
  if (self->rows != NULL)
    return self->rows[key - self->keys[0]];
  found = _accord_keys_find_from (self->keys, 0, self->n_leads, key);
  return self->keys[found] == key ? found : NO_ROW;
}

static void
append (AccordActivitySorter *self,
        const Activity       *activity)
{
  if (self->n == self->capacity)
    {
      self->capacity += self->capacity / 2;
      self->activities = g_renew (Activity, self->activities, self->capacity);
    }
  self->activities[self->n++] = *activity;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const Activity *p = a;
  const Activity *q = b;

  if (p->at != q->at)
    return p->at < q->at ? -1 : 1;
  return p->kind < q->kind ? -1 : p->kind > q->kind;
}

static guint32 *
count_first (const AccordActivitySorter *self)
{
  guint32 *first = accord_values_new ((gsize) self->n_leads + 1, sizeof *first);

  memset (first, 0, ((gsize) self->n_leads + 1) * sizeof *first);
  for (gsize i = 0; i < self->n; i++)
    first[self->activities[i].row + 1]++;
  for (guint row = 0; row < self->n_leads; row++)
    first[row + 1] += first[row];
  return first;
}

/* The activities by lead, each lead's by time. */
static Activity *
lay_out (const AccordActivitySorter *self,
         const guint32              *first)
{
  g_autofree guint32 *next = accord_values_new ((gsize) self->n_leads + 1, sizeof *next);
  Activity *sorted = accord_values_new (self->n, sizeof *sorted);

  memcpy (next, first, ((gsize) self->n_leads + 1) * sizeof *next);
  for (gsize i = 0; i < self->n; i++)
    sorted[next[self->activities[i].row]++] = self->activities[i];
  for (guint row = 0; row < self->n_leads; row++)
    if (first[row + 1] - first[row] > 1)
      qsort (sorted + first[row], first[row + 1] - first[row], sizeof *sorted, compare_times);
  return sorted;
}

/**
 * accord_activity_sorter_new:
 * @lead_keys: (array length=n_leads): the keys of the leads, ascending; borrowed
 * @n_leads: their number
 *
 * Returns: (transfer full): a sorter without activities
 */
AccordActivitySorter *
accord_activity_sorter_new (const gint64 *lead_keys,
                            guint         n_leads)
{
  AccordActivitySorter *self = g_new0 (AccordActivitySorter, 1);

  self->keys = lead_keys;
  self->n_leads = n_leads;
  self->kinds = accord_dictionary_new ();
  self->capacity = FIRST_CAPACITY;
  self->activities = g_new (Activity, self->capacity);
  index_keys (self);
  return self;
}

/**
 * accord_activity_sorter_free:
 * @self: (transfer full) (nullable): a sorter
 */
void
accord_activity_sorter_free (AccordActivitySorter *self)
{
  if (self == NULL)
    return;
  accord_dictionary_unref (self->kinds);
  g_free (self->activities);
  g_free (self->rows);
  g_free (self);
}

/**
 * accord_activity_sorter_add:
 * @self: a sorter
 * @lead_keys: (array length=n): whose they are
 * @kinds: (array length=n): of what kind
 * @at: (array length=n): when
 * @n: their number
 *
 * Those of no known lead, without a kind or without a time are left out.
 */
void
accord_activity_sorter_add (AccordActivitySorter *self,
                            const gint64         *lead_keys,
                            const char *const    *kinds,
                            const AccordMoment   *at,
                            guint                 n)
{
  for (guint i = 0; i < n; i++)
    {
      Activity activity = { at[i], find_row (self, lead_keys[i]), 0 };

      if (activity.row == NO_ROW || at[i] == ACCORD_MOMENT_NONE)
        continue;
      activity.kind = accord_dictionary_add (self->kinds, kinds[i]);
      if (activity.kind != 0)
        append (self, &activity);
    }
}

/**
 * accord_activity_sorter_end:
 * @self: (transfer full): a sorter
 *
 * Returns: (transfer full): its activities by lead and time
 */
AccordActivityData *
accord_activity_sorter_end (AccordActivitySorter *self)
{
  AccordActivityData *data = g_atomic_rc_box_new0 (AccordActivityData);
  g_autofree Activity *sorted = NULL;

  data->first = count_first (self);
  sorted = lay_out (self, data->first);
  data->kinds = accord_values_new (self->n, sizeof *data->kinds);
  data->at = accord_values_new (self->n, sizeof *data->at);
  for (gsize i = 0; i < self->n; i++)
    {
      data->kinds[i] = sorted[i].kind;
      data->at[i] = sorted[i].at;
    }
  data->dictionary = g_steal_pointer (&self->kinds);
  accord_dictionary_freeze (data->dictionary);
  accord_activity_sorter_free (self);
  return data;
}
