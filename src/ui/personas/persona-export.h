#pragma once

#include "ui/common/page.h"
#include "ui/personas/persona-figures.h"

G_BEGIN_DECLS

/* Asks where to, and writes a persona as a PDF there, off the main thread. */
void accord_persona_export_ask (AccordPage           *page,
                                AccordPersonaFigures *figures,
                                AccordRecord         *persona);

G_END_DECLS
