/*
 * How far leads come: of those that entered the first stage, how many passed each stage up to the last.
 *
 * A figure a stage, named by it; its denominator are the leads at the first stage. On the cohort basis these are old
 * enough, and a stage counts that was passed within the days given; to date, one that was passed by as-of; on the period
 * basis each stage counts the leads that entered it in the days asked for, and its denominator those that entered the
 * first in them. A lead that came to a later stage in time has come through those before it, whatever their dates say,
 * so that no bar is longer than the one above it (but on the period basis, where they are not the same leads).
 */
#include <math.h>

#include "kpi/form-maker.h"

/* What a lead is at one stage. */
typedef enum
{
  AT_STAGE = 1 << 0,     /* it has passed it */
  SKIPPED = 1 << 1,      /* without a date of it */
  OUT_OF_ORDER = 1 << 2, /* the date lies before that of the first stage, or behind that of a later one */
} Place;

typedef struct
{
  guint n, skipped, out_of_order;
} Stage;

typedef struct
{
  const AccordQuery *query;
  AccordPassages     passages;
  Stage              stages[ACCORD_N_STAGES];
  guint              open, undated;

  /* While leads are collected */
  AccordLeadSet     *collected;
  AccordStage        wanted_stage;
  guint              wanted_part;
} Funnel;

/* Whether the lead is too young to say how far it comes. */
static gboolean
is_open (const Funnel        *self,
         const AccordPassage *first,
         guint                row)
{
  AccordPassage last;

  if (self->query->basis == ACCORD_BASIS_COHORT)
    return self->passages.as_of.day - first->day < self->query->horizon_days;
  return self->query->basis == ACCORD_BASIS_TO_DATE &&
         !accord_passages_find (&self->passages, row, self->query->to_stage, &last) &&
         !accord_passages_lost (&self->passages, row);
}

/* From the last stage back: who came to one has come to those before it. */
static void
follow (const Funnel        *self,
        const AccordPassage *first,
        guint                row,
        guint8               places[ACCORD_N_STAGES])
{
  gint most = self->query->basis == ACCORD_BASIS_COHORT ? self->query->horizon_days : G_MAXINT;
  gboolean came = FALSE;

  for (guint stage = ACCORD_STAGE_CUSTOMER; stage > (guint) self->query->from_stage; stage--)
    {
      AccordPassage passage = { 0 };
      gboolean own = accord_passages_find (&self->passages, row, stage, &passage);
      gboolean in_time = own && passage.day - first->day <= most;

      places[stage] = 0;
      if (!in_time && !came)
        continue;
      places[stage] = AT_STAGE | (passage.skipped ? SKIPPED : 0);
      if (passage.day < first->day || (came && !in_time))
        places[stage] |= OUT_OF_ORDER;
      came = TRUE;
    }
  places[self->query->from_stage] = AT_STAGE | (first->skipped ? SKIPPED : 0);
}

/* On the period basis each entry counts by its own day. */
static void
find_entries (const Funnel *self,
              guint         row,
              guint8        places[ACCORD_N_STAGES])
{
  for (guint stage = self->query->from_stage; stage <= (guint) self->query->to_stage; stage++)
    {
      AccordPassage passage;

      places[stage] = 0;
      if (accord_passages_find (&self->passages, row, stage, &passage) && accord_query_includes (self->query, passage.day))
        places[stage] = AT_STAGE | (passage.skipped ? SKIPPED : 0);
    }
}

/* Where a lead stands; FALSE: it is not among those asked for, or too young. @open says which. */
static gboolean
place (const Funnel *self,
       guint         row,
       guint8        places[ACCORD_N_STAGES],
       gboolean     *open)
{
  AccordPassage first;

  *open = FALSE;
  if (self->query->basis == ACCORD_BASIS_PERIOD)
    {
      find_entries (self, row, places);
      return TRUE;
    }
  if (!accord_passages_find (&self->passages, row, self->query->from_stage, &first) ||
      !accord_query_includes (self->query, first.day))
    return FALSE;
  *open = is_open (self, &first, row);
  if (*open && self->query->basis == ACCORD_BASIS_COHORT)
    return FALSE;
  follow (self, &first, row, places);
  return TRUE;
}

/* Of a later stage nobody says that a lead without any date came so far. */
static gboolean
is_undated (const Funnel *self,
            guint         row)
{
  return self->query->from_stage == ACCORD_STAGE_LEAD && accord_passages_undated (&self->passages, row);
}

static void
count_row (guint    row,
           gpointer user_data)
{
  Funnel *self = user_data;
  guint8 places[ACCORD_N_STAGES];
  gboolean open;

  if (place (self, row, places, &open))
    for (guint stage = self->query->from_stage; stage <= (guint) self->query->to_stage; stage++)
      {
        self->stages[stage].n += places[stage] & AT_STAGE;
        self->stages[stage].skipped += (places[stage] & SKIPPED) != 0;
        self->stages[stage].out_of_order += (places[stage] & OUT_OF_ORDER) != 0;
      }
  self->open += open;
  self->undated += is_undated (self, row);
}

static gboolean
is_wanted (const Funnel *self,
           const guint8  places[ACCORD_N_STAGES])
{
  switch (self->wanted_part)
    {
    case ACCORD_PART_NUMERATOR:
      return (places[self->wanted_stage] & AT_STAGE) != 0;
    case ACCORD_PART_DENOMINATOR:
      return (places[self->query->from_stage] & AT_STAGE) != 0;
    case ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_SKIPPED:
      return (places[self->wanted_stage] & SKIPPED) != 0;
    case ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_OUT_OF_ORDER:
      return (places[self->wanted_stage] & OUT_OF_ORDER) != 0;
    default:
      return FALSE;
    }
}

static void
collect_row (guint    row,
             gpointer user_data)
{
  Funnel *self = user_data;
  guint8 places[ACCORD_N_STAGES];
  gboolean open;
  gboolean wanted = place (self, row, places, &open) && is_wanted (self, places);

  if (self->wanted_part == ACCORD_PART_OPEN)
    wanted = open;
  else if (self->wanted_part == ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_NO_DATE)
    wanted = is_undated (self, row);
  if (wanted)
    accord_lead_set_add (self->collected, row);
}

static gboolean
is_mature (const Funnel *self)
{
  if (self->query->basis == ACCORD_BASIS_PERIOD)
    return self->query->to <= self->query->as_of.day;
  return self->open == 0;
}

static AccordFigures *
compute (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         GError            **error)
{
  AccordFigures *figures = accord_figures_new (metric->id, accord_form_get_unit (query->form, metric), query);
  Funnel self = { .query = query };

  accord_passages_init (&self.passages, frame, &query->as_of);
  accord_rows_each (frame, query, count_row, &self);
  figures->query.by = ACCORD_PERIOD_ALL;
  figures->grouped = TRUE;
  figures->undated = self.undated;
  for (guint stage = query->from_stage; stage <= (guint) query->to_stage; stage++)
    {
      AccordFigure *figure = accord_form_figure_new (accord_stage_get_name (stage), self.stages[query->from_stage].n);

      figure->value = figure->numerator = self.stages[stage].n;
      figure->mature = is_mature (&self);
      figure->open = self.open;
      figure->left_out[ACCORD_LEFT_OUT_NO_DATE] = self.undated;
      figure->left_out[ACCORD_LEFT_OUT_SKIPPED] = self.stages[stage].skipped;
      figure->left_out[ACCORD_LEFT_OUT_OUT_OF_ORDER] = self.stages[stage].out_of_order;
      g_ptr_array_add (figures->figures, figure);
    }
  return figures;
}

static AccordLeadSet *
collect (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         const AccordFigure *figure,
         guint               part,
         GError            **error)
{
  Funnel self = { .query = query, .wanted_part = part };

  self.collected = accord_lead_set_new (accord_frame_get_n_leads (frame));
  if (!accord_stage_parse (figure->group, &self.wanted_stage) || self.wanted_stage < query->from_stage ||
      self.wanted_stage > query->to_stage)
    return self.collected;
  accord_passages_init (&self.passages, frame, &query->as_of);
  accord_rows_each (frame, query, collect_row, &self);
  return self.collected;
}

const AccordFormMaker accord_form_funnel = { .to_customer = TRUE, .compute = compute, .collect = collect };
