#pragma once

#include "model/version-state.h"

G_BEGIN_DECLS

/* What a person is reminded of: that the agreement waits for them, or that a day of it is near. */
typedef enum
{
  ACCORD_REMINDER_SIGN,   /* a version in review waits for the person’s signature */
  ACCORD_REMINDER_FORCE,  /* a version comes into force tomorrow */
  ACCORD_REMINDER_REVIEW, /* what is in force is to be looked at again soon, or was */
} AccordReminderKind;

typedef struct
{
  AccordReminderKind kind;
  gint64             number; /* of the version */
  AccordDay          day;    /* FORCE, REVIEW: when that is */
} AccordReminder;

#define ACCORD_REVIEW_REMINDER_DAYS 14

GArray *accord_reminders_list (GPtrArray  *statuses, /* of AccordVersionStatus; of AccordReminder comes back */
                               const char *member,
                               AccordDay   today);

G_END_DECLS
