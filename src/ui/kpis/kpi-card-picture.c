/* What a card shows, as a picture of its own, in words and as a table of figures: for the window, and to be taken out of it. */
#include "ui/kpis/kpi-card-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/goal-chart.h"
#include "present/standing-chart.h"
#include "workspace/target.h"

/* The target of this metric, if the teams set one. */
AccordRecord *
accord_kpi_card_find_target (AccordKpiCard *self)
{
  GListModel *targets = accord_workspace_get_list (self->workspace, ACCORD_TYPE_TARGET);

  for (guint i = 0; self->question.metric != NULL && i < g_list_model_get_n_items (targets); i++)
    {
      g_autoptr (AccordRecord) target = g_list_model_get_item (targets, i);

      if (g_str_equal (accord_record_get_text (target, "metric"), self->question.metric->id))
        return g_steal_pointer (&target);
    }
  return NULL;
}

/**
 * accord_kpi_card_get_target:
 *
 * Returns: what is aimed at; NaN: nothing, or something else is compared with
 */
double
accord_kpi_card_get_target (AccordKpiCard *self)
{
  AccordAsOf as_of;

  if (self->question.metric == NULL || self->question.compared != ACCORD_COMPARED_TARGET)
    return NAN;
  accord_workspace_get_as_of (self->workspace, &as_of);
  return accord_target_find (accord_workspace_get_list (self->workspace, ACCORD_TYPE_TARGET), self->question.metric->id,
                             as_of.day);
}

void
accord_kpi_card_init_options (AccordKpiCard        *self,
                              AccordPresentOptions *options)
{
  *options = (AccordPresentOptions) {
    .currency = accord_workspace_get_currency (self->workspace),
    .group = self->question.group,
    .target = accord_kpi_card_get_target (self),
    .settings = accord_workspace_get_settings (self->workspace),
    .with_title = TRUE,
    .rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL,
    .events = self->events,
    .compared = self->answer != NULL ? self->answer->compared : NULL,
  };
}

static AccordChart *
make_figures_chart (AccordKpiCard *self,
                    char         **sentence)
{
  AccordPresentOptions options;

  if (self->answer == NULL)
    return NULL;
  accord_kpi_card_init_options (self, &options);
  if (sentence != NULL)
    *sentence = accord_present_sentence (self->question.metric, self->answer->figures, &options);
  return accord_present_chart (self->question.metric, self->answer->figures, &options);
}

static AccordChart *
make_standings_chart (AccordKpiCard *self,
                      char         **sentence)
{
  const char *currency = accord_workspace_get_currency (self->workspace);
  AccordChart *chart;

  if (self->standings == NULL)
    return NULL;
  chart = accord_present_standings (self->standings, currency);
  chart->title = g_strdup (_("Commitments kept"));
  chart->subtitle = g_strdup (_("in the present period, so far"));
  chart->rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  if (sentence != NULL)
    *sentence = accord_present_standings_sentence (self->standings, currency);
  return chart;
}

static AccordChart *
make_goal_chart (AccordKpiCard *self,
                 char         **sentence)
{
  AccordFigures *figures = accord_goal_card_get_figures (self->goal_card);
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  AccordChart *chart;
  AccordAsOf as_of;

  if (figures == NULL)
    return NULL;
  accord_workspace_get_as_of (self->workspace, &as_of);
  chart = accord_goal_chart (settings, figures, as_of.day);
  chart->title = g_strdup (_("Shared goal"));
  chart->subtitle = accord_goal_describe (settings);
  chart->rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  if (sentence != NULL)
    *sentence = accord_goal_make_sentence (settings, figures, as_of.day);
  return chart;
}

/**
 * accord_kpi_card_make_chart:
 * @sentence: (out) (optional): what it shows, in words
 *
 * Returns: (transfer full) (nullable): what is shown, with its title; %NULL while there is nothing to show
 */
AccordChart *
accord_kpi_card_make_chart (AccordKpiCard *self,
                            char         **sentence)
{
  const char *own = accord_record_get_text (self->chart, "title");
  AccordChart *chart;

  g_return_val_if_fail (ACCORD_IS_KPI_CARD (self), NULL);

  switch (accord_kpi_card_get_subject (self))
    {
    case ACCORD_CHART_OF_GOAL:
      chart = make_goal_chart (self, sentence);
      break;
    case ACCORD_CHART_OF_COMMITMENTS:
      chart = make_standings_chart (self, sentence);
      break;
    case ACCORD_CHART_OF_FIGURES:
    default:
      chart = make_figures_chart (self, sentence);
    }
  if (chart != NULL && own != NULL && *own != '\0')
    {
      g_free (chart->title);
      chart->title = g_strdup (own);
    }
  return chart;
}

const char *
accord_kpi_card_get_group (AccordKpiCard *self)
{
  return self->question.group;
}

/* What it is called in the names of files. */
const char *
accord_kpi_card_get_id (AccordKpiCard *self)
{
  switch (accord_kpi_card_get_subject (self))
    {
    case ACCORD_CHART_OF_GOAL:
      return "goal";
    case ACCORD_CHART_OF_COMMITMENTS:
      return "commitments";
    case ACCORD_CHART_OF_FIGURES:
    default:
      return self->question.metric != NULL ? self->question.metric->id : "chart";
    }
}

/* What is exported of it as CSV; NULL: nothing is shown yet. */
char *
accord_kpi_card_make_csv (AccordKpiCard *self)
{
  AccordFigures *goal;

  switch (accord_kpi_card_get_subject (self))
    {
    case ACCORD_CHART_OF_GOAL:
      goal = accord_goal_card_get_figures (self->goal_card);
      return goal != NULL ? accord_present_csv (goal) : NULL;
    case ACCORD_CHART_OF_COMMITMENTS:
      return self->standings != NULL ? accord_present_standings_csv (self->standings) : NULL;
    case ACCORD_CHART_OF_FIGURES:
    default:
      return self->answer != NULL ? accord_present_csv (self->answer->figures) : NULL;
    }
}
