#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A button that says which of some values are picked; behind it, a box to tick for each, and a search where they are many.
 *
 * Signal: «changed» () – a person picked others.
 */
#define ACCORD_TYPE_PICK_BUTTON (accord_pick_button_get_type ())
G_DECLARE_FINAL_TYPE (AccordPickButton, accord_pick_button, ACCORD, PICK_BUTTON, AdwBin)

/* @field: of leads; @nothing: «All sources»; @some: «Sources» */
GtkWidget         *accord_pick_button_new        (const char        *field,
                                                  const char        *nothing,
                                                  const char        *some);
const char        *accord_pick_button_get_field  (AccordPickButton  *self);
/* What can be picked, in their order. */
void               accord_pick_button_set_values (AccordPickButton  *self,
                                                  const char *const *values);
const char *const *accord_pick_button_get_picked (AccordPickButton  *self); /* NULL: nothing is, so all are shown */
void               accord_pick_button_set_picked (AccordPickButton  *self,
                                                  const char *const *picked);

G_END_DECLS
