#pragma once

#include <adwaita.h>

#include "ui/personas/persona-figures.h"

G_BEGIN_DECLS

/* Two personas side by side, field by field; where they differ is marked. */
void accord_persona_compare_present (GtkWindow            *parent,
                                    AccordWorkspace      *workspace,
                                    AccordPersonaFigures *figures,
                                    AccordRecord         *first);

G_END_DECLS
