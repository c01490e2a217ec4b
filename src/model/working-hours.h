#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_MINUTES_PER_DAY 1440
#define ACCORD_MINUTES_PER_WEEK (7 * ACCORD_MINUTES_PER_DAY)

/* Open from a minute of the week to another, which is not included. Minutes count from Monday 00:00. */
typedef struct
{
  gint start; /* 0 … */
  gint end;   /* … ACCORD_MINUTES_PER_WEEK */
} AccordHours;

/*
 * The weekly windows that a team works in, as they are written: «Mon-Fri 09:00-12:30, 13:00-17:00; Fri 22:00-02:00».
 * In order, none touching the next; one that runs into the next week is cut there.
 */
GArray *accord_working_hours_parse   (const char *text,
                                      GError    **error) G_GNUC_WARN_UNUSED_RESULT; /* of AccordHours */
char   *accord_working_hours_to_text (const GArray *hours);

/* What begins on each day, from Monday on: «09:00-12:30, 13:00-17:00», or ""; seven of them. */
#define ACCORD_N_WEEKDAYS 7
char  **accord_working_hours_to_days   (const GArray      *hours);
GArray *accord_working_hours_from_days (const char *const *days,
                                        GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
