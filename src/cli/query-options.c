#include "query-options.h"

#include <glib/gi18n-lib.h>

#include "kpi/form.h"
#include "query-terms.h"
#include "workspace/own-kpis.h"

#define MOST_HORIZON_DAYS 36500

static gboolean
bad_value (GError    **error,
           const char *option,
           const char *value,
           const char *expected)
{
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("%s: “%s” is not one of: %s"), option, value,
               expected);
  return FALSE;
}

static gboolean
read_day (const char *option,
          const char *text,
          AccordDay  *day,
          GError    **error)
{
  if (text == NULL || accord_day_parse_iso (text, day))
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("%s: “%s” is not a date; write it like 2018-01-31"), option, text);
  return FALSE;
}

static gboolean
read_stage (const char  *option,
            const char  *text,
            AccordStage *stage,
            GError     **error)
{
  if (text == NULL || accord_stage_parse (text, stage))
    return TRUE;
  return bad_value (error, option, text, "lead mql sql opportunity customer lost");
}

static gboolean
read_horizon (const char  *text,
              AccordQuery *query,
              GError     **error)
{
  guint64 days;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 0, MOST_HORIZON_DAYS, &days, NULL))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("--horizon: “%s” is not a number of days from 0 to %d"), text, MOST_HORIZON_DAYS);
      return FALSE;
    }
  query->horizon_days = (gint) days;
  return TRUE;
}

static gboolean
read_days (const AccordQueryOptions *self,
           const AccordFrame        *frame,
           AccordQuery              *query,
           GError                  **error)
{
  AccordDay as_of = ACCORD_DAY_NONE;

  if (!read_day ("--from", self->from, &query->from, error)
      || !read_day ("--to", self->to, &query->to, error)
      || !read_day ("--as-of", self->as_of, &as_of, error))
    return FALSE;
  if (as_of != ACCORD_DAY_NONE)
    accord_as_of_day (&query->as_of, accord_frame_get_zone (frame), as_of);
  return TRUE;
}

static gboolean
read_options (const AccordQueryOptions *self,
              const AccordFrame        *frame,
              AccordQuery              *query,
              GError                  **error)
{
  if (self->by != NULL && !accord_period_kind_parse (self->by, &query->by))
    return bad_value (error, "--by", self->by, "all year quarter month week");
  if (self->basis != NULL && !accord_basis_parse (self->basis, &query->basis))
    return bad_value (error, "--basis", self->basis, "cohort to-date period");
  if (self->form != NULL && !accord_form_parse (self->form, &query->form))
    return bad_value (error, "--form", self->form, "plain funnel ages spread heat shares multiples change");
  query->group = self->group;

  return read_horizon (self->horizon, query, error)
         && read_stage ("--from-stage", self->from_stage, &query->from_stage, error)
         && read_stage ("--to-stage", self->to_stage, &query->to_stage, error)
         && read_days (self, frame, query, error);
}

/**
 * accord_query_options_add:
 * @self: where the options go
 * @call: a call that was not parsed yet
 *
 * Adds the options which say what to compute.
 */
void
accord_query_options_add (AccordQueryOptions *self,
                          AccordCall         *call)
{
  const GOptionEntry entries[] = {
    { "by", 0, 0, G_OPTION_ARG_STRING, &self->by, N_("Period: all, year, quarter, month or week (all)"), "PERIOD" },
    { "from", 0, 0, G_OPTION_ARG_STRING, &self->from, N_("First day, included"), "DAY" },
    { "to", 0, 0, G_OPTION_ARG_STRING, &self->to, N_("Last day, included"), "DAY" },
    { "group", 0, 0, G_OPTION_ARG_STRING, &self->group, N_("One figure for each value of this field"), "FIELD" },
    { "where", 0, 0, G_OPTION_ARG_STRING, &self->where, N_("Only leads that meet this condition"), "CONDITION" },
    { "basis", 0, 0, G_OPTION_ARG_STRING, &self->basis, N_("cohort, to-date or period (cohort)"), "BASIS" },
    { "horizon", 0, 0, G_OPTION_ARG_STRING, &self->horizon, N_("Days that count for the cohort (90)"), "DAYS" },
    { "from-stage", 0, 0, G_OPTION_ARG_STRING, &self->from_stage, N_("The stage to start from (lead)"), "STAGE" },
    { "to-stage", 0, 0, G_OPTION_ARG_STRING, &self->to_stage, N_("The stage to reach (customer)"), "STAGE" },
    { "commitment", 0, 0, G_OPTION_ARG_STRING, &self->commitment, N_("By the terms of this commitment"), "ID" },
    { "condition", 0, 0, G_OPTION_ARG_STRING, &self->condition, N_("What must be true of a lead, for a share"),
      "CONDITION" },
    { "from-date", 0, 0, G_OPTION_ARG_STRING, &self->from_date, N_("Field at which a clock starts (handed_over_at)"),
      "FIELD" },
    { "to-date", 0, 0, G_OPTION_ARG_STRING, &self->to_date, N_("Field, or “decision”, at which it stops (decision)"),
      "FIELD" },
    { "form", 0, 0, G_OPTION_ARG_STRING, &self->form,
      N_("plain, funnel, ages, spread, heat, shares, multiples or change (plain)"), "FORM" },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &self->as_of, N_("Judge at the end of this day (the data’s)"), "DAY" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
}

/**
 * accord_query_options_clear:
 * @self: options
 *
 * Frees what @self holds.
 */
void
accord_query_options_clear (AccordQueryOptions *self)
{
  g_clear_pointer (&self->by, g_free);
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->where, g_free);
  g_clear_pointer (&self->basis, g_free);
  g_clear_pointer (&self->horizon, g_free);
  g_clear_pointer (&self->from_stage, g_free);
  g_clear_pointer (&self->to_stage, g_free);
  g_clear_pointer (&self->as_of, g_free);
  g_clear_pointer (&self->commitment, g_free);
  g_clear_pointer (&self->condition, g_free);
  g_clear_pointer (&self->from_date, g_free);
  g_clear_pointer (&self->to_date, g_free);
  g_clear_pointer (&self->form, g_free);
}

/**
 * accord_where_match:
 * @where: a condition in its text form
 * @frame: a frame
 * @as_of: the instant it is judged at
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the leads of @frame that meet @where
 */
AccordLeadSet *
accord_where_match (const char        *where,
                    const AccordFrame *frame,
                    const AccordAsOf  *as_of,
                    GError           **error)
{
  g_autoptr (AccordCondition) condition = accord_condition_parse (where, error);
  AccordLeadSet *matching;

  if (condition == NULL)
    {
      g_prefix_error (error, "--where: ");
      return NULL;
    }
  matching = accord_condition_match (condition, frame, as_of, error);
  if (matching == NULL)
    g_prefix_error (error, "--where: ");
  return matching;
}

/**
 * accord_metric_named:
 * @workspace: whose teams may have KPIs of their own
 * @id: a metric's id, as it was typed
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the metric; %NULL, and an error that says where they are listed
 */
const AccordMetric *
accord_metric_named (AccordWorkspace *workspace,
                     const char      *id,
                     GError         **error)
{
  const AccordMetric *metric = accord_workspace_find_metric (workspace, id);

  if (metric == NULL)
    g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_METRIC,
                 _("there is no metric “%s”; “accord metrics --file FILE” lists them"), id);
  return metric;
}

/**
 * accord_query_options_compute:
 * @self: options, once the call was parsed
 * @workspace: the workspace
 * @metric: what to compute
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads the leads and computes @metric over them.
 *
 * Returns: (transfer full) (nullable): the figures; their query borrows from @self and @workspace
 */
AccordFigures *
accord_query_options_compute (const AccordQueryOptions *self,
                              AccordWorkspace          *workspace,
                              const AccordMetric       *metric,
                              GCancellable             *cancellable,
                              GError                  **error)
{
  AccordFrame *frame = accord_workspace_load_frame (workspace, cancellable, error);
  g_autoptr (AccordLeadSet) scope = NULL;
  g_auto (AccordQueryTerms) terms = { NULL };
  AccordFigures *figures;
  AccordQuery query;

  if (frame == NULL)
    return NULL;
  accord_workspace_init_query (workspace, frame, &query);
  if (!read_options (self, frame, &query, error))
    return NULL;
  if (self->where != NULL)
    {
      scope = accord_where_match (self->where, frame, &query.as_of, error);
      if (scope == NULL)
        return NULL;
      query.scope = scope;
    }

  if (!accord_query_terms_init (&terms, self, workspace, metric, &query, cancellable, error))
    return NULL;
  figures = accord_metric_compute (metric, frame, &query, error);
  if (figures != NULL)
    accord_query_forget (&figures->query);
  return figures;
}
