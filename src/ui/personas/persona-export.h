#pragma once

#include "ui/common/pages.h"
#include "ui/personas/persona-figures.h"

G_BEGIN_DECLS

/* A persona for a meeting, or for the wall. Transfer full. */
AccordPages *accord_persona_export_make_pages (AccordPage           *page,
                                               AccordPersonaFigures *figures,
                                               AccordRecord         *persona);

G_END_DECLS
