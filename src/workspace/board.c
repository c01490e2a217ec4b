#include "workspace/board.h"

static const char *const span_names[ACCORD_N_SPANS] = {
  [ACCORD_SPAN_12_MONTHS] = "12-months",       [ACCORD_SPAN_24_MONTHS] = "24-months",
  [ACCORD_SPAN_THIS_QUARTER] = "this-quarter", [ACCORD_SPAN_LAST_QUARTER] = "last-quarter",
  [ACCORD_SPAN_THIS_YEAR] = "this-year",       [ACCORD_SPAN_LAST_YEAR] = "last-year",
  [ACCORD_SPAN_ALL] = "all",                   [ACCORD_SPAN_DAYS] = "days",
};

static const char *const compared_names[ACCORD_N_COMPARED] = {
  [ACCORD_COMPARED_NOTHING] = "nothing",
  [ACCORD_COMPARED_PREVIOUS] = "previous",
  [ACCORD_COMPARED_LAST_YEAR] = "last-year",
  [ACCORD_COMPARED_TARGET] = "target",
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

  *self = (AccordKpiChoice) {
    .span = ACCORD_SPAN_12_MONTHS, .first = ACCORD_DAY_NONE, .last = ACCORD_DAY_NONE,
    .by = ACCORD_PERIOD_MONTH, .basis = ACCORD_BASIS_COHORT, .compared = ACCORD_COMPARED_TARGET,
  };
  self->horizon_days = horizon > 0 && horizon <= G_MAXINT16 ? (gint) horizon : 90;
}

/**
 * accord_kpi_choice_copy:
 * @self: (out caller-allocates): becomes the same as @other
 */
void
accord_kpi_choice_copy (AccordKpiChoice       *self,
                        const AccordKpiChoice *other)
{
  *self = *other;
  self->group = g_strdup (other->group);
  self->picked = other->picked != NULL ? accord_condition_ref (other->picked) : NULL;
  self->where = other->where != NULL ? accord_condition_ref (other->where) : NULL;
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
  g_clear_pointer (&self->picked, accord_condition_unref);
  g_clear_pointer (&self->where, accord_condition_unref);
}

/* The first day of a month that is so many before (or, less than nothing, after) that of a year. */
static AccordDay
first_of_month (gint year,
                gint month,
                gint months_back)
{
  gint months = year * 12 + month - 1 - months_back;

  return accord_day_from_ymd (months / 12, months % 12 + 1, 1);
}

/**
 * accord_span_find_days:
 * @choice: a span
 * @today: with which the data ends
 * @from: (out): its first day; %ACCORD_DAY_NONE: it has none
 * @to: (out): its last day; %ACCORD_DAY_NONE: it has none
 */
void
accord_span_find_days (const AccordKpiChoice *choice,
                       AccordDay              today,
                       AccordDay             *from,
                       AccordDay             *to)
{
  gint year, month, in_quarter;

  accord_day_to_ymd (today, &year, &month, NULL);
  in_quarter = (month - 1) % 3;
  *to = today;
  switch (choice->span)
    {
    case ACCORD_SPAN_24_MONTHS:
      *from = first_of_month (year, month, 23);
      break;
    case ACCORD_SPAN_THIS_QUARTER:
      *from = first_of_month (year, month, in_quarter);
      break;
    case ACCORD_SPAN_LAST_QUARTER:
      *from = first_of_month (year, month, in_quarter + 3);
      *to = first_of_month (year, month, in_quarter) - 1;
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
    case ACCORD_SPAN_DAYS:
      *from = choice->first;
      *to = choice->last;
      break;
    case ACCORD_SPAN_12_MONTHS:
    case ACCORD_N_SPANS:
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
  accord_span_find_days (self, query->as_of.day, &query->from, &query->to);
  query->by = self->group != NULL ? ACCORD_PERIOD_ALL : self->by;
  query->group = self->group;
  query->basis = self->basis;
  query->horizon_days = self->horizon_days;
}

/**
 * accord_kpi_choice_where:
 *
 * Returns: (transfer full) (nullable): which leads are shown
 */
AccordCondition *
accord_kpi_choice_where (const AccordKpiChoice *self)
{
  return accord_condition_both (self->picked, self->where);
}

static gboolean
find_name (const char *const *names,
           guint              n,
           const char        *name,
           guint             *index)
{
  for (guint i = 0; i < n; i++)
    if (g_strcmp0 (names[i], name) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

const char *
accord_span_get_name (AccordSpan span)
{
  g_return_val_if_fail (span < ACCORD_N_SPANS, NULL);

  return span_names[span];
}

/**
 * accord_span_parse:
 * @name: (nullable): a name
 * @span: (out): the span; untouched where there is none
 *
 * Returns: whether there is a span so named
 */
gboolean
accord_span_parse (const char *name,
                   AccordSpan *span)
{
  guint index;

  if (!find_name (span_names, ACCORD_N_SPANS, name, &index))
    return FALSE;
  *span = (AccordSpan) index;
  return TRUE;
}

const char *
accord_compared_get_name (AccordCompared compared)
{
  g_return_val_if_fail (compared < ACCORD_N_COMPARED, NULL);

  return compared_names[compared];
}

/**
 * accord_compared_parse:
 * @name: (nullable): a name
 * @compared: (out): what is compared with; untouched where there is no such name
 *
 * Returns: whether there is such a name
 */
gboolean
accord_compared_parse (const char     *name,
                       AccordCompared *compared)
{
  guint index;

  if (!find_name (compared_names, ACCORD_N_COMPARED, name, &index))
    return FALSE;
  *compared = (AccordCompared) index;
  return TRUE;
}
