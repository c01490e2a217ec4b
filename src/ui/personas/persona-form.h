#pragma once

#include <adwaita.h>

#include "ui/common/autosave.h"

G_BEGIN_DECLS

/* The rows of a persona's form, one for each column, made from the columns of the record. */
GtkWidget *accord_persona_form_fill         (AccordAutosave      *autosave,
                                             AdwPreferencesGroup *group,
                                             AdwExpanderRow      *more);
/* «Seniority, objections, …: 4 of 14 filled in» */
char      *accord_persona_form_describe_more (AccordRecord       *persona);

G_END_DECLS
