#pragma once

#include <adwaita.h>

#include "ui/common/autosave.h"

G_BEGIN_DECLS

/*
 * The hours of a week: a row a day, «09:00-12:30, 13:00-17:00», and below them the whole week as text. Either is typed
 * in, the other follows. What cannot be read is said below, in one sentence, and is not saved.
 *
 * Signal: «changed» () – a person changed them.
 */
#define ACCORD_TYPE_WEEK_EDITOR (accord_week_editor_get_type ())
G_DECLARE_FINAL_TYPE (AccordWeekEditor, accord_week_editor, ACCORD, WEEK_EDITOR, AdwBin)

GtkWidget                  *accord_week_editor_new    (void);
/* For accord_autosave_bind_full(). */
const AccordAutosaveAccess *accord_week_editor_access (void);

G_END_DECLS
