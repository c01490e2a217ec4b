#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* The words that both teams mean the same by: the stages, which are always there, and terms of their own. */
#define ACCORD_TYPE_GLOSSARY_PAGE (accord_glossary_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordGlossaryPage, accord_glossary_page, ACCORD, GLOSSARY_PAGE, AccordPage)

G_END_DECLS
