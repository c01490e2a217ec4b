#pragma once

#include <adwaita.h>

#include "model/record.h"
#include "ui/personas/persona-figures.h"

G_BEGIN_DECLS

/* One persona in the list: who it is, and what the data says of it. */
#define ACCORD_TYPE_PERSONA_CARD (accord_persona_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordPersonaCard, accord_persona_card, ACCORD, PERSONA_CARD, GtkFlowBoxChild)

GtkWidget    *accord_persona_card_new        (AccordRecord         *persona,
                                              AccordPersonaFigures *figures,
                                              AccordWorkspace      *workspace);
AccordRecord *accord_persona_card_get_record (AccordPersonaCard *self);

G_END_DECLS
