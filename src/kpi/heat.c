/*
 * How soon the leads of each period convert: of those who came to the first stage in it, the share that came to the second
 * within 30, 60 … days, up to as many as the slowest conversion needed, but no more than twelve steps. Each figure is that
 * of the cohort with so many days; it has no value as long as any lead of its period is younger than that.
 */
#include <math.h>

#include "kpi/form-maker.h"
#include "kpi/period.h"

#define DAYS_PER_BAND 30
#define MOST_BANDS 12
#define NEVER MOST_BANDS /* converted later than all bands reach, or not at all */

/* How many leads of a period converted in which band, by how many bands they are old at as-of. */
typedef struct
{
  guint32 n[MOST_BANDS + 1][MOST_BANDS + 1]; /* by band, then by age */
  guint32 out_of_order;
} Row;

typedef struct
{
  const AccordQuery *query;
  AccordPassages     passages;
  AccordPeriods     *periods; /* of all days on which any lead can have come to the first stage */
  AccordPeriodIndex  index;
  Row               *rows; /* by period */
  AccordDay          first, last;
  gint               slowest, oldest;
  guint              undated;

  /* While leads are collected */
  AccordLeadSet     *collected;
  guint              wanted_part;
  gint               wanted_days;
} Heat;

static gboolean
is_undated (const Heat *self,
            guint       row)
{
  return self->query->from_stage == ACCORD_STAGE_LEAD && accord_passages_undated (&self->passages, row);
}

/* The first band whose days hold an age: 0 … 30, 31 … 60. */
static guint
find_band (gint age)
{
  gint band = MAX (age - 1, 0) / DAYS_PER_BAND;

  return (guint) MIN (band, MOST_BANDS);
}

static void
count_row (guint    row,
           gpointer user_data)
{
  Heat *self = user_data;
  AccordJourney journey;
  Row *counts;

  if (!accord_journey_find (&self->passages, self->query, row, &journey))
    {
      self->undated += is_undated (self, row);
      return;
    }
  self->first = MIN (self->first, journey.first.day);
  self->last = MAX (self->last, journey.first.day);
  self->slowest = MAX (self->slowest, journey.age);
  self->oldest = MAX (self->oldest, journey.old);
  counts = &self->rows[accord_period_index_find (&self->index, journey.first.day)];
  counts->n[journey.converted ? find_band (journey.age) : NEVER][MIN (journey.old / DAYS_PER_BAND, MOST_BANDS)]++;
  counts->out_of_order += journey.converted && journey.second.day < journey.first.day;
}

/* The bands up to the last in which anybody converted: behind them nothing changes. */
static guint
count_bands (const Heat *self)
{
  gint days = self->slowest > 0 ? self->slowest : self->oldest;

  return MIN (find_band (days) + 1, MOST_BANDS);
}

static AccordFigure *
make_figure (const Heat *self,
             guint       period,
             guint       band)
{
  const Row *row = &self->rows[period];
  AccordFigure *figure = accord_form_figure_new (NULL, 0);

  accord_periods_get_days (self->periods, period, &figure->first, &figure->last);
  g_free (figure->period);
  figure->period = accord_period_get_name (self->query->by, figure->first);
  for (guint converted = 0; converted <= NEVER; converted++)
    for (guint old = 0; old <= MOST_BANDS; old++)
      if (old <= band)
        figure->open += row->n[converted][old];
      else
        {
          figure->denominator += row->n[converted][old];
          figure->numerator += converted <= band ? row->n[converted][old] : 0;
        }
  figure->mature = figure->open == 0;
  if (figure->mature && figure->denominator > 0)
    {
      figure->value = figure->numerator / figure->denominator;
      accord_wilson (figure->numerator, figure->denominator, &figure->low, &figure->high);
    }
  figure->has_stretch = TRUE;
  figure->lower = band * DAYS_PER_BAND;
  figure->upper = (band + 1) * DAYS_PER_BAND;
  figure->left_out[ACCORD_LEFT_OUT_NO_DATE] = self->undated;
  figure->left_out[ACCORD_LEFT_OUT_OUT_OF_ORDER] = row->out_of_order;
  return figure;
}

/* By month, where nobody said by what. */
static AccordQuery
make_query (const AccordQuery *query)
{
  AccordQuery own = *query;

  if (own.by == ACCORD_PERIOD_ALL)
    own.by = ACCORD_PERIOD_MONTH;
  own.basis = ACCORD_BASIS_COHORT;
  return own;
}

static AccordFigures *
compute (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         GError            **error)
{
  AccordQuery own = make_query (query);
  Heat self = { .query = &own, .first = G_MAXINT32, .last = G_MININT32 };
  AccordFigures *figures = accord_figures_new (metric->id, accord_form_get_unit (query->form, metric), &own);
  AccordDay first, last;

  accord_passages_init (&self.passages, frame, &query->as_of);
  accord_passages_get_range (&self.passages, &own, &first, &last);
  self.periods = accord_periods_new (own.by, first, last);
  accord_periods_get_index (self.periods, &self.index);
  self.rows = g_new0 (Row, MAX (accord_periods_get_n (self.periods), 1));
  accord_rows_each (frame, query, count_row, &self);
  figures->undated = self.undated;
  /* From the first to the last that any of these leads is in. */
  for (guint period = accord_period_index_find (&self.index, self.first);
       self.first <= self.last && period <= accord_period_index_find (&self.index, self.last); period++)
    for (guint band = 0; band < count_bands (&self); band++)
      g_ptr_array_add (figures->figures, make_figure (&self, period, band));
  accord_periods_free (self.periods);
  g_free (self.rows);
  return figures;
}

static gboolean
is_wanted (const Heat          *self,
           const AccordJourney *journey)
{
  gboolean old_enough = journey->old >= self->wanted_days;

  switch (self->wanted_part)
    {
    case ACCORD_PART_NUMERATOR:
      return old_enough && journey->converted && journey->age <= self->wanted_days;
    case ACCORD_PART_DENOMINATOR:
      return old_enough;
    case ACCORD_PART_OPEN:
      return !old_enough;
    case ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_OUT_OF_ORDER:
      return journey->converted && journey->second.day < journey->first.day;
    default:
      return FALSE;
    }
}

static void
collect_row (guint    row,
             gpointer user_data)
{
  Heat *self = user_data;
  AccordJourney journey;
  gboolean wanted;

  if (!accord_journey_find (&self->passages, self->query, row, &journey))
    wanted = self->wanted_part == ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_NO_DATE && is_undated (self, row);
  else
    wanted = journey.first.day >= self->first && journey.first.day <= self->last && is_wanted (self, &journey);
  if (wanted)
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
  Heat self = { .query = query, .first = figure->first, .last = figure->last, .wanted_part = part,
                .wanted_days = (gint) figure->upper };

  self.collected = accord_lead_set_new (accord_frame_get_n_leads (frame));
  accord_passages_init (&self.passages, frame, &query->as_of);
  accord_rows_each (frame, query, collect_row, &self);
  return self.collected;
}

const AccordFormMaker accord_form_heat = { .compute = compute, .collect = collect };
