#include "workspace/chart-question.h"

#include <glib/gi18n-lib.h>

#include "model/record-search.h"
#include "workspace/own-kpis.h"
#include "workspace/promises.h"

#define MOST_HORIZON_DAYS G_MAXINT16

static const char *
get_text (AccordRecord *chart,
          const char   *column)
{
  const char *text = accord_record_get_text (chart, column);

  return text != NULL && *text != '\0' ? text : NULL;
}

/* Some forms are of periods beside groups, some of all days at once, some of one group. */
static gboolean
needs_periods (AccordForm form)
{
  return form == ACCORD_FORM_SHARES || form == ACCORD_FORM_MULTIPLES || form == ACCORD_FORM_HEAT;
}

static gboolean
needs_groups (AccordForm form)
{
  return form == ACCORD_FORM_SHARES || form == ACCORD_FORM_MULTIPLES;
}

static gboolean
takes_groups (AccordForm form)
{
  return needs_groups (form) || form == ACCORD_FORM_PLAIN || form == ACCORD_FORM_AGES || form == ACCORD_FORM_CHANGE;
}

/* A chart that says how its figures are cut is cut so, whatever is compared above the board. */
static void
set_cut (AccordChartQuestion   *self,
         AccordRecord          *chart,
         const AccordKpiChoice *choice)
{
  const char *by = get_text (chart, "by"), *group = get_text (chart, "grouping");
  AccordForm form = self->query.form;
  AccordPeriodKind own;

  if (group == NULL && by == NULL)
    group = choice->group;
  if (group == NULL && needs_groups (form))
    group = "source";
  if (form == ACCORD_FORM_CHANGE) /* by which groups a rate is taken apart: its own, not what is compared above */
    group = get_text (chart, "grouping");
  self->group = takes_groups (form) ? g_strdup (group) : NULL;
  self->query.group = self->group;
  if (by != NULL && accord_period_kind_parse (by, &own))
    self->query.by = own;
  else if (needs_periods (form))
    self->query.by = choice->by;
  else
    self->query.by = self->group != NULL || form != ACCORD_FORM_PLAIN ? ACCORD_PERIOD_ALL : choice->by;
}

static void
set_terms (AccordChartQuestion *self,
           AccordRecord        *chart)
{
  const char *basis = get_text (chart, "basis");
  gint64 days = accord_record_get_integer (chart, "horizon_days");

  if (basis != NULL)
    accord_basis_parse (basis, &self->query.basis);
  if (days > 0 && days <= MOST_HORIZON_DAYS)
    self->query.horizon_days = (gint) days;
  accord_stage_parse (get_text (chart, "from_stage") != NULL ? get_text (chart, "from_stage") : "", &self->query.from_stage);
  accord_stage_parse (get_text (chart, "to_stage") != NULL ? get_text (chart, "to_stage") : "", &self->query.to_stage);
}

static gboolean
set_leads (AccordChartQuestion   *self,
           AccordRecord          *chart,
           const AccordKpiChoice *choice,
           GError               **error)
{
  g_autoptr (AccordCondition) chosen = accord_kpi_choice_where (choice);
  g_autoptr (AccordCondition) own = NULL;

  if (get_text (chart, "condition") != NULL)
    {
      own = accord_condition_parse (get_text (chart, "condition"), error);
      if (own == NULL)
        return FALSE;
    }
  self->where = accord_condition_both (own, chosen);
  return TRUE;
}

/* By the terms of a commitment where the chart names one, else by usual ones. */
static gboolean
set_promises (AccordChartQuestion *self,
              AccordRecord        *chart,
              AccordWorkspace     *workspace,
              GError             **error)
{
  GListModel *calendars = accord_workspace_get_list (workspace, ACCORD_TYPE_CALENDAR);
  GListModel *commitments = accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT);
  const char *id = get_text (chart, "commitment");
  g_autoptr (AccordRecord) commitment = accord_records_find_listed (commitments, id, NULL);

  if (commitment != NULL)
    self->promises = accord_workspace_list_promises (workspace, commitment, calendars, error);
  else if (id != NULL || g_str_equal (self->metric->id, "attainment"))
    g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY, "%s",
                 id != NULL ? _("The commitment that this chart is about was deleted. Edit the chart, and choose another.")
                            : _("This is about a commitment. Edit the chart, and choose one."));
  else
    {
      g_autoptr (AccordPromise) usual = accord_workspace_usual_promise (workspace, self->metric, &self->query, calendars, error);

      if (usual == NULL)
        return FALSE;
      self->promises = accord_promises_new ();
      accord_promises_add (self->promises, g_steal_pointer (&usual));
    }
  self->query.promises = self->promises;
  return self->promises != NULL;
}

static gboolean
set_metric (AccordChartQuestion *self,
            AccordRecord        *chart,
            AccordWorkspace     *workspace,
            GError             **error)
{
  const char *id = get_text (chart, "metric");

  self->metric = accord_workspace_find_metric (workspace, id);
  if (self->metric == NULL)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_METRIC,
                   _("What this chart measures is not there any more. Edit the chart, and choose something else."));
      return FALSE;
    }
  self->query.form = ACCORD_FORM_PLAIN;
  accord_form_parse (get_text (chart, "form"), &self->query.form);
  if (!accord_form_fits (self->query.form, self->metric))
    self->query.form = ACCORD_FORM_PLAIN;
  return TRUE;
}

/**
 * accord_chart_question_init:
 * @self: (out caller-allocates): what is asked; to be cleared, also where it cannot be
 * @chart: a chart of the board, of figures
 * @choice: what is chosen above the board
 * @workspace: whose board
 * @frame: its leads
 * @error: return location for an error
 *
 * Returns: whether it can be asked
 */
gboolean
accord_chart_question_init (AccordChartQuestion   *self,
                            AccordRecord          *chart,
                            const AccordKpiChoice *choice,
                            AccordWorkspace       *workspace,
                            AccordFrame           *frame,
                            GError               **error)
{
  AccordQuery days;

  *self = (AccordChartQuestion) { NULL };
  accord_kpi_choice_query (choice, workspace, frame, &self->query);
  if (!set_metric (self, chart, workspace, error) || !set_leads (self, chart, choice, error))
    return FALSE;
  set_cut (self, chart, choice);
  set_terms (self, chart);
  if (!set_promises (self, chart, workspace, error))
    return FALSE;
  self->costs = accord_costs_new_from_records (accord_workspace_get_list (workspace, ACCORD_TYPE_COST));
  self->query.costs = self->costs;
  days = self->query;
  self->compared = choice->compared;
  if (choice->compared != ACCORD_COMPARED_TARGET &&
      (self->query.form != ACCORD_FORM_PLAIN || !accord_compared_set_days (choice->compared, &days)))
    self->compared = ACCORD_COMPARED_NOTHING;
  return TRUE;
}

/**
 * accord_chart_question_clear:
 * @self: what was asked
 */
void
accord_chart_question_clear (AccordChartQuestion *self)
{
  g_clear_pointer (&self->where, accord_condition_unref);
  g_clear_pointer (&self->group, g_free);
  g_clear_pointer (&self->promises, accord_promises_unref);
  g_clear_pointer (&self->costs, g_ptr_array_unref);
}
