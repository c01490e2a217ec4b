#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* The menu of the page of KPIs: what its figures are made of. Packs a button into the page's header bar. */
void accord_kpis_menu_add (AccordPage *page);

G_END_DECLS
