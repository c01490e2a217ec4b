#pragma once

#include "ui/personas/persona-card.h"

G_BEGIN_DECLS

/* @dragged was let go on @target. */
typedef void (*AccordPersonaDropped) (AccordRecord *dragged,
                                      AccordRecord *target,
                                      gpointer      user_data);

/* Lets a card be dragged onto others. */
void accord_persona_drag_attach (AccordPersonaCard   *card,
                                 AccordPersonaDropped dropped,
                                 gpointer             user_data);

G_END_DECLS
