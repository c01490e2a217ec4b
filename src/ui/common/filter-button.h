#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * A button that says which leads a page shows and how many they are; behind it, the editor of that condition.
 *
 * Signal: «changed» () – other leads are asked for, and the condition fits them.
 */
#define ACCORD_TYPE_FILTER_BUTTON (accord_filter_button_get_type ())
G_DECLARE_FINAL_TYPE (AccordFilterButton, accord_filter_button, ACCORD, FILTER_BUTTON, AdwBin)

void             accord_filter_button_set_workspace (AccordFilterButton *self,
                                                     AccordWorkspace    *workspace);
AccordCondition *accord_filter_button_get_condition (AccordFilterButton *self);
void             accord_filter_button_set_text      (AccordFilterButton *self,
                                                     const char         *text);
/* Of a button that asks for something else than what a page shows: @nothing: what it says while nothing is asked, @title
 * and @hint: of its editor. Before its workspace is set. */
void             accord_filter_button_set_words     (AccordFilterButton *self,
                                                     const char         *nothing,
                                                     const char         *title,
                                                     const char         *hint);
void             accord_filter_button_popup         (AccordFilterButton *self);

G_END_DECLS
