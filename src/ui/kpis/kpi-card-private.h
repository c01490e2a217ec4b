#pragma once

#include "present/figure-chart.h"
#include "ui/common/chart-view.h"
#include "ui/kpis/kpi-card.h"

G_BEGIN_DECLS

struct _AccordKpiCard
{
  AdwBin parent_instance;

  /* template */
  GtkLabel        *title_label;
  GtkLabel        *subtitle_label;
  GtkMenuButton   *menu_button;
  GtkStack        *stack;
  AccordChartView *chart_view;
  GtkLabel        *problem_label;

  /* borrowed */
  const AccordMetric *metric;

  /* owned */
  AccordWorkspace *workspace;
  AccordFigures   *figures;
  GCancellable    *cancellable;
  char            *group; /* the field that figures are grouped by, or NULL */
  AccordCondition *where; /* what the leads must meet, or NULL */
};

void  accord_kpi_card_init_options         (AccordKpiCard        *self,
                                            AccordPresentOptions *options);
void  accord_kpi_card_redraw               (AccordKpiCard *self);
void  accord_kpi_card_class_init_exports   (GtkWidgetClass *widget_class);
void  accord_kpi_card_present_table        (AccordKpiCard *self);
void  accord_kpi_card_ask_target           (AccordKpiCard *self);
AccordRecord *accord_kpi_card_find_target  (AccordKpiCard *self);

G_END_DECLS
