#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * When a team works: its name, whose it is, time zone, week and holidays; what is typed saves by itself. A page of the
 * window of working hours, to which its button leads back.
 *
 * Signals: «said» (text: s, undo: b) – to be told in passing; «left» () – back to the list; «delete» ().
 */
#define ACCORD_TYPE_CALENDAR_EDITOR (accord_calendar_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordCalendarEditor, accord_calendar_editor, ACCORD, CALENDAR_EDITOR, AdwBin)

GtkWidget    *accord_calendar_editor_new        (AccordWorkspace *workspace,
                                                 AccordRecord    *calendar);
AccordRecord *accord_calendar_editor_get_record (AccordCalendarEditor *self);
void          accord_calendar_editor_flush      (AccordCalendarEditor *self);

G_END_DECLS
