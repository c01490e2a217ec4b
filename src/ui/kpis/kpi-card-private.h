#pragma once

#include "present/figure-chart.h"
#include "ui/common/chart-view.h"
#include "ui/common/page.h"
#include "ui/kpis/kpi-card.h"
#include "ui/overview/goal-card.h"
#include "workspace/board-charts.h"

G_BEGIN_DECLS

struct _AccordKpiCard
{
  AdwBin parent_instance;

  /* template */
  GtkWidget       *head;
  GtkLabel        *title_label;
  GtkLabel        *subtitle_label;
  GtkMenuButton   *menu_button;
  GtkStack        *stack;
  AccordChartView *chart_view;
  AccordGoalCard  *goal_card;
  GtkLabel        *problem_label;

  /* owned */
  AccordWorkspace    *workspace;
  AccordRecord       *chart;     /* a copy: it tells what is another */
  AccordKpiChoice     choice;
  AccordChartQuestion asked;     /* of figures: what is being computed */
  AccordChartQuestion question;  /* what is shown */
  AccordChartAnswer  *answer;    /* NULL: nothing yet */
  GPtrArray          *standings; /* of commitments; NULL: nothing yet */
  GPtrArray          *events;    /* of AccordEvent: what is marked over time */
  GCancellable       *cancellable;
  gboolean            is_preview;
};

void  accord_kpi_card_init_options         (AccordKpiCard        *self,
                                            AccordPresentOptions *options);
void  accord_kpi_card_redraw               (AccordKpiCard *self);
AccordChartSubject accord_kpi_card_get_subject (AccordKpiCard *self);
AccordPage *accord_kpi_card_get_page       (AccordKpiCard *self);
void  accord_kpi_card_class_init_exports   (GtkWidgetClass *widget_class);
void  accord_kpi_card_class_init_menu      (GtkWidgetClass *widget_class);
void  accord_kpi_card_update_menu          (AccordKpiCard *self);
void  accord_kpi_card_present_table        (AccordKpiCard *self);
void  accord_kpi_card_ask_target           (AccordKpiCard *self);
AccordRecord *accord_kpi_card_find_target  (AccordKpiCard *self);
/* What is exported of it as CSV; NULL: nothing is shown yet. */
char *accord_kpi_card_make_csv             (AccordKpiCard *self);
/* What it is called in the names of files. */
const char *accord_kpi_card_get_id         (AccordKpiCard *self);

G_END_DECLS
