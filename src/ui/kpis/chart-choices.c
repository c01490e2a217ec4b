#include "ui/kpis/chart-choices.h"

#include <glib/gi18n-lib.h>

#include "kpi/counting.h"
#include "present/words.h"
#include "ui/kpis/kpi-fields.h"
#include "workspace/own-kpis.h"

static void
add (AccordChartChoices *self,
     const char         *value,
     const char         *label)
{
  g_ptr_array_add (self->values, g_strdup (value));
  gtk_string_list_append (self->labels, label);
}

static void
add_metrics (AccordChartChoices *self,
             AccordWorkspace    *workspace)
{
  g_autoptr (GPtrArray) metrics = accord_workspace_list_metrics (workspace);

  for (guint i = 0; i < metrics->len; i++)
    {
      const AccordMetric *metric = metrics->pdata[i];
      g_autofree char *label = accord_words_metric_label (metric, accord_workspace_get_settings (workspace));

      add (self, metric->id, label);
    }
  add (self, "goal", _("Shared goal"));
  add (self, "commitments", _("Commitments kept"));
}

static void
add_forms (AccordChartChoices *self,
           const AccordMetric *metric)
{
  for (guint form = 0; form < ACCORD_N_FORMS; form++)
    if (metric != NULL && accord_form_fits ((AccordForm) form, metric))
      add (self, accord_form_get_name ((AccordForm) form), accord_form_get_label ((AccordForm) form));
}

static void
add_fields (AccordChartChoices *self,
            AccordWorkspace    *workspace)
{
  AccordFrame *frame = accord_workspace_get_frame (workspace);
  g_auto (GStrv) names = frame != NULL ? accord_kpi_fields_list (frame) : NULL;

  add (self, "", _("As the bar above says"));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      g_autofree char *label = accord_kpi_field_label (frame, names[i], accord_workspace_get_settings (workspace));

      add (self, names[i], label);
    }
}

static void
add_periods (AccordChartChoices *self)
{
  add (self, "", _("As the bar above says"));
  add (self, "week", _("Week by week"));
  add (self, "month", _("Month by month"));
  add (self, "quarter", _("Quarter by quarter"));
  add (self, "year", _("Year by year"));
  add (self, "all", _("All days together"));
}

static void
add_bases (AccordChartChoices *self)
{
  add (self, "", _("As the bar above says"));
  add (self, "cohort", _("Within so many days"));
  add (self, "to-date", _("So far"));
  add (self, "period", _("This period’s customers ÷ its leads"));
}

static void
add_stages (AccordChartChoices *self,
            AccordWorkspace    *workspace,
            gboolean            is_first)
{
  static const char *const names[] = { "lead", "mql", "sql", "opportunity", "customer" };
  guint first = is_first ? 0 : 1, last = is_first ? G_N_ELEMENTS (names) - 2 : G_N_ELEMENTS (names) - 1;

  /* The usual one stands first. */
  for (guint i = 0; i <= last - first; i++)
    {
      guint index = is_first ? first + i : last - i;
      AccordStage stage = ACCORD_STAGE_LEAD;
      g_autofree char *label = NULL;

      accord_stage_parse (names[index], &stage);
      label = accord_words_stage_choice (stage, accord_workspace_get_settings (workspace));
      add (self, i == 0 ? "" : names[index], label);
    }
}

static void
add_commitments (AccordChartChoices *self,
                 AccordWorkspace    *workspace)
{
  GListModel *list = accord_workspace_get_list (workspace, ACCORD_TYPE_COMMITMENT);

  add (self, "", _("None: usual terms"));
  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) commitment = g_list_model_get_item (list, i);

      if (accord_metric_find (accord_record_get_text (commitment, "metric")) != NULL)
        add (self, accord_record_get_id (commitment), accord_record_get_text (commitment, "title"));
    }
}

/**
 * accord_chart_choices_new:
 * @metric: (nullable): what is measured
 *
 * Returns: (transfer full): what can be chosen
 */
AccordChartChoices *
accord_chart_choices_new (AccordChartChoice   choice,
                          AccordWorkspace    *workspace,
                          const AccordMetric *metric)
{
  AccordChartChoices *self = g_new0 (AccordChartChoices, 1);

  self->values = g_ptr_array_new_with_free_func (g_free);
  self->labels = gtk_string_list_new (NULL);
  if (choice == ACCORD_CHART_CHOICE_WHAT)
    add_metrics (self, workspace);
  else if (choice == ACCORD_CHART_CHOICE_FORM)
    add_forms (self, metric);
  else if (choice == ACCORD_CHART_CHOICE_GROUPING)
    add_fields (self, workspace);
  else if (choice == ACCORD_CHART_CHOICE_BY)
    add_periods (self);
  else if (choice == ACCORD_CHART_CHOICE_BASIS)
    add_bases (self);
  else if (choice == ACCORD_CHART_CHOICE_COMMITMENT)
    add_commitments (self, workspace);
  else
    add_stages (self, workspace, choice == ACCORD_CHART_CHOICE_FROM);
  return self;
}

/**
 * accord_chart_choices_free:
 * @self: (transfer full): what could be chosen
 */
void
accord_chart_choices_free (AccordChartChoices *self)
{
  g_ptr_array_unref (self->values);
  g_object_unref (self->labels);
  g_free (self);
}

/**
 * accord_chart_choices_find:
 * @value: (nullable): a value
 *
 * Returns: its place
 */
guint
accord_chart_choices_find (AccordChartChoices *self,
                           const char         *value)
{
  for (guint i = 0; i < self->values->len; i++)
    if (g_strcmp0 (self->values->pdata[i], value) == 0)
      return i;
  return 0;
}

const char *
accord_chart_choice_title (AccordChartChoice choice)
{
  static const char *const titles[ACCORD_N_CHART_CHOICES] = {
    [ACCORD_CHART_CHOICE_WHAT] = N_("What Is _Measured"),   [ACCORD_CHART_CHOICE_FORM] = N_("How It Is S_hown"),
    [ACCORD_CHART_CHOICE_GROUPING] = N_("Side _by Side"),   [ACCORD_CHART_CHOICE_BY] = N_("_Periods"),
    [ACCORD_CHART_CHOICE_BASIS] = N_("What C_ounts as Converted"), [ACCORD_CHART_CHOICE_FROM] = N_("From S_tage"),
    [ACCORD_CHART_CHOICE_TO] = N_("To Sta_ge"),             [ACCORD_CHART_CHOICE_COMMITMENT] = N_("By the Te_rms Of"),
  };

  return _(titles[choice]);
}

/**
 * accord_chart_choice_is_for:
 * @metric: (nullable): what is measured; %NULL: the goal, or the commitments
 * @form: how it is shown
 *
 * Returns: whether the choice makes a difference
 */
gboolean
accord_chart_choice_is_for (AccordChartChoice   choice,
                            const AccordMetric *metric,
                            AccordForm          form)
{
  if (choice == ACCORD_CHART_CHOICE_WHAT)
    return TRUE;
  if (metric == NULL)
    return FALSE;
  if (metric->counting == NULL) /* one of the teams' own: its values or its formula say all else */
    return choice == ACCORD_CHART_CHOICE_FORM || choice == ACCORD_CHART_CHOICE_BY || choice == ACCORD_CHART_CHOICE_GROUPING;
  switch (choice)
    {
    case ACCORD_CHART_CHOICE_GROUPING:
      return form != ACCORD_FORM_FUNNEL && form != ACCORD_FORM_HEAT && form != ACCORD_FORM_SPREAD;
    case ACCORD_CHART_CHOICE_BY:
      return form == ACCORD_FORM_PLAIN || form == ACCORD_FORM_SHARES || form == ACCORD_FORM_MULTIPLES || form == ACCORD_FORM_HEAT;
    case ACCORD_CHART_CHOICE_BASIS:
      return metric->has_basis;
    case ACCORD_CHART_CHOICE_FROM:
      return metric->has_basis || metric->counting->uses_stages || metric->counting == &accord_counting_leads;
    case ACCORD_CHART_CHOICE_TO:
      return (metric->has_basis && !metric->counting->ends_as_customer) || metric->counting->uses_stages;
    case ACCORD_CHART_CHOICE_COMMITMENT:
      return metric->counting->uses_promises || g_str_equal (metric->id, "attainment");
    case ACCORD_CHART_CHOICE_FORM:
    case ACCORD_CHART_CHOICE_WHAT:
    case ACCORD_N_CHART_CHOICES:
    default:
      return TRUE;
    }
}
