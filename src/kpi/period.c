#include "kpi/period.h"

#include "kpi/metric.h"

#define DAYS_PER_WEEK 7
/* 1970-01-01 was a Thursday: this many days after a Monday. */
#define EPOCH_AFTER_MONDAY 3

typedef struct
{
  AccordDay first, last;
} Span;

struct _AccordPeriods
{
  AccordPeriodKind kind;
  AccordDay        first_day, last_day; /* of the range */
  guint32         *index;               /* by day - first_day */
  GArray          *spans;
};

static const char *const kind_names[] = {
  [ACCORD_PERIOD_ALL] = "all",     [ACCORD_PERIOD_YEAR] = "year", [ACCORD_PERIOD_QUARTER] = "quarter",
  [ACCORD_PERIOD_MONTH] = "month", [ACCORD_PERIOD_WEEK] = "week",
};

static void
get_week (AccordDay  day,
          AccordDay *first,
          AccordDay *last)
{
  AccordDay after_monday = (day + EPOCH_AFTER_MONDAY) % DAYS_PER_WEEK;

  if (after_monday < 0)
    after_monday += DAYS_PER_WEEK;
  *first = day - after_monday;
  *last = *first + DAYS_PER_WEEK - 1;
}

static void
get_months (AccordDay  day,
            gint       n_months,
            AccordDay *first,
            AccordDay *last)
{
  gint year, month, day_of_month, next;

  accord_day_to_ymd (day, &year, &month, &day_of_month);
  month = (month - 1) / n_months * n_months + 1;
  next = month + n_months;
  *first = accord_day_from_ymd (year, month, 1);
  *last = (next > 12 ? accord_day_from_ymd (year + 1, 1, 1) : accord_day_from_ymd (year, next, 1)) - 1;
}

/**
 * accord_period_get_days:
 * @kind: a kind of period, not «all»
 * @day: a civil date
 * @first: (out): the first day of the period that @day is in
 * @last: (out): its last day
 */
void
accord_period_get_days (AccordPeriodKind kind,
                        AccordDay        day,
                        AccordDay       *first,
                        AccordDay       *last)
{
  switch (kind)
    {
    case ACCORD_PERIOD_WEEK:
      get_week (day, first, last);
      break;
    case ACCORD_PERIOD_MONTH:
      get_months (day, 1, first, last);
      break;
    case ACCORD_PERIOD_QUARTER:
      get_months (day, 3, first, last);
      break;
    case ACCORD_PERIOD_YEAR:
      get_months (day, 12, first, last);
      break;
    case ACCORD_PERIOD_ALL:
    default:
      *first = *last = ACCORD_DAY_NONE;
      break;
    }
}

/**
 * accord_period_get_name:
 * @kind: a kind of period
 * @first: its first day; not looked at for «all»
 *
 * Returns: (transfer full): «all», «2018», «2018-Q1», «2018-01» or, by ISO 8601, «2018-W05»
 */
char *
accord_period_get_name (AccordPeriodKind kind,
                        AccordDay        first)
{
  gint year, month, day;

  if (kind == ACCORD_PERIOD_ALL)
    return g_strdup (kind_names[kind]);

  /* The year of a week is that of its Thursday. */
  if (kind == ACCORD_PERIOD_WEEK)
    first += EPOCH_AFTER_MONDAY;
  accord_day_to_ymd (first, &year, &month, &day);
  if (kind == ACCORD_PERIOD_YEAR)
    return g_strdup_printf ("%04d", year);
  if (kind == ACCORD_PERIOD_QUARTER)
    return g_strdup_printf ("%04d-Q%d", year, (month - 1) / 3 + 1);
  if (kind == ACCORD_PERIOD_MONTH)
    return g_strdup_printf ("%04d-%02d", year, month);
  return g_strdup_printf ("%04d-W%02d", year, (first - accord_day_from_ymd (year, 1, 1)) / DAYS_PER_WEEK + 1);
}

/**
 * accord_stretch_before:
 * @first: the first day of a stretch of time
 * @last: its last day, no earlier
 * @before_first: (out): the first day of the one before it
 * @before_last: (out): its last day: the one before @first
 */
void
accord_stretch_before (AccordDay  first,
                       AccordDay  last,
                       AccordDay *before_first,
                       AccordDay *before_last)
{
  gint year, month, day, end_year, end_month;
  gint n_months;

  *before_last = first - 1;
  accord_day_to_ymd (last + 1, &end_year, &end_month, &day);
  if (day == 1)
    accord_day_to_ymd (first, &year, &month, &day);
  if (day != 1)
    {
      *before_first = first - (last - first + 1);
      return;
    }
  n_months = (end_year - year) * 12 + end_month - month;
  month = year * 12 + month - 1 - n_months;
  *before_first = accord_day_from_ymd (month / 12, month % 12 + 1, 1);
}

/**
 * accord_periods_new:
 * @kind: their kind
 * @first: the first day of the range; %ACCORD_DAY_NONE for an open one («all» only)
 * @last: the last day of the range, inclusive; %ACCORD_DAY_NONE likewise. Before @first: no periods but «all»
 *
 * Returns: (transfer full): the periods that days of the range are in, whole
 */
AccordPeriods *
accord_periods_new (AccordPeriodKind kind,
                    AccordDay        first,
                    AccordDay        last)
{
  AccordPeriods *self = g_new0 (AccordPeriods, 1);

  self->kind = kind;
  self->first_day = first;
  self->last_day = last;
  self->spans = g_array_new (FALSE, FALSE, sizeof (Span));
  if (kind == ACCORD_PERIOD_ALL || last < first)
    return self;

  self->index = g_new (guint32, (gsize) (last - first) + 1);
  for (AccordDay day = first; day <= last;)
    {
      Span span;

      accord_period_get_days (kind, day, &span.first, &span.last);
      for (; day <= MIN (span.last, last); day++)
        self->index[day - first] = self->spans->len;
      g_array_append_val (self->spans, span);
    }
  return self;
}

/**
 * accord_periods_free:
 * @self: (transfer full) (nullable): periods
 */
void
accord_periods_free (AccordPeriods *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->spans);
  g_free (self->index);
  g_free (self);
}

/**
 * accord_periods_get_n:
 * @self: periods
 *
 * Returns: their number
 */
guint
accord_periods_get_n (const AccordPeriods *self)
{
  return self->kind == ACCORD_PERIOD_ALL ? 1 : self->spans->len;
}

/**
 * accord_periods_find:
 * @self: periods
 * @day: a civil date; %ACCORD_DAY_NONE is in «all» where the range is open on both sides
 *
 * Returns: the number of the period that it is in, or %ACCORD_NO_PERIOD outside the range
 */
guint
accord_periods_find (const AccordPeriods *self,
                     AccordDay            day)
{
  AccordPeriodIndex index;

  accord_periods_get_index (self, &index);
  return accord_period_index_find (&index, day);
}

/**
 * accord_periods_get_index:
 * @self: periods
 * @index: (out): the same for those who look up many days
 */
void
accord_periods_get_index (const AccordPeriods *self,
                          AccordPeriodIndex   *index)
{
  static const guint32 none = ACCORD_NO_PERIOD;
  AccordDay last = self->last_day != ACCORD_DAY_NONE ? self->last_day : G_MAXINT32;

  index->first = self->first_day;
  if (index->first == ACCORD_DAY_NONE && self->last_day != ACCORD_DAY_NONE)
    index->first++; /* «none» is before no last day */
  index->n_more = (guint32) last - (guint32) index->first;
  index->numbers = self->index;
  if (last < index->first)
    *index = (AccordPeriodIndex) { G_MAXINT32, 0, &none };
}

/**
 * accord_periods_find_first:
 * @self: periods
 * @first: the first day of a period, even where the range begins later
 *
 * Returns: the number of the period that begins so; %ACCORD_NO_PERIOD: there is none
 */
guint
accord_periods_find_first (const AccordPeriods *self,
                           AccordDay            first)
{
  if (self->kind == ACCORD_PERIOD_ALL)
    return 0;
  for (guint i = 0; i < self->spans->len; i++)
    if (g_array_index (self->spans, Span, i).first == first)
      return i;
  return ACCORD_NO_PERIOD;
}

/**
 * accord_periods_get_days:
 * @self: periods
 * @index: the number of one
 * @first: (out): its first day, even where the range begins later; %ACCORD_DAY_NONE for «all»
 * @last: (out): its last day; %ACCORD_DAY_NONE for «all»
 */
void
accord_periods_get_days (const AccordPeriods *self,
                         guint                index,
                         AccordDay           *first,
                         AccordDay           *last)
{
  const Span none = { ACCORD_DAY_NONE, ACCORD_DAY_NONE };
  const Span *span = self->kind == ACCORD_PERIOD_ALL ? &none : &g_array_index (self->spans, Span, index);

  *first = span->first;
  *last = span->last;
}

/**
 * accord_period_kind_get_name:
 * @kind: a kind of period
 *
 * Returns: (transfer none): its name on the command line: «month»
 */
const char *
accord_period_kind_get_name (AccordPeriodKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kind_names), NULL);

  return kind_names[kind];
}

/**
 * accord_period_kind_parse:
 * @name: (nullable): a name
 * @kind: (out): the kind; untouched where there is none
 *
 * Returns: whether there is a kind of period so named
 */
gboolean
accord_period_kind_parse (const char       *name,
                          AccordPeriodKind *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kind_names); i++)
    if (g_strcmp0 (name, kind_names[i]) == 0)
      {
        *kind = (AccordPeriodKind) i;
        return TRUE;
      }
  return FALSE;
}
