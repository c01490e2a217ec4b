#include "naive-metric.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const AccordFrame *frame;
  const AccordQuery *query;
  gboolean           is_leads, is_conversion, is_lead_value, is_customers, is_revenue, is_mean;
} Naive;

static AccordDay
own_day (const Naive *self,
         guint        row,
         guint        stage)
{
  const AccordFrameColumn *column = accord_frame_stage_column (self->frame, (AccordStage) stage);
  AccordMoment moment = column->moments[row];

  if (moment == ACCORD_MOMENT_NONE)
    return ACCORD_DAY_NONE;
  if (accord_moment_is_day (moment))
    return column->days[row] <= self->query->as_of.day ? column->days[row] : ACCORD_DAY_NONE;
  return accord_moment_to_ms (moment) <= self->query->as_of.instant_ms ? column->days[row] : ACCORD_DAY_NONE;
}

static AccordDay
passed (const Naive *self,
        guint        row,
        AccordStage  stage)
{
  if (stage == ACCORD_STAGE_LOST)
    return own_day (self, row, stage);
  for (guint s = stage; s <= ACCORD_STAGE_CUSTOMER; s++)
    if (own_day (self, row, s) != ACCORD_DAY_NONE)
      return own_day (self, row, s);
  return ACCORD_DAY_NONE;
}

static gboolean
skipped (const Naive *self,
         guint        row,
         AccordStage  stage)
{
  return passed (self, row, stage) != ACCORD_DAY_NONE && own_day (self, row, stage) == ACCORD_DAY_NONE;
}

static gboolean
has_no_date (const Naive *self,
             guint        row)
{
  for (guint s = ACCORD_STAGE_LEAD; s <= ACCORD_STAGE_CUSTOMER; s++)
    if (accord_frame_stage_column (self->frame, (AccordStage) s)->moments[row] != ACCORD_MOMENT_NONE)
      return FALSE;
  return TRUE;
}

static gboolean
in_scope (const Naive *self,
          guint        row)
{
  return self->query->scope == NULL || accord_lead_set_contains (self->query->scope, row);
}

static char *
group_of (const Naive *self,
          guint        row)
{
  if (self->query->group == NULL)
    return NULL;
  if (g_str_equal (self->query->group, "stage"))
    return g_strdup (accord_stage_get_name (accord_frame_stage_at (self->frame, row, &self->query->as_of)));
  return accord_frame_cell_text (self->frame, accord_frame_find_column (self->frame, self->query->group), row);
}

static char *
period_of (const Naive *self,
           AccordDay    day)
{
  g_autoptr (GDateTime) epoch = g_date_time_new_utc (1970, 1, 1, 0, 0, 0);
  g_autoptr (GDateTime) date = NULL;

  if (self->query->by == ACCORD_PERIOD_ALL)
    return g_strdup ("all");
  date = g_date_time_add_days (epoch, day);
  if (self->query->by == ACCORD_PERIOD_QUARTER)
    return g_strdup_printf ("%04d-Q%d", g_date_time_get_year (date), (g_date_time_get_month (date) + 2) / 3);
  return g_date_time_format (date, self->query->by == ACCORD_PERIOD_YEAR    ? "%Y"
                                   : self->query->by == ACCORD_PERIOD_MONTH ? "%Y-%m"
                                                                            : "%G-W%V");
}

static gboolean
in_range (const Naive *self,
          AccordDay    day)
{
  if (self->query->from != ACCORD_DAY_NONE && day < self->query->from)
    return FALSE;
  return self->query->to == ACCORD_DAY_NONE || day <= self->query->to;
}

static gboolean
in_figure (const Naive        *self,
           const AccordFigure *figure,
           AccordDay           day)
{
  g_autofree char *period = NULL;

  if (day == ACCORD_DAY_NONE || !in_range (self, day))
    return FALSE;
  period = period_of (self, day);
  return g_str_equal (period, figure->period);
}

/* The numerator of a sum of money. FALSE: the value is left out. */
static gboolean
add_money (const Naive  *self,
           AccordFigure *figure,
           guint         row)
{
  double value = accord_frame_find_column (self->frame, "value")->reals[row];
  g_autofree char *currency = accord_frame_cell_text (self->frame, accord_frame_find_column (self->frame, "currency"),
                                                      row);

  if (isnan (value))
    figure->left_out[ACCORD_LEFT_OUT_NO_VALUE]++;
  else if (*self->query->currency != '\0' && currency != NULL &&
           g_ascii_strcasecmp (currency, self->query->currency) != 0)
    figure->left_out[ACCORD_LEFT_OUT_CURRENCY]++;
  else
    {
      figure->numerator += value;
      return TRUE;
    }
  return FALSE;
}

static void
add_entry (const Naive  *self,
           AccordFigure *figure,
           guint         row,
           AccordStage   stage)
{
  AccordDay day = passed (self, row, stage);

  if (!in_figure (self, figure, day))
    return;
  if (self->is_revenue || self->is_mean)
    {
      if (!add_money (self, figure, row))
        return;
    }
  else
    figure->numerator++;
  if (self->is_mean)
    figure->denominator++;
  figure->left_out[ACCORD_LEFT_OUT_SKIPPED] += skipped (self, row, stage);
  figure->left_out[ACCORD_LEFT_OUT_OUT_OF_ORDER] += day < passed (self, row, ACCORD_STAGE_LEAD);
}

static void
add_period (const Naive  *self,
            AccordFigure *figure,
            guint         row,
            AccordDay     a,
            AccordDay     b,
            AccordStage   to)
{
  if (in_figure (self, figure, a))
    {
      figure->denominator++;
      figure->left_out[ACCORD_LEFT_OUT_SKIPPED] += skipped (self, row, self->query->from_stage);
    }
  if (a == ACCORD_DAY_NONE || !in_figure (self, figure, b))
    return;
  if (self->is_lead_value && !add_money (self, figure, row))
    return;
  figure->numerator += !self->is_lead_value;
  figure->left_out[ACCORD_LEFT_OUT_SKIPPED] += skipped (self, row, to);
  figure->left_out[ACCORD_LEFT_OUT_OUT_OF_ORDER] += b < a;
}

static void
add_rate (const Naive  *self,
          AccordFigure *figure,
          guint         row)
{
  AccordStage to = self->is_lead_value ? ACCORD_STAGE_CUSTOMER : self->query->to_stage;
  AccordDay a = passed (self, row, self->query->from_stage);
  AccordDay b = passed (self, row, to);
  gboolean cohort = self->query->basis == ACCORD_BASIS_COHORT;
  gboolean converted;

  if (self->query->basis == ACCORD_BASIS_PERIOD)
    {
      add_period (self, figure, row, a, b, to);
      return;
    }
  if (!in_figure (self, figure, a))
    return;
  if (cohort && self->query->as_of.day - a < self->query->horizon_days)
    {
      figure->open++;
      return;
    }
  converted = b != ACCORD_DAY_NONE && (!cohort || b - a <= self->query->horizon_days);
  figure->denominator++;
  figure->left_out[ACCORD_LEFT_OUT_SKIPPED] += skipped (self, row, self->query->from_stage) ||
                                               (converted && skipped (self, row, to));
  figure->left_out[ACCORD_LEFT_OUT_OUT_OF_ORDER] += converted && b < a;
  if (converted && self->is_lead_value)
    add_money (self, figure, row);
  else if (converted)
    figure->numerator++;
  else if (!cohort && accord_frame_stage_at (self->frame, row, &self->query->as_of) != ACCORD_STAGE_LOST)
    figure->open++;
}

static int
compare_ints (gconstpointer a,
              gconstpointer b)
{
  return *(const gint *) a - *(const gint *) b;
}

/* Also of the leads that from and to cut off; «all» is what they leave. */
static gboolean
in_whole_period (const Naive        *self,
                 const AccordFigure *figure,
                 AccordDay           day)
{
  g_autofree char *period = NULL;

  if (day == ACCORD_DAY_NONE || self->query->by == ACCORD_PERIOD_ALL)
    return in_figure (self, figure, day);
  period = period_of (self, day);
  return g_str_equal (period, figure->period);
}

static gboolean
cohort_is_mature (const Naive        *self,
                  const AccordFigure *figure)
{
  for (guint row = 0; row < accord_frame_get_n_leads (self->frame); row++)
    {
      AccordDay a = passed (self, row, self->query->from_stage);
      g_autofree char *group = group_of (self, row);

      if (in_scope (self, row) && g_strcmp0 (group, figure->group) == 0 && in_whole_period (self, figure, a) &&
          self->query->as_of.day - a < self->query->horizon_days)
        return FALSE;
    }
  return TRUE;
}

static gboolean
to_date_is_mature (const Naive        *self,
                   const AccordFigure *figure)
{
  g_autoptr (GArray) ages = g_array_new (FALSE, FALSE, sizeof (gint));
  AccordStage to = self->is_lead_value ? ACCORD_STAGE_CUSTOMER : self->query->to_stage;
  AccordDay youngest = ACCORD_DAY_NONE;

  for (guint row = 0; row < accord_frame_get_n_leads (self->frame); row++)
    {
      AccordDay a = passed (self, row, self->query->from_stage);
      AccordDay b = passed (self, row, to);
      g_autofree char *group = group_of (self, row);

      if (a != ACCORD_DAY_NONE && b != ACCORD_DAY_NONE)
        {
          gint age = MAX (b - a, 0);

          g_array_append_val (ages, age);
        }
      if (in_scope (self, row) && g_strcmp0 (group, figure->group) == 0 && in_whole_period (self, figure, a))
        youngest = MAX (youngest, a);
    }
  if (youngest == ACCORD_DAY_NONE)
    return TRUE;
  if (ages->len == 0)
    return FALSE;
  g_array_sort (ages, compare_ints);
  return self->query->as_of.day - youngest > g_array_index (ages, gint, (guint) ceil (ages->len * 0.9) - 1);
}

static gboolean
period_has_ended (const Naive        *self,
                  const AccordFigure *figure)
{
  AccordDay next = self->query->as_of.day + 1;
  g_autofree char *period = NULL;

  if (self->query->by == ACCORD_PERIOD_ALL)
    return self->query->to < next;
  period = period_of (self, next);
  return strcmp (figure->period, period) < 0;
}

static void
finish (const Naive  *self,
        AccordFigure *figure)
{
  gboolean has_basis = self->is_conversion || self->is_lead_value;

  if (has_basis || self->is_mean)
    figure->value = figure->denominator > 0 ? figure->numerator / figure->denominator : NAN;
  else
    {
      figure->denominator = NAN;
      figure->value = figure->numerator;
    }
  if (has_basis && self->query->basis == ACCORD_BASIS_COHORT)
    figure->mature = cohort_is_mature (self, figure);
  else if (has_basis && self->query->basis == ACCORD_BASIS_TO_DATE)
    figure->mature = to_date_is_mature (self, figure);
  else
    figure->mature = period_has_ended (self, figure);
}

static void
add_undated (const Naive  *self,
             AccordFigure *figure,
             guint         row)
{
  gboolean ever = self->query->by == ACCORD_PERIOD_ALL && self->query->from == ACCORD_DAY_NONE &&
                  self->query->to == ACCORD_DAY_NONE;

  if (!has_no_date (self, row) || self->is_customers || self->is_revenue || self->is_mean ||
      self->query->from_stage != ACCORD_STAGE_LEAD)
    return;
  if (self->is_leads && ever)
    figure->numerator++;
  else
    figure->left_out[ACCORD_LEFT_OUT_NO_DATE]++;
}

static AccordFigure *
count_figure (const Naive *self,
              const char  *period,
              const char  *group)
{
  AccordFigure *figure = g_new0 (AccordFigure, 1);

  figure->period = g_strdup (period);
  figure->group = g_strdup (group);
  for (guint row = 0; row < accord_frame_get_n_leads (self->frame); row++)
    {
      g_autofree char *mine = group_of (self, row);

      if (!in_scope (self, row) || g_strcmp0 (mine, group) != 0)
        continue;
      add_undated (self, figure, row);
      if (self->is_conversion || self->is_lead_value)
        add_rate (self, figure, row);
      else
        add_entry (self, figure, row, self->is_leads ? self->query->from_stage : ACCORD_STAGE_CUSTOMER);
    }
  finish (self, figure);
  return figure;
}

static gboolean
is_nothing (const AccordFigure *figure,
            gboolean            even_undated)
{
  guint64 sum = figure->open;

  for (guint reason = even_undated ? 0 : 1; reason < ACCORD_N_LEFT_OUT; reason++)
    sum += figure->left_out[reason];
  return sum == 0 && figure->numerator == 0 && !(figure->denominator > 0);
}

/* «No value» last. The numbers of the frames have one digit: they sort as texts do. */
static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const char *p = *(const char *const *) a;
  const char *q = *(const char *const *) b;

  if (p == NULL || q == NULL)
    return (p == NULL) - (q == NULL);
  return strcmp (p, q);
}

static GPtrArray *
list_groups (const Naive *self)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (g_free);

  for (guint row = 0; row < accord_frame_get_n_leads (self->frame); row++)
    {
      g_autofree char *group = group_of (self, row);
      gboolean known = FALSE;

      for (guint i = 0; i < groups->len; i++)
        known |= g_strcmp0 (g_ptr_array_index (groups, i), group) == 0;
      if (!known)
        g_ptr_array_add (groups, g_steal_pointer (&group));
    }
  g_ptr_array_sort (groups, compare_groups);
  return groups;
}

/* The days of six years: more than any random lead has. */
static GPtrArray *
list_periods (const Naive *self)
{
  GPtrArray *periods = g_ptr_array_new_with_free_func (g_free);

  for (AccordDay day = accord_day_from_ymd (2014, 1, 1); day < accord_day_from_ymd (2020, 1, 1); day++)
    {
      g_autofree char *period = period_of (self, day);

      if (periods->len == 0 || !g_str_equal (g_ptr_array_index (periods, periods->len - 1), period))
        g_ptr_array_add (periods, g_steal_pointer (&period));
    }
  return periods;
}

/* Drops groups of which nothing is counted, and the periods before the first and after the last in which anything is. */
static void
drop_nothing (GPtrArray *figures,
              guint      n_groups,
              gboolean   all,
              gboolean   grouped)
{
  guint n_periods = figures->len / n_groups;
  guint first = n_periods, last = 0;
  g_autofree gboolean *used = g_new0 (gboolean, n_groups);

  for (guint i = 0; i < figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures, i);

      used[i % n_groups] |= !is_nothing (figure, TRUE) || !grouped;
      if (!is_nothing (figure, FALSE))
        {
          first = MIN (first, i / n_groups);
          last = i / n_groups;
        }
    }
  for (guint i = figures->len; i > 0; i--)
    {
      guint period = (i - 1) / n_groups;

      if (!used[(i - 1) % n_groups] || (!all && (period < first || period > last)))
        g_ptr_array_remove_index (figures, i - 1);
    }
}

GPtrArray *
naive_metric_compute (const char        *metric,
                      const AccordFrame *frame,
                      const AccordQuery *query)
{
  const Naive self = {
    .frame = frame,
    .query = query,
    .is_leads = g_str_equal (metric, "leads"),
    .is_conversion = g_str_equal (metric, "conversion-rate"),
    .is_lead_value = g_str_equal (metric, "lead-value"),
    .is_customers = g_str_equal (metric, "new-customers"),
    .is_revenue = g_str_equal (metric, "revenue"),
    .is_mean = g_str_equal (metric, "mean-deal-value"),
  };
  GPtrArray *figures = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  g_autoptr (GPtrArray) groups = list_groups (&self);
  g_autoptr (GPtrArray) periods = list_periods (&self);

  for (guint i = 0; i < periods->len; i++)
    for (guint j = 0; j < groups->len; j++)
      g_ptr_array_add (figures, count_figure (&self, g_ptr_array_index (periods, i), g_ptr_array_index (groups, j)));
  drop_nothing (figures, groups->len, query->by == ACCORD_PERIOD_ALL, query->group != NULL);
  return figures;
}
