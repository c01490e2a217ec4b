#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* All that was said about figures and days: open questions first; to be searched, answered, removed, and gone back to. */
#define ACCORD_TYPE_NOTES_WINDOW (accord_notes_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordNotesWindow, accord_notes_window, ACCORD, NOTES_WINDOW, AdwWindow)

/* @page: saves what is done, shows the figures («kpis.show-figure»), and lives longer. */
void accord_notes_window_open (AccordPage *page);

G_END_DECLS
