#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* In the menu of the page of KPIs: what its figures are made of. */
GMenuModel *accord_kpis_menu_new (AccordPage *page);

G_END_DECLS
