#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

#define ACCORD_TYPE_PERSONAS_PAGE (accord_personas_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordPersonasPage, accord_personas_page, ACCORD, PERSONAS_PAGE, AccordPage)

G_END_DECLS
