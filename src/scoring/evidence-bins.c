#include "scoring/evidence-bins.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "frame/activity-window.h"
#include "model/canonical-json.h"

/* More values of a text are not told apart: «others». */
#define MOST_VALUES 40
/* Bins of numbers: so many at first, each with as many leads; those too small are merged with a neighbour. */
#define N_BINS 10
#define LEAST_SHARE 0.04
#define LEAST_LEADS 20

static AccordEvidenceValue *
value_new (const char *text)
{
  AccordEvidenceValue *self = g_new0 (AccordEvidenceValue, 1);

  self->value = g_strdup (text);
  self->from = self->to = NAN;
  return self;
}

static void
count (AccordEvidenceValue *self,
       const AccordOutcome *outcome,
       guint                row)
{
  self->n++;
  self->won += accord_lead_set_contains (outcome->won, row);
}

/* The most frequent first, what is empty last. */
static int
compare_frequency (gconstpointer a,
                   gconstpointer b)
{
  const AccordEvidenceValue *x = *(const AccordEvidenceValue *const *) a, *y = *(const AccordEvidenceValue *const *) b;

  if ((x->value == NULL) != (y->value == NULL))
    return x->value == NULL ? 1 : -1;
  if (x->n != y->n)
    return x->n < y->n ? 1 : -1;
  return g_strcmp0 (x->value, y->value);
}

/* Values that nobody who is asked about has go, and the least frequent of too many become one. */
static void
shorten (GPtrArray *values)
{
  AccordEvidenceValue *rest;

  for (guint i = values->len; i > 0; i--)
    if (((const AccordEvidenceValue *) values->pdata[i - 1])->n == 0)
      g_ptr_array_remove_index_fast (values, i - 1);
  g_ptr_array_sort (values, compare_frequency);
  if (values->len <= MOST_VALUES + 2)
    return;
  rest = value_new (NULL);
  rest->is_rest = TRUE;
  for (guint i = MOST_VALUES; i < values->len; i++)
    {
      const AccordEvidenceValue *value = values->pdata[i];

      if (value->value == NULL)
        continue;
      rest->n += value->n;
      rest->won += value->won;
    }
  for (guint i = values->len; i > MOST_VALUES; i--)
    if (((const AccordEvidenceValue *) values->pdata[i - 1])->value != NULL)
      g_ptr_array_remove_index (values, i - 1);
  g_ptr_array_add (values, rest);
}

static void
set_test (AccordEvidenceValue *self,
          const char          *field)
{
  g_autofree char *name = accord_condition_name_to_text (field);
  g_autofree char *text = self->value != NULL ? accord_condition_value_to_text (self->value) : NULL;

  if (self->is_rest)
    return;
  self->condition = text != NULL ? g_strdup_printf ("%s = %s", name, text) : g_strdup_printf ("%s is-empty", name);
}

/**
 * accord_evidence_of_texts:
 * @frame: all leads
 * @column: a column of texts; those that differ by case only are the same, as for conditions
 * @outcome: who is asked about
 *
 * Returns: (transfer full) (element-type AccordEvidenceValue): the values
 */
GPtrArray *
accord_evidence_of_texts (const AccordFrame       *frame,
                          const AccordFrameColumn *column,
                          const AccordOutcome     *outcome)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (accord_evidence_value_free);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree AccordEvidenceValue **by_code = g_new0 (AccordEvidenceValue *, column->n_codes + 1);

  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    {
      guint code = column->codes[row];

      if (!accord_lead_set_contains (outcome->leads, row))
        continue;
      if (by_code[code] == NULL)
        {
          const char *text = column->dictionary[code];
          char *folded = text != NULL ? g_utf8_casefold (text, -1) : g_strdup ("");

          by_code[code] = g_hash_table_lookup (seen, folded);
          if (by_code[code] == NULL)
            {
              by_code[code] = value_new (text);
              g_ptr_array_add (values, by_code[code]);
              g_hash_table_insert (seen, g_steal_pointer (&folded), by_code[code]);
            }
          g_free (folded);
        }
      count (by_code[code], outcome, row);
    }
  shorten (values);
  for (guint i = 0; i < values->len; i++)
    set_test (values->pdata[i], column->field->name);
  return values;
}

/**
 * accord_evidence_of_flags:
 * @frame: all leads
 * @column: a column of yes and no
 * @outcome: who is asked about
 *
 * Returns: (transfer full) (element-type AccordEvidenceValue): the values
 */
GPtrArray *
accord_evidence_of_flags (const AccordFrame       *frame,
                          const AccordFrameColumn *column,
                          const AccordOutcome     *outcome)
{
  GPtrArray *values = g_ptr_array_new_with_free_func (accord_evidence_value_free);

  g_ptr_array_add (values, value_new ("false"));
  g_ptr_array_add (values, value_new ("true"));
  g_ptr_array_add (values, value_new (NULL));
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    if (accord_lead_set_contains (outcome->leads, row))
      count (values->pdata[MIN (column->flags[row], 2)], outcome, row);
  shorten (values);
  for (guint i = 0; i < values->len; i++)
    set_test (values->pdata[i], column->field->name);
  return values;
}

typedef struct
{
  double number; /* NaN: empty */
  gboolean won;
} Point;

static int
compare_points (const void *a,
                const void *b)
{
  double x = ((const Point *) a)->number, y = ((const Point *) b)->number;

  if (isnan (x) || isnan (y))
    return isnan (x) - isnan (y);
  return (x > y) - (x < y);
}

/* Bins with as many leads each, where the same number is never in two. */
static GPtrArray *
cut (const Point *points,
     guint        n)
{
  GPtrArray *bins = g_ptr_array_new_with_free_func (accord_evidence_value_free);
  AccordEvidenceValue *bin = NULL;

  for (guint i = 0; i < n; i++)
    {
      gboolean is_full = bin != NULL && (guint64) i * N_BINS >= (guint64) n * bins->len;

      if (bin == NULL || (is_full && points[i].number != points[i - 1].number))
        {
          bin = value_new (NULL);
          bin->from = points[i].number;
          g_ptr_array_add (bins, bin);
        }
      bin->to = points[i].number;
      bin->n++;
      bin->won += points[i].won;
    }
  return bins;
}

static double
rate_of (const AccordEvidenceValue *self)
{
  return (self->won + 0.5) / (self->n + 1.0);
}

static void
merge (GPtrArray *bins,
       guint      first)
{
  AccordEvidenceValue *into = bins->pdata[first];
  const AccordEvidenceValue *from = bins->pdata[first + 1];

  into->to = from->to;
  into->n += from->n;
  into->won += from->won;
  g_ptr_array_remove_index (bins, first + 1);
}

/* The smallest goes to the neighbour that converts most alike, until all are large enough: their order stays. */
static void
merge_small (GPtrArray *bins,
             guint      n)
{
  guint least = MAX (LEAST_LEADS, (guint) (n * LEAST_SHARE));

  while (bins->len > 1)
    {
      guint smallest = 0;
      double below, above;

      for (guint i = 1; i < bins->len; i++)
        if (((const AccordEvidenceValue *) bins->pdata[i])->n < ((const AccordEvidenceValue *) bins->pdata[smallest])->n)
          smallest = i;
      if (((const AccordEvidenceValue *) bins->pdata[smallest])->n >= least)
        return;
      below = smallest > 0 ? fabs (rate_of (bins->pdata[smallest - 1]) - rate_of (bins->pdata[smallest])) : INFINITY;
      above = smallest + 1 < bins->len ? fabs (rate_of (bins->pdata[smallest + 1]) - rate_of (bins->pdata[smallest]))
                                       : INFINITY;
      merge (bins, below <= above ? smallest - 1 : smallest);
    }
}

/* How a bin is named, and for which leads it is: @is_day: of days. @test: what is compared, as text of a condition. */
static void
name_bin (AccordEvidenceValue *bin,
          const char          *test,
          gboolean             is_day,
          gboolean             is_first,
          gboolean             is_last)
{
  g_autofree char *from = is_day ? accord_day_to_iso ((AccordDay) bin->from) : accord_number_to_text (bin->from);
  g_autofree char *to = is_day ? accord_day_to_iso ((AccordDay) bin->to) : accord_number_to_text (bin->to);
  const char *quote = is_day ? "\"" : "";

  bin->value = bin->from == bin->to ? g_strdup (from) : g_strdup_printf ("%s – %s", from, to);
  if (bin->from == bin->to)
    bin->condition = g_strdup_printf ("%s = %s%s%s", test, quote, from, quote);
  else if (is_first)
    bin->condition = g_strdup_printf ("%s <= %s%s%s", test, quote, to, quote);
  else if (is_last)
    bin->condition = g_strdup_printf ("%s >= %s%s%s", test, quote, from, quote);
  else
    bin->condition = g_strdup_printf ("%s >= %s%s%s and %s <= %s%s%s", test, quote, from, quote, test, quote, to, quote);
}

static GPtrArray *
bin (Point      *points,
     guint       n,
     const char *test,
     gboolean    is_day)
{
  GPtrArray *bins;
  guint n_known = n;
  AccordEvidenceValue *empty;

  qsort (points, n, sizeof *points, compare_points);
  while (n_known > 0 && isnan (points[n_known - 1].number))
    n_known--;
  bins = cut (points, n_known);
  merge_small (bins, n_known);
  for (guint i = 0; i < bins->len; i++)
    name_bin (bins->pdata[i], test, is_day, i == 0, i + 1 == bins->len);
  if (n_known == n)
    return bins;
  empty = value_new (NULL);
  empty->n = n - n_known;
  for (guint i = n_known; i < n; i++)
    empty->won += points[i].won;
  empty->condition = g_strdup_printf ("%s is-empty", test);
  g_ptr_array_add (bins, empty);
  return bins;
}

/**
 * accord_evidence_of_numbers:
 * @frame: all leads
 * @column: a column of numbers or moments, which are told by their days
 * @outcome: who is asked about
 *
 * Returns: (transfer full) (element-type AccordEvidenceValue): bins in order, then what is empty
 */
GPtrArray *
accord_evidence_of_numbers (const AccordFrame       *frame,
                            const AccordFrameColumn *column,
                            const AccordOutcome     *outcome)
{
  g_autofree Point *points = g_new (Point, outcome->n + 1);
  g_autofree char *name = accord_condition_name_to_text (column->field->name);
  gboolean is_day = column->kind == ACCORD_FRAME_MOMENT;
  guint n = 0;

  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    if (accord_lead_set_contains (outcome->leads, row))
      {
        points[n].number = !is_day                                   ? column->reals[row]
                           : column->days[row] == ACCORD_DAY_NONE ? NAN
                                                                  : column->days[row];
        points[n++].won = accord_lead_set_contains (outcome->won, row);
      }
  return bin (points, n, name, is_day);
}

/**
 * accord_evidence_of_activity:
 * @frame: all leads
 * @kind: of activities
 * @outcome: who is asked about; only what comes before its instants counts
 *
 * Returns: (transfer full) (element-type AccordEvidenceValue): bins of how often it happened, in order
 */
GPtrArray *
accord_evidence_of_activity (const AccordFrame   *frame,
                             const char          *kind,
                             const AccordOutcome *outcome)
{
  g_autoptr (AccordCondition) test = accord_condition_new_activity (kind, ACCORD_OPERATOR_GE, 1, -1);
  g_autofree Point *points = g_new (Point, outcome->n + 1);
  g_autofree char *quoted = accord_condition_value_to_text (kind);
  g_autofree char *name = g_strdup_printf ("activity(%s)", quoted);
  g_auto (AccordActivityWindow) window = { NULL };
  guint n = 0;

  accord_activity_window_init (&window, frame, test, &outcome->each[0]);
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    {
      AccordActivities all;

      if (!accord_lead_set_contains (outcome->leads, row))
        continue;
      accord_activity_window_move (&window, test, &outcome->each[row]);
      accord_frame_get_activities (frame, row, &all);
      points[n].number = 0;
      for (guint i = 0; i < all.n; i++)
        points[n].number += window.kinds[all.kinds[i]] && accord_activity_window_includes (&window, all.at[i]);
      points[n++].won = accord_lead_set_contains (outcome->won, row);
    }
  return bin (points, n, name, FALSE);
}
