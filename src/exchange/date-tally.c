#include "exchange/date-parser.h"

/* Where the tally keeps what depends on the order. */
static guint
order_index (AccordDateOrder order)
{
  return order == ACCORD_DATE_ORDER_DMY ? 1 : order == ACCORD_DATE_ORDER_MDY ? 2 : 0;
}

/* A glance: asking the zone for every cell of a million is slow. */
static gboolean
is_long_before (AccordDay    day,
                AccordMoment latest)
{
  return latest != ACCORD_MOMENT_NONE && accord_moment_from_day (day) < latest - accord_moment_from_ms (2 * 86400000LL);
}

/* Days compare by their end: what is known «as of» a day is known as of its end. */
static void
note_latest (AccordDateTally      *self,
             const AccordDateText *date,
             AccordDateOrder       order,
             AccordDay             day,
             const AccordZone     *zone,
             AccordMoment          now)
{
  AccordMoment *latest = &self->latest[order_index (order)];
  AccordMoment moment;

  self->n_real[order_index (order)]++;
  if (is_long_before (day, *latest) || !accord_date_text_to_moment (date, order, zone, &moment))
    return;
  if (accord_moment_is_day (moment) && day <= accord_moment_to_day (now, zone))
    moment = accord_moment_from_ms (accord_moment_end_of_day (zone, day));
  else if (accord_moment_is_day (moment) || moment > now)
    return;
  *latest = MAX (*latest, moment);
}

static void
note_day (AccordDateTally      *self,
          const AccordDateText *date,
          AccordDateOrder       order,
          const AccordZone     *zone,
          AccordMoment          now)
{
  AccordDay day;

  if (accord_date_text_to_civil (date, order, &day))
    note_latest (self, date, order, day, zone, now);
}

/* What begins with the year is the same day in any order. */
static void
note_day_of_all_orders (AccordDateTally      *self,
                        const AccordDateText *date,
                        const AccordZone     *zone,
                        AccordMoment          now)
{
  const AccordMoment *latest = self->latest;
  AccordDay day;

  if (!accord_date_text_to_civil (date, ACCORD_DATE_ORDER_YMD, &day))
    return;
  if (is_long_before (day, MIN (MIN (latest[0], latest[1]), latest[2])))
    for (guint i = 0; i < G_N_ELEMENTS (self->n_real); i++)
      self->n_real[i]++;
  else
    for (AccordDateOrder order = ACCORD_DATE_ORDER_YMD; order <= ACCORD_DATE_ORDER_MDY; order++)
      note_latest (self, date, order, day, zone, now);
}

/**
 * accord_date_tally_clear:
 * @self: a tally
 *
 * Empties it, and frees what it holds.
 */
void
accord_date_tally_clear (AccordDateTally *self)
{
  g_clear_pointer (&self->either, g_free);
  *self = (AccordDateTally) { 0 };
  for (guint i = 0; i < G_N_ELEMENTS (self->latest); i++)
    self->latest[i] = ACCORD_MOMENT_NONE;
}

static void
weigh_order (AccordDateTally      *self,
             const AccordDateText *date,
             const char           *text,
             gsize                 length)
{
  gint first = date->parts[0], second = date->parts[1];

  self->n_year_last++;
  if (date->separator == '.')
    self->n_dotted++;
  if (first > 12 && second <= 12)
    self->n_day_first++;
  else if (second > 12 && first <= 12)
    self->n_month_first++;
  else if (first != second && first <= 12)
    {
      self->n_either++;
      if (self->either == NULL)
        self->either = g_strndup (text, length);
    }
}

/**
 * accord_date_tally_add:
 * @self: a tally
 * @date: a date of the column
 * @text: the cell
 * @length: its length in bytes
 * @zone: where times without an offset are meant
 * @now: what is later is not counted as the latest date
 */
void
accord_date_tally_add (AccordDateTally      *self,
                       const AccordDateText *date,
                       const char           *text,
                       gsize                 length,
                       const AccordZone     *zone,
                       AccordMoment          now)
{
  self->n_dates++;
  if (date->shape == ACCORD_DATE_BARE)
    self->n_bare++;
  if (date->shape != ACCORD_DATE_YEAR_LAST)
    {
      note_day_of_all_orders (self, date, zone, now);
      return;
    }
  weigh_order (self, date, text, length);
  if (date->short_year)
    note_day (self, date, ACCORD_DATE_ORDER_YMD, zone, now);
  note_day (self, date, ACCORD_DATE_ORDER_DMY, zone, now);
  note_day (self, date, ACCORD_DATE_ORDER_MDY, zone, now);
}

/**
 * accord_date_tally_get_order:
 * @self: a tally of a whole column
 * @ambiguous: (out): whether no row settles it; the order returned is then UNKNOWN
 *
 * Returns: the order in which the column writes its dates; UNKNOWN where it has none, too
 */
AccordDateOrder
accord_date_tally_get_order (const AccordDateTally *self,
                             gboolean              *ambiguous)
{
  *ambiguous = FALSE;
  if (self->n_dates == 0)
    return ACCORD_DATE_ORDER_UNKNOWN;
  if (self->n_year_last == 0)
    return ACCORD_DATE_ORDER_YMD;
  if (self->n_day_first != self->n_month_first)
    return self->n_day_first > self->n_month_first ? ACCORD_DATE_ORDER_DMY : ACCORD_DATE_ORDER_MDY;
  if (self->n_dotted == self->n_year_last || (self->n_either == 0 && self->n_day_first == 0))
    return ACCORD_DATE_ORDER_DMY;
  *ambiguous = TRUE;
  return ACCORD_DATE_ORDER_UNKNOWN;
}

/**
 * accord_date_tally_get_n_real:
 * @self: a tally of a whole column
 * @order: the order of its dates
 *
 * Returns: how many of its dates exist
 */
guint64
accord_date_tally_get_n_real (const AccordDateTally *self,
                              AccordDateOrder        order)
{
  return self->n_real[order_index (order)];
}

/**
 * accord_date_tally_get_latest:
 * @self: a tally of a whole column
 * @order: the order of its dates
 *
 * Returns: its latest moment that was not in the future, a day standing for its end; or %ACCORD_MOMENT_NONE
 */
AccordMoment
accord_date_tally_get_latest (const AccordDateTally *self,
                              AccordDateOrder        order)
{
  return self->latest[order_index (order)];
}
