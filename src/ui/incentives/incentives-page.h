#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* What both teams get for what a lead becomes, and what that would have been in the months so far. */
#define ACCORD_TYPE_INCENTIVES_PAGE (accord_incentives_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordIncentivesPage, accord_incentives_page, ACCORD, INCENTIVES_PAGE, AccordPage)

G_END_DECLS
