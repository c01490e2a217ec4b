/*
 * How many leads have times, or values, of each stretch: a histogram. All stretches are as wide, and of a round width; what
 * lies far behind most is in the last, which is wider then. Each figure counts lower ≤ x < upper.
 */
#include <math.h>

#include "kpi/form-maker.h"
#include "kpi/quantile.h"
#include "kpi/tally.h"

#define MOST_BINS 20
/* What lies behind the axis that holds so many of them goes into the last stretch, where that axis is much shorter. */
#define AXIS_SHARE 0.95
#define MUCH_SHORTER 1.5

#define MINUTE 60.0
#define HOUR (60 * MINUTE)
#define DAY (24 * HOUR)

typedef struct
{
  double first, step; /* of the axis */
  guint  n;
  double end;         /* of the last stretch */
} Bins;

/* What is to be spread, in any order. */
typedef struct
{
  double *values;
  guint   n;
  double  quantiles[ACCORD_N_QUANTILES + 1]; /* those that figures have, and %AXIS_SHARE */
} Amounts;

static void
find_quantiles (Amounts *self)
{
  double shares[ACCORD_N_QUANTILES + 1] = { [ACCORD_N_QUANTILES] = AXIS_SHARE };

  for (guint i = 0; i < ACCORD_N_QUANTILES; i++)
    shares[i] = accord_quantiles[i] / 100.0;
  accord_quantile_all (self->values, self->n, shares, G_N_ELEMENTS (shares), self->quantiles);
}

static void
find_ends (const Amounts *amounts,
           double        *least,
           double        *most)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < amounts->n; i++)
    {
      low = amounts->values[i] < low ? amounts->values[i] : low;
      high = amounts->values[i] > high ? amounts->values[i] : high;
    }
  *least = low;
  *most = high;
}

/* 1, 2 or 5 times a power of ten, no less than @least. */
static double
round_up (double least)
{
  double power = pow (10, floor (log10 (least)));

  for (guint i = 0; i < 3; i++)
    {
      static const double steps[] = { 1, 2, 5 };

      /* A hair less is not less: 10 / 20 · 20 is not always 10. */
      if (steps[i] * power >= least * (1 - 1e-9))
        return steps[i] * power;
    }
  return 10 * power;
}

/* Of times: whole minutes, hours or days, as clocks have them. */
static double
round_time_up (double least)
{
  static const double steps[] = { 1,          2,          5,        10,       30,       MINUTE,   2 * MINUTE, 5 * MINUTE,
                                  10 * MINUTE, 30 * MINUTE, HOUR,   2 * HOUR, 4 * HOUR, 12 * HOUR };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i] >= least)
      return steps[i];
  return DAY * round_up (MAX (least / DAY, 1));
}

/* Where the axis ends that is worth drawing. */
static double
find_end (const Amounts *amounts,
          double         first,
          double         most)
{
  double usual = amounts->quantiles[ACCORD_N_QUANTILES];

  return usual > first && most - first > MUCH_SHORTER * (usual - first) ? usual : most;
}

static double
choose_step (AccordUnit unit,
             double     width)
{
  double least = width / MOST_BINS;

  if (!(least > 0))
    return unit == ACCORD_UNIT_SECONDS ? DAY : 1;
  /* Days that are counted whole come in no smaller steps. */
  return unit == ACCORD_UNIT_SECONDS ? round_time_up (least) : round_up (least);
}

/* Whether all are multiples of a day, as differences of dates are. */
static gboolean
are_days (const Amounts *amounts,
          AccordUnit     unit)
{
  for (guint i = 0; i < amounts->n && unit == ACCORD_UNIT_SECONDS; i++)
    if ((double) (gint64) (amounts->values[i] / DAY) * DAY != amounts->values[i])
      return FALSE;
  return unit == ACCORD_UNIT_SECONDS;
}

/* The stretches: there are some @amounts. */
static Bins
choose_bins (const Amounts *amounts,
             AccordUnit     unit)
{
  double least, most, end;
  Bins bins = { 0 };

  find_ends (amounts, &least, &most);
  bins.first = MIN (least, 0);
  end = find_end (amounts, bins.first, most);
  bins.step = choose_step (unit, end - bins.first);
  if (are_days (amounts, unit))
    bins.step = MAX (bins.step, DAY);
  bins.first = floor (bins.first / bins.step) * bins.step;
  bins.n = (guint) floor ((end - bins.first) / bins.step) + 1;
  while (bins.n > MOST_BINS)
    {
      bins.step = unit == ACCORD_UNIT_SECONDS ? round_time_up (bins.step * 1.5) : round_up (bins.step * 1.5);
      bins.first = floor (bins.first / bins.step) * bins.step;
      bins.n = (guint) floor ((end - bins.first) / bins.step) + 1;
    }
  bins.end = bins.first + MAX (bins.n, floor ((most - bins.first) / bins.step) + 1) * bins.step;
  return bins;
}

static void
get_stretch (const Bins *bins,
             guint       index,
             double     *lower,
             double     *upper)
{
  *lower = bins->first + index * bins->step;
  *upper = index + 1 == bins->n ? bins->end : bins->first + (index + 1) * bins->step;
}

static void
count_bins (const Bins    *bins,
            const Amounts *amounts,
            guint          counts[MOST_BINS])
{
  double bounds[MOST_BINS + 1], a_step = 1 / bins->step;

  for (guint i = 0; i < bins->n; i++)
    get_stretch (bins, i, &bounds[i], &bounds[i + 1]);
  for (guint i = 0; i < amounts->n; i++)
    {
      guint index = (guint) CLAMP ((amounts->values[i] - bins->first) * a_step, 0, bins->n - 1);

      /* By the very bounds that are told: a step may be a fraction that no double holds. */
      index -= amounts->values[i] < bounds[index] && index > 0;
      index += amounts->values[i] >= bounds[index + 1] && index + 1 < bins->n;
      counts[index]++;
    }
}

/* The whole, from which the parts are said to be left out. */
static const AccordFigure *
get_whole (const AccordFigures *plain)
{
  return plain->figures->len > 0 ? g_ptr_array_index (plain->figures, 0) : NULL;
}

static AccordFigure *
make_figure (const AccordFigure *whole,
             const Bins         *bins,
             guint               index,
             guint               n,
             const Amounts      *amounts)
{
  AccordFigure *figure = accord_form_figure_new (NULL, amounts->n);

  figure->value = figure->numerator = n;
  figure->has_stretch = TRUE;
  get_stretch (bins, index, &figure->lower, &figure->upper);
  figure->mature = whole->mature;
  figure->open = whole->open;
  memcpy (figure->left_out, whole->left_out, sizeof figure->left_out);
  memcpy (figure->quantiles, amounts->quantiles, sizeof figure->quantiles); /* of all: the same in each */
  figure->has_quantiles = TRUE;
  return figure;
}

static void
add_figures (AccordFigures       *figures,
             const AccordFigures *plain,
             const Amounts       *amounts,
             AccordUnit           unit)
{
  guint counts[MOST_BINS] = { 0 };
  Bins bins;

  if (amounts->n == 0 || get_whole (plain) == NULL)
    return;
  bins = choose_bins (amounts, unit);
  count_bins (&bins, amounts, counts);
  for (guint i = 0; i < bins.n; i++)
    g_ptr_array_add (figures->figures, make_figure (get_whole (plain), &bins, i, counts[i], amounts));
}

static AccordQuery
make_plain (const AccordQuery *query)
{
  AccordQuery plain = *query;

  plain.form = ACCORD_FORM_PLAIN;
  plain.by = ACCORD_PERIOD_ALL;
  return plain;
}

static AccordFigures *
compute (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         GError            **error)
{
  AccordQuery plain = make_plain (query);
  g_autoptr (AccordTally) tally = accord_tally_new (metric, frame, &plain, error);
  g_autoptr (AccordFigures) whole = NULL;
  AccordFigures *figures;
  Amounts amounts;

  if (tally == NULL)
    return NULL;
  accord_tally_keep_amounts (tally);
  whole = accord_tally_compute (tally);
  amounts.values = accord_tally_get_amounts (tally, &amounts.n);
  find_quantiles (&amounts);
  figures = accord_figures_new (metric->id, accord_form_get_unit (query->form, metric), query);
  figures->query.by = ACCORD_PERIOD_ALL;
  figures->undated = whole->undated;
  figures->trial = whole->trial;
  add_figures (figures, whole, &amounts, metric->unit);
  return figures;
}

typedef struct
{
  const AccordFigure *figure;
  AccordLeadSet      *collected;
} Collector;

static void
collect_amount (guint    row,
                double   amount,
                gpointer user_data)
{
  Collector *self = user_data;

  if (amount >= self->figure->lower && amount < self->figure->upper)
    accord_lead_set_add (self->collected, row);
}

static AccordLeadSet *
collect (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         const AccordFigure *figure,
         guint               part,
         GError            **error)
{
  AccordQuery plain = make_plain (query);
  AccordFigure whole = { .first = ACCORD_DAY_NONE, .last = ACCORD_DAY_NONE };
  Collector collector = { .figure = figure };
  g_autoptr (AccordTally) tally = NULL;

  if (part == ACCORD_PART_DENOMINATOR)
    return accord_figure_leads (metric, frame, &plain, &whole, ACCORD_PART_NUMERATOR, error);
  if (part != ACCORD_PART_NUMERATOR)
    return accord_figure_leads (metric, frame, &plain, &whole, part, error);
  tally = accord_tally_new (metric, frame, &plain, error);
  if (tally == NULL)
    return NULL;
  collector.collected = accord_lead_set_new (accord_frame_get_n_leads (frame));
  accord_tally_each_amount (tally, collect_amount, &collector);
  return collector.collected;
}

const AccordFormMaker accord_form_spread = { .compute = compute, .collect = collect };
