#pragma once

#include "model/moment.h"

G_BEGIN_DECLS

/* A day off, and what it is called. */
typedef struct
{
  AccordDay day;
  char     *name; /* or "" */
} AccordHoliday;

/* As a calendar keeps them, a Markdown list: «- 2025-12-25 Christmas»; in order, each day once. */
GArray *accord_holidays_parse    (const char *text,
                                  GError    **error) G_GNUC_WARN_UNUSED_RESULT; /* of AccordHoliday */
char   *accord_holidays_to_text  (const GArray *holidays);
GArray *accord_holidays_new      (void);
void    accord_holidays_add      (GArray     *holidays,
                                  AccordDay   day,
                                  const char *name);

G_END_DECLS
