#pragma once

#include "ui/common/page.h"
#include "workspace/board.h"

G_BEGIN_DECLS

/* Edits a chart of the board, with what it shows above; nothing is saved until it is said to be good. */
#define ACCORD_TYPE_CHART_WINDOW (accord_chart_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordChartWindow, accord_chart_window, ACCORD, CHART_WINDOW, AdwWindow)

typedef void (*AccordChartDone) (AccordRecord *chart,
                                 gpointer      user_data);

/* @choice: above the board; @done: called with the chart, where it is good; @user_data: lives as long as @page. */
void accord_chart_window_open (AccordPage            *page,
                               AccordRecord          *chart,
                               const AccordKpiChoice *choice,
                               gboolean               is_new,
                               AccordChartDone        done,
                               gpointer               user_data);

G_END_DECLS
