#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* The draft of the score model, and beside it what it would do. */
#define ACCORD_TYPE_SCORING_PAGE (accord_scoring_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordScoringPage, accord_scoring_page, ACCORD, SCORING_PAGE, AccordPage)

G_END_DECLS
