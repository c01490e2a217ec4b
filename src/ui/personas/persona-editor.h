#pragma once

#include <adwaita.h>

#include "ui/personas/persona-figures.h"

G_BEGIN_DECLS

/*
 * One persona, written in place: six rows first, the rest behind «More», who belongs here, and what the data says.
 * Property: record (AccordRecord or NULL).
 */
#define ACCORD_TYPE_PERSONA_EDITOR (accord_persona_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordPersonaEditor, accord_persona_editor, ACCORD, PERSONA_EDITOR, AdwBin)

void          accord_persona_editor_set_up     (AccordPersonaEditor  *self,
                                                AccordWorkspace      *workspace,
                                                AccordPersonaFigures *figures);
AccordRecord *accord_persona_editor_get_record (AccordPersonaEditor  *self);
void          accord_persona_editor_set_record (AccordPersonaEditor  *self,
                                                AccordRecord         *record);
/* Puts the cursor into the name, all of it chosen: for a new persona. */
void          accord_persona_editor_focus_name (AccordPersonaEditor  *self);

/* Whether something is written there that is not in the file. */
gboolean accord_persona_editor_is_unsaved (AccordPersonaEditor *self);

G_END_DECLS
