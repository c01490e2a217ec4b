#pragma once

#include <gtk/gtk.h>

#include "frame/suggest.h"
#include "model/record.h"

G_BEGIN_DECLS

/*
 * Suggestions beside what is being typed, which keeps the keyboard: a list in a popover of its own.
 *
 * Signal: «chosen» (AccordSuggestion) – with the pointer or the keyboard.
 */
#define ACCORD_TYPE_SUGGESTION_POPOVER (accord_suggestion_popover_get_type ())
G_DECLARE_FINAL_TYPE (AccordSuggestionPopover, accord_suggestion_popover, ACCORD, SUGGESTION_POPOVER, GtkPopover)

AccordSuggestionPopover *accord_suggestion_popover_new  (GtkWidget               *parent,
                                                         GtkWidget               *typed_in);
/* Shows them, or hides where there are none. */
void                     accord_suggestion_popover_show (AccordSuggestionPopover *self,
                                                         GPtrArray               *suggestions,
                                                         const AccordFrame       *frame,
                                                         AccordRecord            *settings);

G_END_DECLS
