#pragma once

#include "ui/common/page.h"
#include "workspace/board.h"

G_BEGIN_DECLS

/* The board for a meeting: one chart at a time on the whole screen, by the arrows. */
#define ACCORD_TYPE_PRESENTATION (accord_presentation_get_type ())
G_DECLARE_FINAL_TYPE (AccordPresentation, accord_presentation, ACCORD, PRESENTATION, AdwWindow)

/* @from: the id of a chart; NULL: the first. @page: lives longer. */
void accord_presentation_open (AccordPage            *page,
                               const AccordKpiChoice *choice,
                               const char            *from);

G_END_DECLS
