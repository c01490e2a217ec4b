/*
 * How far leads come: of those that entered the first stage, how many passed each stage up to the last.
 *
 * A figure a stage, named by it; its denominator are the leads at the first stage. On the cohort basis these are old
 * enough, and a stage counts that was passed within the days given; to date, one that was passed by as-of; on the period
 * basis each stage counts the leads that entered it in the days asked for, and its denominator those that entered the
 * first in them. A lead that came to a later stage in time has come through those before it, whatever their dates say,
 * so that no bar is longer than the one above it (but on the period basis, where they are not the same leads).
 */
#include "kpi/funnel-table.h"

#include "kpi/form-maker.h"

static gboolean
is_mature (const AccordQuery      *query,
           const AccordFunnelCell *cell)
{
  if (query->basis == ACCORD_BASIS_PERIOD)
    return query->to <= query->as_of.day;
  return cell->open == 0;
}

static AccordFigure *
make_figure (const AccordQuery      *query,
             const AccordFunnelCell *cell,
             AccordStage             stage)
{
  AccordFigure *figure = accord_form_figure_new (accord_stage_get_name (stage), cell->stages[query->from_stage].n);

  figure->value = figure->numerator = cell->stages[stage].n;
  figure->mature = is_mature (query, cell);
  figure->open = cell->open;
  figure->left_out[ACCORD_LEFT_OUT_NO_DATE] = cell->undated;
  figure->left_out[ACCORD_LEFT_OUT_SKIPPED] = cell->stages[stage].skipped;
  figure->left_out[ACCORD_LEFT_OUT_OUT_OF_ORDER] = cell->stages[stage].out_of_order;
  return figure;
}

static AccordFigures *
compute (const AccordMetric *metric,
         const AccordFrame  *frame,
         const AccordQuery  *query,
         GError            **error)
{
  g_autoptr (AccordFunnelTable) table = NULL;
  AccordQuery whole = *query;
  AccordFigures *figures;

  whole.by = ACCORD_PERIOD_ALL;
  table = accord_funnel_table_new (frame, &whole, FALSE, error);
  if (table == NULL)
    return NULL;
  figures = accord_figures_new (metric->id, accord_form_get_unit (query->form, metric), &whole);
  figures->grouped = TRUE;
  figures->undated = table->cells[0].undated;
  for (guint stage = query->from_stage; stage <= (guint) query->to_stage; stage++)
    g_ptr_array_add (figures->figures, make_figure (query, &table->cells[0], (AccordStage) stage));
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
  static const guint places[ACCORD_N_PARTS] = {
    [ACCORD_PART_NUMERATOR] = ACCORD_PLACE_PASSED,
    [ACCORD_PART_DENOMINATOR] = ACCORD_PLACE_PASSED,
    [ACCORD_PART_OPEN] = ACCORD_PLACE_OPEN,
    [ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_NO_DATE] = ACCORD_PLACE_UNDATED,
    [ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_SKIPPED] = ACCORD_PLACE_SKIPPED,
    [ACCORD_PART_LEFT_OUT + ACCORD_LEFT_OUT_OUT_OF_ORDER] = ACCORD_PLACE_OUT_OF_ORDER,
  };
  AccordStage stage = query->from_stage;

  if (places[part] == 0 || !accord_stage_parse (figure->group, &stage) || stage < query->from_stage || stage > query->to_stage)
    return accord_lead_set_new (accord_frame_get_n_leads (frame));
  return accord_funnel_collect (frame, query, part == ACCORD_PART_DENOMINATOR ? query->from_stage : stage, places[part]);
}

const AccordFormMaker accord_form_funnel = { .to_customer = TRUE, .compute = compute, .collect = collect };
