#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_KPIS_PAGE (accord_kpis_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordKpisPage, accord_kpis_page, ACCORD, KPIS_PAGE, AccordPage)

G_END_DECLS
