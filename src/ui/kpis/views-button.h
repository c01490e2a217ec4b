#pragma once

#include "ui/common/page.h"
#include "ui/kpis/kpi-filter.h"

G_BEGIN_DECLS

/* What was chosen above the board, kept under names that the whole file shares: choose one, keep what is chosen now, rename,
 * remove. */
#define ACCORD_TYPE_VIEWS_BUTTON (accord_views_button_get_type ())
G_DECLARE_FINAL_TYPE (AccordViewsButton, accord_views_button, ACCORD, VIEWS_BUTTON, AdwBin)

/* Both live longer than it. */
GtkWidget *accord_views_button_new (AccordPage      *page,
                                    AccordKpiFilter *filter);

G_END_DECLS
