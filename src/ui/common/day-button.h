#pragma once

#include <adwaita.h>

#include "model/moment.h"
#include "ui/common/autosave.h"

G_BEGIN_DECLS

/* A day, chosen from a calendar. Property: day (i, an AccordDay). */
#define ACCORD_TYPE_DAY_BUTTON (accord_day_button_get_type ())
G_DECLARE_FINAL_TYPE (AccordDayButton, accord_day_button, ACCORD, DAY_BUTTON, AdwBin)

AccordDay                   accord_day_button_get_day (AccordDayButton *self);
void                        accord_day_button_set_day (AccordDayButton *self,
                                                       AccordDay        day);
/* For accord_autosave_bind_full(). */
const AccordAutosaveAccess *accord_day_button_access  (void);

G_END_DECLS
