#pragma once

#include "kpi/working-time.h"
#include "model/record.h"

G_BEGIN_DECLS

/* Working hours and limits, as people read them. All transfer full. */
char *accord_words_limit    (double      value,
                             const char *unit); /* «4 working hours»; NULL: no limit */
char *accord_words_weekday  (guint       day);  /* «Monday» for 0 */
char *accord_words_calendar (AccordRecord *calendar,
                             AccordRecord *settings); /* «Sales · Berlin, Europe · Mon-Fri 09:00-17:00» */
/* «A lead handed over now is answered by Monday 11:00 when the limit is 4 working hours.» */
char *accord_words_answered (const AccordWorkingTime *time,
                             const AccordZone        *zone,
                             gint64                   now_ms,
                             double                   hours);

G_END_DECLS
