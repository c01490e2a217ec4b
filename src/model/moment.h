#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/*
 * A moment is when something happened: an instant, or a whole civil day whose time is not known.
 *
 * Encoding: milliseconds since 1970-01-01T00:00Z, times two; the lowest bit says «a whole day»
 * (the milliseconds are then those of midnight UTC of that civil date, in whatever zone it was meant).
 * Moments sort by time. ACCORD_MOMENT_NONE is «not known»; it sorts first.
 */
typedef gint64 AccordMoment;

/* A civil date, as days since 1970-01-01. ACCORD_DAY_NONE is «not known»; it sorts first. */
typedef gint32 AccordDay;

#define ACCORD_MOMENT_NONE G_MININT64
#define ACCORD_DAY_NONE G_MININT32

/* The ends of what has a date that people read: of the years 1 and 9999. */
#define ACCORD_DAY_FIRST (-719162)
#define ACCORD_DAY_LAST 2932896
#define ACCORD_MOMENT_FIRST (ACCORD_DAY_FIRST * G_GINT64_CONSTANT (172800000))
#define ACCORD_MOMENT_LAST (ACCORD_DAY_LAST * G_GINT64_CONSTANT (172800000) + 172799999)

typedef struct _AccordZone AccordZone;

#define ACCORD_TYPE_ZONE (accord_zone_get_type ())

GType        accord_zone_get_type       (void);
AccordZone  *accord_zone_new            (const char *identifier,
                                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;
AccordZone  *accord_zone_utc            (void);
AccordZone  *accord_zone_ref            (AccordZone *self);
void         accord_zone_unref          (AccordZone *self);
const char  *accord_zone_get_identifier (const AccordZone *self);

AccordMoment accord_moment_from_day     (AccordDay day) G_GNUC_CONST;
AccordMoment accord_moment_from_ms      (gint64 ms) G_GNUC_CONST;
AccordMoment accord_moment_from_local   (const AccordZone *zone,
                                         AccordDay         day,
                                         gint              ms_of_day);
AccordMoment accord_moment_now          (void);
gboolean     accord_moment_is_day       (AccordMoment self) G_GNUC_CONST;
gint64       accord_moment_to_ms        (AccordMoment self) G_GNUC_CONST;
AccordDay    accord_moment_to_day       (AccordMoment      self,
                                         const AccordZone *zone);
gint64       accord_moment_end_of_day   (const AccordZone *zone,
                                         AccordDay         day);
char        *accord_moment_to_iso       (AccordMoment      self,
                                         const AccordZone *zone);
gboolean     accord_moment_parse_iso    (const char       *text,
                                         const AccordZone *zone,
                                         AccordMoment     *moment);

AccordDay    accord_day_from_ymd        (gint year,
                                         gint month,
                                         gint day) G_GNUC_CONST;
void         accord_day_to_ymd          (AccordDay self,
                                         gint     *year,
                                         gint     *month,
                                         gint     *day);
gboolean     accord_day_is_valid_ymd    (gint year,
                                         gint month,
                                         gint day) G_GNUC_CONST;
char        *accord_day_to_iso          (AccordDay self);
gboolean     accord_day_parse_iso       (const char *text,
                                         AccordDay  *day);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordZone, accord_zone_unref)

G_END_DECLS
