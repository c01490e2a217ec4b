#pragma once

#include "model/moment.h"

G_BEGIN_DECLS

/*
 * When a team works, as instants: weekly windows in a time zone, without holidays. Immutable; of any thread.
 * Instants are milliseconds since 1970 UTC; nobody works before 1970 or after 2099.
 */
typedef struct _AccordWorkingTime AccordWorkingTime;

/* @hours, @holidays: as a calendar keeps them. */
AccordWorkingTime *accord_working_time_new     (const char       *hours,
                                                const char       *holidays,
                                                const AccordZone *zone,
                                                GError          **error) G_GNUC_WARN_UNUSED_RESULT;
AccordWorkingTime *accord_working_time_ref     (AccordWorkingTime *self);
void               accord_working_time_unref   (AccordWorkingTime *self);
/* How much of the time from one instant to another is worked; 0 where the second comes first. */
gint64             accord_working_time_between (const AccordWorkingTime *self,
                                                gint64                   from_ms,
                                                gint64                   to_ms);
/* When so much has been worked; G_MAXINT64 if never. */
gint64             accord_working_time_after   (const AccordWorkingTime *self,
                                                gint64                   from_ms,
                                                gint64                   worked_ms);
/* The last instant of the @days-th working day after the one on which a clock from @from_ms on starts. */
gint64             accord_working_time_after_days (const AccordWorkingTime *self,
                                                   gint64                   from_ms,
                                                   guint                    days);
/* When a clock starts: then, or at the next window. */
gint64             accord_working_time_start   (const AccordWorkingTime *self,
                                                gint64                   ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordWorkingTime, accord_working_time_unref)

G_END_DECLS
