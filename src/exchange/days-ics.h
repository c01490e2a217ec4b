#pragma once

#include "model/moment.h"

G_BEGIN_DECLS

/* A whole day that a calendar of the desktop is to have, and to remind of. */
typedef struct
{
  const char *uid;         /* the same for the same day each time: it is not doubled where it is there */
  AccordDay   day;
  const char *summary;
  const char *description; /* NULL: none */
  guint       alarms[2];   /* so many days before, at nine in the morning; 0: none */
} AccordIcsDay;

/* An iCalendar file (RFC 5545) of whole days. @stamp: when it is written. Transfer full. */
char *accord_days_to_ics (const AccordIcsDay *days,
                          guint               n_days,
                          AccordMoment        stamp);

G_END_DECLS
