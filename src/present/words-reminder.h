#pragma once

#include "model/reminders.h"

G_BEGIN_DECLS

/* What a person is reminded of, in sentences. Transfer full. */
char *accord_words_reminder  (const AccordReminder *self,
                              AccordDay             today);
char *accord_words_reminders (GArray               *reminders, /* a line each; NULL: nothing */
                              AccordDay             today);

G_END_DECLS
