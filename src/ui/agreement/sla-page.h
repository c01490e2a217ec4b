#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_SLA_PAGE (accord_sla_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordSlaPage, accord_sla_page, ACCORD, SLA_PAGE, AccordPage)

G_END_DECLS
