#pragma once

#include "ui/kpis/kpi-board.h"
#include "ui/kpis/kpi-filter.h"
#include "ui/kpis/kpis-page.h"

G_BEGIN_DECLS

struct _AccordKpisPage
{
  AccordPage parent_instance;

  /* template */
  GtkLabel        *as_of_label;
  GtkWidget       *export_button;
  GtkWidget       *menu_button;
  GMenu           *board_menu;
  GtkStack        *stack;
  GtkProgressBar  *progress_bar;
  AccordKpiFilter *filter;
  AccordKpiBoard  *board;
};

void accord_kpis_page_class_init_actions (GtkWidgetClass *widget_class);
void accord_kpis_page_update_actions     (AccordKpisPage *self);

G_END_DECLS
