#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_LEADS_PAGE (accord_leads_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordLeadsPage, accord_leads_page, ACCORD, LEADS_PAGE, AccordPage)

G_END_DECLS
