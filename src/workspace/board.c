#include "workspace/board.h"

const char *const accord_board_metrics[] = {
  "conversion-rate", "lead-value", "new-customers", "revenue", "leads", "mean-deal-value", NULL,
};

/**
 * accord_kpi_choice_init:
 * @self: (out caller-allocates): a choice
 * @workspace: whose horizon it begins with
 */
void
accord_kpi_choice_init (AccordKpiChoice *self,
                        AccordWorkspace *workspace)
{
  gint64 horizon = accord_record_get_integer (accord_workspace_get_settings (workspace), "horizon_days");

  *self = (AccordKpiChoice) { .span = ACCORD_SPAN_12_MONTHS, .by = ACCORD_PERIOD_MONTH, .basis = ACCORD_BASIS_COHORT };
  self->horizon_days = horizon > 0 && horizon <= G_MAXINT16 ? (gint) horizon : 90;
}

/**
 * accord_kpi_choice_clear:
 *
 * Frees what @self holds.
 */
void
accord_kpi_choice_clear (AccordKpiChoice *self)
{
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->where, accord_condition_unref);
}

static AccordDay
first_of_month (gint year,
                gint month,
                gint months_back)
{
  gint months = year * 12 + month - 1 - months_back;

  return accord_day_from_ymd (months / 12, months % 12 + 1, 1);
}

static void
find_span (AccordSpan  span,
           AccordDay   today,
           AccordDay  *from,
           AccordDay  *to)
{
  gint year, month;

  accord_day_to_ymd (today, &year, &month, NULL);
  *to = today;
  switch (span)
    {
    case ACCORD_SPAN_24_MONTHS:
      *from = first_of_month (year, month, 23);
      break;
    case ACCORD_SPAN_THIS_YEAR:
      *from = accord_day_from_ymd (year, 1, 1);
      break;
    case ACCORD_SPAN_LAST_YEAR:
      *from = accord_day_from_ymd (year - 1, 1, 1);
      *to = accord_day_from_ymd (year - 1, 12, 31);
      break;
    case ACCORD_SPAN_ALL:
      *from = ACCORD_DAY_NONE;
      *to = ACCORD_DAY_NONE;
      break;
    case ACCORD_SPAN_12_MONTHS:
    default:
      *from = first_of_month (year, month, 11);
      break;
    }
}

/**
 * accord_kpi_choice_query:
 * @query: (out caller-allocates): its strings are those of @self and @workspace
 *
 * Turns what was chosen into what is asked of the figures.
 */
void
accord_kpi_choice_query (const AccordKpiChoice *self,
                         AccordWorkspace       *workspace,
                         AccordFrame           *frame,
                         AccordQuery           *query)
{
  accord_workspace_init_query (workspace, frame, query);
  find_span (self->span, query->as_of.day, &query->from, &query->to);
  query->by = self->group != NULL ? ACCORD_PERIOD_ALL : self->by;
  query->group = self->group;
  query->basis = self->basis;
  query->horizon_days = self->horizon_days;
}
