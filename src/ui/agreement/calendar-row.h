#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The hours of a team in one line, and below it whose clocks run in them. */
#define ACCORD_TYPE_CALENDAR_ROW (accord_calendar_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordCalendarRow, accord_calendar_row, ACCORD, CALENDAR_ROW, AdwActionRow)

GtkWidget    *accord_calendar_row_new        (AccordWorkspace *workspace,
                                              AccordRecord    *calendar);
AccordRecord *accord_calendar_row_get_record (AccordCalendarRow *self);

G_END_DECLS
