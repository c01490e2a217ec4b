#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_OVERVIEW_PAGE (accord_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordOverviewPage, accord_overview_page, ACCORD, OVERVIEW_PAGE, AccordPage)

G_END_DECLS
