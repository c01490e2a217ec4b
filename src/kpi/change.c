/*
 * What a figure changed by between two stretches of time that follow one another, and because of what: how many leads came
 * (volume) or from where (mix), how many of them bought (rate), what a deal was worth (value). The steps add up to the change.
 *
 *   revenue         = leads × (customers ÷ leads) × (revenue ÷ customers), all by the days of the stretch
 *   new customers   = leads × (customers ÷ leads), likewise
 *   lead value      = (customers ÷ leads) × (revenue ÷ customers), of the leads of the stretch, on the basis asked for
 *   conversion rate = Σ share of a source × its rate, or of another field that is asked for
 *
 * Customers of which no value is known are none here where money is counted. The formulas are those of decomposition.c.
 * A factor that does not exist on one side, for there was nobody, is taken to have been what it is on the other: nobody can
 * say that it changed. Where there are customers of a stretch without any lead, no product gives their number: the steps
 * have no value then.
 */
#include "kpi/change.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "kpi/counting.h"
#include "kpi/decomposition.h"
#include "kpi/form-maker.h"
#include "kpi/group.h"
#include "kpi/period.h"

#define USUAL_MIX "source"

typedef enum
{
  BEFORE,
  AFTER,
  N_SIDES,
} Side;

/* A stretch of time, and what is known of it. */
typedef struct
{
  AccordQuery   query;
  AccordFigure *figure;    /* the figure itself */
  double        leads, customers, money;
} Half;

typedef struct
{
  const AccordMetric *metric;
  const AccordFrame  *frame;
  AccordQuery         query; /* of the later stretch */
  Half                halves[N_SIDES];
  AccordFigures      *figures;
} Change;

static gboolean
is_counted_by (const Change         *self,
               const AccordCounting *counting)
{
  return self->metric->counting == counting;
}

static AccordQuery
make_plain (const AccordQuery *query)
{
  AccordQuery plain = *query;

  plain.form = ACCORD_FORM_PLAIN;
  plain.by = ACCORD_PERIOD_ALL;
  plain.group = NULL;
  return plain;
}

/* The last period that is over, and in which all leads are old enough where that matters. */
static void
choose_stretch (const AccordMetric *metric,
                const AccordQuery  *query,
                AccordDay          *first,
                AccordDay          *last)
{
  AccordPeriodKind kind = query->by != ACCORD_PERIOD_ALL ? query->by : ACCORD_PERIOD_MONTH;
  gboolean waits = metric->has_basis && query->basis == ACCORD_BASIS_COHORT;
  AccordDay day = query->to != ACCORD_DAY_NONE ? query->to : query->as_of.day - (waits ? query->horizon_days : 0);

  accord_period_get_days (kind, day, first, last);
  if (query->to == ACCORD_DAY_NONE && *last > day)
    accord_period_get_days (kind, *first - 1, first, last);
}

static void
set_stretches (Change *self)
{
  AccordDay first = self->query.from, last = self->query.to;

  if (first == ACCORD_DAY_NONE && last == ACCORD_DAY_NONE)
    choose_stretch (self->metric, &self->query, &first, &last);
  else if (first == ACCORD_DAY_NONE)
    choose_stretch (self->metric, &self->query, &first, &(AccordDay) { 0 });
  else if (last == ACCORD_DAY_NONE)
    last = MAX (self->query.as_of.day, first);
  self->query.from = first;
  self->query.to = last;
  for (guint side = 0; side < N_SIDES; side++)
    self->halves[side].query = make_plain (&self->query);
  accord_stretch_before (first, last, &self->halves[BEFORE].query.from, &self->halves[BEFORE].query.to);
}

static AccordFigure *
compute_one (const char        *metric,
             const AccordFrame *frame,
             const AccordQuery *query,
             GError           **error)
{
  g_autoptr (AccordFigures) figures = accord_metric_compute (accord_metric_find (metric), frame, query, error);

  return figures != NULL ? accord_figure_copy (g_ptr_array_index (figures->figures, 0)) : NULL;
}

static gboolean
count_customers (Change  *self,
                 Half    *half,
                 GError **error)
{
  g_autoptr (AccordLeadSet) customers = accord_figure_leads (self->metric, self->frame, &half->query, half->figure,
                                                             ACCORD_PART_NUMERATOR, error);

  if (customers == NULL)
    return FALSE;
  half->customers = accord_lead_set_count (customers);
  return TRUE;
}

/* How many leads came, bought, and for how much. */
static gboolean
count_half (Change  *self,
            Half    *half,
            GError **error)
{
  AccordQuery of_leads = half->query;
  g_autoptr (AccordFigure) leads = NULL;

  half->figure = compute_one (self->metric->id, self->frame, &half->query, error);
  if (half->figure == NULL || !count_customers (self, half, error))
    return FALSE;
  half->money = half->figure->numerator;
  half->leads = half->figure->denominator;
  if (!isnan (half->leads))
    return TRUE;
  of_leads.from_stage = ACCORD_STAGE_LEAD;
  leads = compute_one ("leads", self->frame, &of_leads, error);
  if (leads == NULL)
    return FALSE;
  half->leads = leads->numerator;
  return TRUE;
}

static void
add_figure (Change     *self,
            const char *name,
            Side        side,
            double      value)
{
  const Half *half = &self->halves[side];
  AccordFigure *figure = accord_figure_copy (half->figure);
  gboolean is_step = !g_str_equal (name, ACCORD_CHANGE_BEFORE) && !g_str_equal (name, ACCORD_CHANGE_AFTER);

  g_free (figure->group);
  figure->group = g_strdup (name);
  figure->first = half->query.from;
  figure->last = half->query.to;
  figure->value = value;
  if (is_step)
    {
      figure->numerator = value;
      figure->denominator = figure->low = figure->high = NAN;
      figure->open = 0;
      memset (figure->left_out, 0, sizeof figure->left_out);
    }
  g_ptr_array_add (self->figures->figures, figure);
}

/* Factors by side; one that is nothing divided by nothing is what it is on the other side. */
static void
set_factor (double  factors[N_SIDES][ACCORD_MOST_FACTORS],
            guint   index,
            double  numerator[N_SIDES],
            double  denominator[N_SIDES])
{
  for (guint side = 0; side < N_SIDES; side++)
    factors[side][index] = denominator[side] > 0 ? numerator[side] / denominator[side] : NAN;
  for (guint side = 0; side < N_SIDES; side++)
    if (isnan (factors[side][index]) && numerator[side] == 0)
      factors[side][index] = isnan (factors[1 - side][index]) ? 0 : factors[1 - side][index];
}

static void
add_product (Change *self)
{
  static const char *const names[] = { ACCORD_CHANGE_VOLUME, ACCORD_CHANGE_RATE, ACCORD_CHANGE_VALUE };
  Half *b = &self->halves[BEFORE], *a = &self->halves[AFTER];
  double leads[N_SIDES] = { b->leads, a->leads }, customers[N_SIDES] = { b->customers, a->customers };
  double money[N_SIDES] = { b->money, a->money };
  double factors[N_SIDES][ACCORD_MOST_FACTORS], parts[ACCORD_MOST_FACTORS];
  gboolean of_leads = is_counted_by (self, &accord_counting_lead_value);
  guint n = 0, first = of_leads ? 1 : 0;

  if (!of_leads)
    {
      factors[BEFORE][n] = leads[BEFORE];
      factors[AFTER][n++] = leads[AFTER];
    }
  set_factor (factors, n++, customers, leads);
  if (!is_counted_by (self, &accord_counting_new_customers))
    set_factor (factors, n++, money, customers);
  accord_decompose_product (factors[BEFORE], factors[AFTER], n, parts);
  /* Without a figure on both sides there is no change. */
  for (guint i = 0; i < n; i++)
    add_figure (self, names[first + i], AFTER,
                isnan (b->figure->value) || isnan (a->figure->value) ? NAN : parts[i]);
}

/* Groups by name, with their parts of numerator and denominator before and after. */
static gboolean
list_rate_parts (Change     *self,
                 const char *field,
                 GArray     *parts,
                 GError    **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint side = 0; side < N_SIDES; side++)
    {
      AccordQuery query = self->halves[side].query;
      g_autoptr (AccordFigures) figures = NULL;

      query.group = field;
      figures = accord_metric_compute (self->metric, self->frame, &query, error);
      if (figures == NULL)
        return FALSE;
      for (guint i = 0; i < figures->figures->len; i++)
        {
          const AccordFigure *figure = g_ptr_array_index (figures->figures, i);
          /* A name cannot begin so, and «no value» has none. */
          char *key = figure->group != NULL ? g_strdup (figure->group) : g_strdup ("\1");
          gpointer number;
          AccordRatePart *part;

          if (g_hash_table_lookup_extended (numbers, key, NULL, &number))
            g_free (key);
          else
            {
              number = GUINT_TO_POINTER (parts->len);
              g_array_set_size (parts, parts->len + 1);
              g_hash_table_insert (numbers, key, number);
            }
          part = &g_array_index (parts, AccordRatePart, GPOINTER_TO_UINT (number));
          part->numerator[side] = figure->numerator;
          part->denominator[side] = figure->denominator;
        }
    }
  return TRUE;
}

/* Customers of a group that no lead is in, as there are on the period basis, are part of no rate. */
static gboolean
are_rates (GArray *parts)
{
  for (guint i = 0; i < parts->len; i++)
    for (guint side = 0; side < N_SIDES; side++)
      {
        const AccordRatePart *part = &g_array_index (parts, AccordRatePart, i);

        if (part->numerator[side] > 0 && !(part->denominator[side] > 0))
          return FALSE;
      }
  return TRUE;
}

static gboolean
add_rate (Change  *self,
          GError **error)
{
  gboolean has_usual = accord_frame_find_column (self->frame, USUAL_MIX) != NULL;
  const char *field = self->query.group != NULL ? self->query.group : has_usual ? USUAL_MIX : NULL;
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (AccordRatePart));
  double mix, rate;

  if (!list_rate_parts (self, field, parts, error))
    return FALSE;
  accord_decompose_rate ((const AccordRatePart *) (gpointer) parts->data, parts->len, &mix, &rate);
  if (!(self->halves[BEFORE].leads > 0 && self->halves[AFTER].leads > 0) || !are_rates (parts))
    mix = rate = NAN; /* there is no rate to compare with */
  add_figure (self, ACCORD_CHANGE_MIX, AFTER, mix);
  add_figure (self, ACCORD_CHANGE_RATE, AFTER, rate);
  self->figures->query.group = g_intern_string (field);
  return TRUE;
}

static gboolean
fill (Change  *self,
      GError **error)
{
  for (guint side = 0; side < N_SIDES; side++)
    if (!count_half (self, &self->halves[side], error))
      return FALSE;
  add_figure (self, ACCORD_CHANGE_BEFORE, BEFORE, self->halves[BEFORE].figure->value);
  if (!is_counted_by (self, &accord_counting_conversion_rate))
    add_product (self);
  else if (!add_rate (self, error))
    return FALSE;
  add_figure (self, ACCORD_CHANGE_AFTER, AFTER, self->halves[AFTER].figure->value);
  return TRUE;
}

static gboolean
check_group (const AccordMetric *metric,
             const AccordQuery  *query,
             GError            **error)
{
  if (query->group == NULL || metric->counting == &accord_counting_conversion_rate)
    return TRUE;
  g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_GROUP,
               _("What “%s” changed by has no groups; ask without a group, or only of leads that meet a condition."),
               metric->id);
  return FALSE;
}

static AccordFigures *
compute (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         GError            **error)
{
  Change self = { .metric = metric, .frame = frame, .query = *query };
  gboolean done;

  if (!check_group (metric, query, error))
    return NULL;
  set_stretches (&self);
  self.figures = accord_figures_new (metric->id, accord_form_get_unit (query->form, metric), &self.query);
  self.figures->query.by = ACCORD_PERIOD_ALL;
  self.figures->grouped = TRUE;
  done = fill (&self, error);
  for (guint side = 0; side < N_SIDES; side++)
    accord_figure_free (self.halves[side].figure);
  if (!done)
    g_clear_pointer (&self.figures, accord_figures_unref);
  return self.figures;
}

/* Behind a step stands what is behind the later stretch. */
static AccordLeadSet *
collect (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         const AccordFigure *figure,
         guint               part,
         GError            **error)
{
  AccordQuery plain = make_plain (query);
  const AccordFigure whole = { .first = ACCORD_DAY_NONE, .last = ACCORD_DAY_NONE };

  plain.from = figure->first;
  plain.to = figure->last;
  return accord_figure_leads (metric, frame, &plain, &whole, part, error);
}

/* The leads of one group only. */
static AccordLeadSet *
find_group (const AccordFrame *frame,
            const AccordQuery *query,
            const char        *name,
            GError           **error)
{
  g_autoptr (AccordGroups) groups = accord_groups_new (frame, query, error);
  AccordLeadSet *set;
  guint number;

  if (groups == NULL)
    return NULL;
  set = accord_lead_set_new (accord_frame_get_n_leads (frame));
  for (guint row = 0; accord_groups_find (groups, name, &number) && row < accord_frame_get_n_leads (frame); row++)
    if (accord_groups_of (groups, row) == number)
      accord_lead_set_add (set, row);
  if (query->scope != NULL)
    accord_lead_set_and (set, query->scope);
  return set;
}

/**
 * accord_change_of_figure:
 * @metric: a metric
 * @frame: all leads
 * @query: what was asked
 * @figure: one of the plain answers, of a period or of days that were chosen
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what it changed by against the stretch before; %NULL with an #AccordKpiError where nothing can
 *   be said of this metric, or the figure is that of all time
 */
AccordFigures *
accord_change_of_figure (const AccordMetric *metric,
                         const AccordFrame  *frame,
                         const AccordQuery  *query,
                         const AccordFigure *figure,
                         GError            **error)
{
  g_autoptr (AccordLeadSet) group = NULL;
  AccordQuery change = *query;

  change.form = ACCORD_FORM_CHANGE;
  if (figure->first != ACCORD_DAY_NONE)
    {
      change.from = figure->first;
      change.to = figure->last;
    }
  if (change.from == ACCORD_DAY_NONE || change.to == ACCORD_DAY_NONE)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY, "%s",
                   _("Before all time there is nothing to compare with; choose a period."));
      return NULL;
    }
  if (query->group != NULL)
    {
      group = find_group (frame, query, figure->group, error);
      if (group == NULL)
        return NULL;
      change.scope = group;
      change.group = NULL;
    }
  return accord_metric_compute (metric, frame, &change, error);
}

/**
 * accord_change_find:
 * @figures: in the form «change»
 * @step: the name of a group
 *
 * Returns: (transfer none) (nullable): the figure so named
 */
const AccordFigure *
accord_change_find (const AccordFigures *figures,
                    const char          *step)
{
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);

      if (g_strcmp0 (figure->group, step) == 0)
        return figure;
    }
  return NULL;
}

const AccordFormMaker accord_form_change = { .takes_group = TRUE, .compute = compute, .collect = collect };
