#pragma once

#include <adwaita.h>

#include "ui/common/autosave.h"

G_BEGIN_DECLS

/* The rows of a persona's form, one for each column, made from the columns of the record. */
typedef struct _AccordPersonaForm AccordPersonaForm;

AccordPersonaForm *accord_persona_form_new      (AccordWorkspace     *workspace,
                                                 AccordAutosave      *autosave,
                                                 AdwPreferencesGroup *group,
                                                 AdwExpanderRow      *more);
void               accord_persona_form_free     (AccordPersonaForm *self);
void               accord_persona_form_show     (AccordPersonaForm *self,
                                                 AccordRecord      *persona);
GtkWidget         *accord_persona_form_get_name_row (AccordPersonaForm *self);

/* The columns in the order of the form, those of the journey last; ends with NULL. */
const char *const *accord_persona_form_columns  (void);

G_END_DECLS
