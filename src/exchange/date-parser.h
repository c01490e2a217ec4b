#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_DATE_YEAR_FIRST, /* 2025-04-03 */
  ACCORD_DATE_YEAR_LAST,  /* 03/04/2025: the order of day and month is to be found */
  ACCORD_DATE_NAMED,      /* 3 Apr 2025, April 3, 2025: parts are year, month, day already */
  ACCORD_DATE_BARE,       /* 20250403, an Excel serial, seconds or milliseconds since 1970: digits alone */
} AccordDateShape;

/* A date as it was written, before the order of its parts is known. */
typedef struct
{
  AccordDateShape shape;
  gint            parts[3];
  gboolean        short_year;  /* two digits */
  char            separator;
  gint            ms_of_day;   /* -1: no time */
  gboolean        has_offset;
  gint            offset;      /* minutes east of UTC */
} AccordDateText;

gboolean accord_date_text_parse     (const char           *text,
                                     gsize                 length,
                                     AccordDateText       *date);
gboolean accord_date_text_to_civil  (const AccordDateText *date,
                                     AccordDateOrder       order,
                                     AccordDay            *day);
gboolean accord_date_text_to_moment (const AccordDateText *date,
                                     AccordDateOrder       order,
                                     const AccordZone     *zone,
                                     AccordMoment         *moment);

/* What the dates of one column say about their order, and the latest of them. */
typedef struct
{
  guint64      n_dates;        /* texts of the shape of a date */
  guint64      n_bare;
  guint64      n_day_first;   /* 13/04/2025: can be nothing else */
  guint64      n_month_first; /* 04/13/2025 */
  guint64      n_either;      /* 03/04/2025 */
  guint64      n_year_last;
  guint64      n_dotted;      /* 03.04.2025: nobody writes the month first with points */
  char        *either;        /* the first of these */
  /* Where neither, the day or the month is first: */
  guint64      n_real[3];     /* days that exist */
  AccordMoment latest[3];     /* not in the future */
} AccordDateTally;

void            accord_date_tally_clear      (AccordDateTally      *self);
void            accord_date_tally_add        (AccordDateTally      *self,
                                              const AccordDateText *date,
                                              const char           *text,
                                              gsize                 length,
                                              const AccordZone     *zone,
                                              AccordMoment          now);
AccordDateOrder accord_date_tally_get_order  (const AccordDateTally *self,
                                              gboolean              *ambiguous);
guint64         accord_date_tally_get_n_real (const AccordDateTally *self,
                                              AccordDateOrder        order);
AccordMoment    accord_date_tally_get_latest (const AccordDateTally *self,
                                              AccordDateOrder        order);

G_END_DECLS
