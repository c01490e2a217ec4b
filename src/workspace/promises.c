#include "workspace/promises.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/records.h"
#include "workspace/signed-versions.h"
#include "workspace/workspace.h"

#define SECONDS_PER_HOUR 3600.0

static gboolean
is_text (AccordRecord *record,
         const char   *column,
         const char   *text)
{
  return g_strcmp0 (accord_record_get_text (record, column), text) == 0;
}

static gboolean
has_text (AccordRecord *record,
          const char   *column)
{
  const char *text = accord_record_get_text (record, column);

  return text != NULL && *text != '\0';
}

static gboolean
read_condition (AccordRecord     *commitment,
                const char       *column,
                AccordCondition **condition,
                GError          **error)
{
  if (!has_text (commitment, column))
    return TRUE;
  *condition = accord_condition_parse (accord_record_get_text (commitment, column), error);
  return *condition != NULL;
}

static AccordLimitUnit
read_limit_unit (AccordRecord *commitment)
{
  static const struct
  {
    const char     *name;
    AccordLimitUnit unit;
  } units[] = {
    { "working-hours", ACCORD_LIMIT_WORKING_HOURS },
    { "working-days", ACCORD_LIMIT_WORKING_DAYS },
    { "hours", ACCORD_LIMIT_HOURS },
    { "days", ACCORD_LIMIT_DAYS },
  };

  for (guint i = 0; i < G_N_ELEMENTS (units); i++)
    if (is_text (commitment, "limit_unit", units[i].name))
      return units[i].unit;
  return ACCORD_LIMIT_NONE;
}

static AccordWorkingTime *
read_calendar (AccordRecord     *calendar,
               const AccordZone *zone,
               GError          **error)
{
  g_autoptr (AccordZone) own = NULL;
  AccordWorkingTime *time;

  if (has_text (calendar, "timezone"))
    {
      own = accord_zone_new (accord_record_get_text (calendar, "timezone"), error);
      if (own == NULL)
        return NULL;
    }
  time = accord_working_time_new (accord_record_get_text (calendar, "hours"), accord_record_get_text (calendar, "holidays"),
                                  own != NULL ? own : zone, error);
  if (time == NULL)
    g_prefix_error (error, _("Calendar “%s”: "), accord_record_get_text (calendar, "title"));
  return time;
}

/**
 * accord_calendars_find:
 * @calendars: (nullable): calendars
 * @commitment: a commitment beside them
 *
 * Returns: (transfer none) (nullable): the one that its clock runs in; %NULL: all hours are worked
 */
AccordRecord *
accord_calendars_find (GListModel   *calendars,
                       AccordRecord *commitment)
{
  AccordRecord *found = NULL;
  guint best = 0;

  for (guint i = 0; calendars != NULL && i < g_list_model_get_n_items (calendars); i++)
    {
      g_autoptr (AccordRecord) calendar = g_list_model_get_item (calendars, i); /* the list keeps it */
      guint rank = accord_calendar_rank (calendar, commitment);

      found = rank > best ? calendar : found;
      best = MAX (rank, best);
    }
  return found;
}

static gboolean
read_clock (AccordPromise    *self,
            AccordRecord     *commitment,
            GListModel       *calendars,
            const AccordZone *zone,
            GError          **error)
{
  AccordRecord *calendar = accord_calendars_find (calendars, commitment);

  self->limit = accord_record_get_real (commitment, "limit_value");
  self->limit_unit = isnan (self->limit) ? ACCORD_LIMIT_NONE : read_limit_unit (commitment);
  self->attempts = (guint) CLAMP (accord_record_get_integer (commitment, "attempts"), 0, G_MAXINT16);
  if (has_text (commitment, "from_date"))
    self->from_date = g_strdup (accord_record_get_text (commitment, "from_date"));
  if (has_text (commitment, "to_date"))
    self->to_date = g_strdup (accord_record_get_text (commitment, "to_date"));
  if (calendar == NULL)
    return TRUE;
  self->calendar = read_calendar (calendar, zone, error);
  return self->calendar != NULL;
}

static void
read_stage (AccordRecord *commitment,
            const char   *column,
            AccordStage  *stage)
{
  if (has_text (commitment, column))
    accord_stage_parse (accord_record_get_text (commitment, column), stage);
}

static void
read_target (AccordPromise *self,
             AccordRecord  *commitment)
{
  self->target = accord_record_get_real (commitment, "target");
  if (is_text (commitment, "unit", "hours"))
    self->target *= SECONDS_PER_HOUR;
  self->at_most = is_text (commitment, "comparator", "at-most");
  accord_period_kind_parse (accord_record_get_text (commitment, "period"), &self->period);
}

/**
 * accord_promise_new_from_record:
 * @commitment: a commitment, of the draft or of a version
 * @calendars: (nullable): the calendars beside it
 * @zone: of the workspace: that of calendars which name none
 * @horizon_days: of the workspace: the days of a cohort that names none
 * @error: return location for a #GError
 *
 * Returns: (transfer full): what it says, in force from no day; %NULL where a condition or a calendar cannot be read
 */
AccordPromise *
accord_promise_new_from_record (AccordRecord     *commitment,
                                GListModel       *calendars,
                                const AccordZone *zone,
                                gint              horizon_days,
                                GError          **error)
{
  g_autoptr (AccordPromise) self = accord_promise_new (accord_metric_find (accord_record_get_text (commitment, "metric")));
  gint64 days = accord_record_get_integer (commitment, "within_days");

  read_stage (commitment, "from_stage", &self->from_stage);
  read_stage (commitment, "to_stage", &self->to_stage);
  self->horizon_days = days > 0 && days <= G_MAXINT16 ? (gint) days : horizon_days;
  read_target (self, commitment);
  if (!read_condition (commitment, "scope", &self->scope, error) ||
      !read_condition (commitment, "condition", &self->condition, error) ||
      !read_clock (self, commitment, calendars, zone, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_workspace_list_promises:
 * @self: a workspace
 * @commitment: a commitment of its draft
 * @calendars: the calendars of the draft
 * @error: return location for a #GError
 *
 * Every signed version that has this commitment adds what it says, by the day from which it is in force. The draft is
 * heard only where none has it: nobody is judged by what is still being written.
 *
 * Returns: (transfer full): the terms by which leads are judged; %NULL where they cannot be read
 */
AccordPromises *
accord_workspace_list_promises (AccordWorkspace  *self,
                                AccordRecord     *commitment,
                                GListModel       *calendars,
                                GError          **error)
{
  gint horizon = accord_settings_get_horizon (accord_workspace_get_settings (self));
  g_autoptr (AccordPromises) promises = accord_promises_new ();
  AccordPromise *draft;

  if (!accord_signed_versions_add_promises (self, accord_record_get_id (commitment), promises, error))
    return NULL;
  if (accord_promises_get_n (promises) > 0)
    return g_steal_pointer (&promises);
  draft = accord_promise_new_from_record (commitment, calendars, accord_workspace_get_zone (self), horizon, error);
  if (draft == NULL)
    return NULL;
  accord_promises_add (promises, draft);
  return g_steal_pointer (&promises);
}

/**
 * accord_workspace_usual_promise:
 * @self: a workspace
 * @metric: a metric
 * @query: what is asked of it
 * @calendars: the calendars of the draft
 * @error: return location for a #GError
 *
 * Where the team has no calendar all hours are worked.
 *
 * Returns: (transfer full): the terms, which no draft is needed for; %NULL where the calendar cannot be read
 */
AccordPromise *
accord_workspace_usual_promise (AccordWorkspace    *self,
                                const AccordMetric *metric,
                                const AccordQuery  *query,
                                GListModel         *calendars,
                                GError            **error)
{
  /* Each metric that a formula names is judged as itself. */
  g_autoptr (AccordPromise) promise = accord_promise_new (accord_metric_is_own (metric) ? NULL : metric);
  g_autoptr (AccordRecord) usual = accord_record_new (ACCORD_TYPE_COMMITMENT);
  AccordRecord *calendar;

  accord_record_set_text (usual, "owner_team", "sales");
  calendar = accord_calendars_find (calendars, usual);
  promise->from = ACCORD_DAY_FIRST;
  promise->from_stage = query->from_stage;
  promise->to_stage = query->to_stage;
  promise->horizon_days = query->horizon_days;
  if (calendar != NULL)
    {
      promise->calendar = read_calendar (calendar, accord_workspace_get_zone (self), error);
      if (promise->calendar == NULL)
        return NULL;
    }
  return g_steal_pointer (&promise);
}

/**
 * accord_costs_new_from_records:
 * @costs: records of costs
 *
 * Returns: (transfer full) (element-type AccordCostRow): them as a plain table
 */
GPtrArray *
accord_costs_new_from_records (GListModel *costs)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_cost_row_free);

  for (guint i = 0; i < g_list_model_get_n_items (costs); i++)
    {
      g_autoptr (AccordRecord) cost = g_list_model_get_item (costs, i);
      AccordDay month = g_value_get_int (accord_record_get_value (cost, "month"));
      double amount = accord_record_get_real (cost, "amount");

      if (month != ACCORD_DAY_NONE && !isnan (amount))
        g_ptr_array_add (rows, accord_cost_row_new (month, accord_record_get_text (cost, "source"),
                                                    accord_record_get_text (cost, "campaign"), amount,
                                                    accord_record_get_text (cost, "currency")));
    }
  return rows;
}

void
accord_commitment_ask_clear (AccordCommitmentAsk *self)
{
  g_clear_pointer (&self->promises, accord_promises_unref);
  g_clear_pointer (&self->costs, g_ptr_array_unref);
  g_clear_pointer (&self->where, accord_condition_unref);
}

/* What is judged by whole periods is computed as it is; its scope is then a filter like any other. */
static void
ask_figure (AccordCommitmentAsk *ask,
            AccordQuery         *query)
{
  const AccordPromise *promise = ask->promise;

  ask->metric = promise->metric;
  query->from_stage = promise->from_stage;
  query->to_stage = promise->to_stage;
  query->horizon_days = promise->horizon_days;
  if (promise->scope != NULL)
    ask->where = accord_condition_ref (promise->scope);
}

/**
 * accord_workspace_ask_commitment:
 * @self: a workspace
 * @commitment: one of its commitments
 * @query: initialised by the workspace; gets what the commitment asks for, but no days
 * @ask: (out): what @query borrows from
 * @error: return location for a #GError
 *
 * Returns: whether it can be measured; %FALSE without an error: it is for people to judge
 */
gboolean
accord_workspace_ask_commitment (AccordWorkspace      *self,
                                 AccordRecord         *commitment,
                                 AccordQuery          *query,
                                 AccordCommitmentAsk  *ask,
                                 GError              **error)
{
  *ask = (AccordCommitmentAsk) { NULL };
  if (accord_metric_find (accord_record_get_text (commitment, "metric")) == NULL)
    return FALSE;
  ask->promises = accord_workspace_list_promises (self, commitment,
                                                  accord_workspace_get_list (self, ACCORD_TYPE_CALENDAR), error);
  if (ask->promises == NULL)
    return FALSE;
  ask->promise = accord_promises_find (ask->promises, query->as_of.day);
  ask->costs = accord_costs_new_from_records (accord_workspace_get_list (self, ACCORD_TYPE_COST));
  query->promises = ask->promises;
  query->costs = ask->costs;
  if (accord_promise_is_of_leads (ask->promise))
    ask->metric = accord_metric_find ("attainment");
  else
    ask_figure (ask, query);
  return TRUE;
}
