#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * The days off of a calendar: a list to which days are added one by one or from a calendar file, also a dropped one.
 * Signal: «said» (text: s, undo: b) – what was done, to be told in passing; @undo: it can be undone.
 */
#define ACCORD_TYPE_HOLIDAYS_EDITOR (accord_holidays_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordHolidaysEditor, accord_holidays_editor, ACCORD, HOLIDAYS_EDITOR, AdwBin)

GtkWidget *accord_holidays_editor_new      (AccordWorkspace *workspace,
                                            AccordRecord    *calendar);
void       accord_holidays_editor_add_file (AccordHolidaysEditor *self,
                                            const char           *path);

G_END_DECLS
