#include "goal-agree.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/records.h"

#define ROUNDING 1e-9

/* What is promised, by stage; new customers are a figure of their own. */
static const struct
{
  AccordStage stage;
  const char *metric;
  const char *team;
  const char *title; /* N_() */
  const char *owner; /* N_() */
} promises[] = {
  { ACCORD_STAGE_LEAD, "leads", "marketing", N_("New leads"), N_("Head of marketing") },
  { ACCORD_STAGE_MQL, "leads", "marketing", N_("Leads entering MQL"), N_("Head of marketing") },
  { ACCORD_STAGE_SQL, "leads", "sales", N_("Leads entering SQL"), N_("Head of sales") },
  { ACCORD_STAGE_OPPORTUNITY, "leads", "sales", N_("New opportunities"), N_("Head of sales") },
  { ACCORD_STAGE_CUSTOMER, "new-customers", "both", N_("New customers"), N_("Both heads") },
};

static const struct
{
  const char *name;
  double      days;     /* of an average one */
  gint        at_least; /* days of the shortest and the longest one */
  gint        at_most;
} periods[] = {
  { "week", 7, 7, 7 },
  { "month", 365.25 / 12, 28, 31 },
  { "quarter", 365.25 / 4, 90, 92 },
  { "year", 365.25, 365, 366 },
};

static void
set_day (AccordRecord *record,
         const char   *column,
         AccordDay     day)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, day);
  accord_record_set_value (record, column, &value);
}

static void
update_day (AccordChangeSet *changes,
            AccordRecord    *record,
            const char      *column,
            AccordDay        day)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, day);
  accord_change_set_update (changes, record, column, &value);
}

/* Of a period of its own length the number as it is; of another its part of it, rounded up once. */
static double
share_out (double      exact,
           gint        days,
           const char *period)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (g_str_equal (periods[i].name, period))
      {
        double each = days >= periods[i].at_least && days <= periods[i].at_most ? exact : exact * periods[i].days / days;

        return ceil (each - ROUNDING * MAX (each, 1));
      }
  return ceil (exact - ROUNDING * MAX (exact, 1));
}

static const char *
find_period (gint days)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    if (days >= periods[i].at_least && days <= periods[i].at_most)
      return periods[i].name;
  return "month";
}

/* What both sides bring of a stage; marketing's leads and MQLs are its own. */
static double
get_needed (const AccordGoalPlan *plan,
            AccordStage           stage)
{
  double own = stage >= ACCORD_STAGE_SQL ? plan->own[stage].exact : 0;

  return plan->marketing[stage].exact + own;
}

static gboolean
is_promise (AccordRecord *commitment,
            const char   *metric,
            AccordStage   stage)
{
  const char *from = accord_record_get_text (commitment, "from_stage");
  AccordStage own = ACCORD_STAGE_LEAD;

  if (g_strcmp0 (accord_record_get_text (commitment, "metric"), metric) != 0 ||
      g_strcmp0 (accord_record_get_text (commitment, "unit"), "count") != 0 ||
      *accord_record_get_text (commitment, "scope") != '\0')
    return FALSE;
  if (stage == ACCORD_STAGE_CUSTOMER)
    return TRUE;
  return (from == NULL || *from == '\0' || accord_stage_parse (from, &own)) && own == stage;
}

static AccordRecord *
find_promise (GListModel *commitments,
              const char *metric,
              AccordStage stage)
{
  for (guint i = 0; i < g_list_model_get_n_items (commitments); i++)
    {
      g_autoptr (AccordRecord) commitment = g_list_model_get_item (commitments, i);

      if (is_promise (commitment, metric, stage))
        return g_steal_pointer (&commitment);
    }
  return NULL;
}

static double
find_last_position (GListModel *list)
{
  guint n = g_list_model_get_n_items (list);
  g_autoptr (AccordRecord) last = n > 0 ? g_list_model_get_item (list, n - 1) : NULL;

  return last != NULL ? accord_record_get_real (last, "position") : 0;
}

static void
add_promise (AccordChangeSet *changes,
             guint            index,
             double           exact,
             gint             days,
             double           position)
{
  g_autoptr (AccordRecord) commitment = accord_record_new (ACCORD_TYPE_COMMITMENT);
  const char *period = find_period (days);

  accord_record_set_text (commitment, "title", _(promises[index].title));
  accord_record_set_text (commitment, "owner_team", promises[index].team);
  accord_record_set_text (commitment, "owner", _(promises[index].owner));
  accord_record_set_text (commitment, "metric", promises[index].metric);
  if (promises[index].stage != ACCORD_STAGE_CUSTOMER)
    accord_record_set_text (commitment, "from_stage", accord_stage_get_name (promises[index].stage));
  accord_record_set_text (commitment, "comparator", "at-least");
  accord_record_set_text (commitment, "unit", "count");
  accord_record_set_text (commitment, "period", period);
  accord_record_set_real (commitment, "target", share_out (exact, days, period));
  accord_record_set_real (commitment, "position", position);
  accord_change_set_insert (changes, commitment);
}

static void
agree_commitments (AccordChangeSet      *changes,
                   GListModel           *commitments,
                   const AccordGoalPlan *plan,
                   gint                  days)
{
  double position = find_last_position (commitments);

  for (guint i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      double exact = get_needed (plan, promises[i].stage);
      g_autoptr (AccordRecord) commitment = find_promise (commitments, promises[i].metric, promises[i].stage);

      if (!(exact > 0))
        continue;
      if (commitment != NULL)
        accord_change_set_update_real (changes, commitment, "target",
                                       share_out (exact, days, accord_record_get_text (commitment, "period")));
      else
        add_promise (changes, i, exact, days, position += 1);
    }
}

static AccordRecord *
find_target (GListModel *targets,
             const char *metric,
             AccordDay   first,
             AccordDay   last)
{
  for (guint i = 0; i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (AccordRecord) target = g_list_model_get_item (targets, i);

      if (g_strcmp0 (accord_record_get_text (target, "metric"), metric) == 0 &&
          g_value_get_int (accord_record_get_value (target, "first")) == first &&
          g_value_get_int (accord_record_get_value (target, "last")) == last)
        return g_steal_pointer (&target);
    }
  return NULL;
}

static void
agree_target (AccordChangeSet *changes,
              GListModel      *targets,
              const char      *metric,
              double           value,
              AccordDay        first,
              AccordDay        last)
{
  g_autoptr (AccordRecord) target = find_target (targets, metric, first, last);

  if (!(value > 0))
    return;
  if (target != NULL)
    {
      accord_change_set_update_real (changes, target, "value", value);
      return;
    }
  target = accord_record_new (ACCORD_TYPE_TARGET);
  accord_record_set_text (target, "metric", metric);
  accord_record_set_real (target, "value", value);
  set_day (target, "first", first);
  set_day (target, "last", last);
  accord_change_set_insert (changes, target);
}

static void
agree_goal (AccordChangeSet       *changes,
            AccordRecord          *settings,
            const AccordGoalPlan  *plan,
            const AccordPlanInput *input,
            AccordDay              first,
            AccordDay              last)
{
  gboolean revenue = g_strcmp0 (accord_record_get_text (settings, "goal_metric"), "revenue") == 0;

  accord_change_set_update_text (changes, settings, "goal_metric", revenue ? "revenue" : "new-customers");
  accord_change_set_update_real (changes, settings, "goal_target", revenue ? input->revenue : plan->customers.needed);
  update_day (changes, settings, "goal_first", first);
  update_day (changes, settings, "goal_last", last);
}

/**
 * accord_goal_agree:
 * @settings: of the workspace: a goal of revenue stays one, any other becomes one of new customers
 * @commitments: the live list
 * @targets: the live list
 * @plan: what is needed; what it does not know is left as it is
 * @input: what it was made from
 * @first: the first day
 * @last: the last day
 *
 * Returns: (transfer full): all of it, to be saved and undone at once
 */
AccordChangeSet *
accord_goal_agree (AccordRecord          *settings,
                   GListModel            *commitments,
                   GListModel            *targets,
                   const AccordGoalPlan  *plan,
                   const AccordPlanInput *input,
                   AccordDay              first,
                   AccordDay              last)
{
  AccordChangeSet *changes = accord_change_set_new (_("goal, commitments and targets from the calculator"));
  double rate = plan->marketing[ACCORD_STAGE_CUSTOMER].exact / plan->marketing[ACCORD_STAGE_LEAD].exact;

  g_return_val_if_fail (plan->customers.exact > 0 && first <= last, changes);

  agree_goal (changes, settings, plan, input, first, last);
  agree_commitments (changes, commitments, plan, last - first + 1);
  agree_target (changes, targets, "conversion-rate", rate, first, last);
  agree_target (changes, targets, "lead-value", rate * input->deal_value, first, last);
  agree_target (changes, targets, "mean-deal-value", input->deal_value, first, last);
  return changes;
}
