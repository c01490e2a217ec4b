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
void             accord_filter_button_popup         (AccordFilterButton *self);

G_END_DECLS
