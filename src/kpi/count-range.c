#include "kpi/count-range.h"

#include "frame/day-range.h"
#include "kpi/period.h"

static void
extend_to (const AccordFrame       *frame,
           const AccordFrameColumn *column,
           AccordDay               *first,
           AccordDay               *last)
{
  AccordDay low, high;

  if (!accord_frame_day_range (frame, column, &low, &high))
    return;
  *first = MIN (*first, low);
  *last = MAX (*last, high);
}

/* What is judged counts in the period of a date of its own. */
static void
extend_to_clocks (const AccordFrame   *frame,
                  const AccordJudging *judging,
                  AccordDay           *first,
                  AccordDay           *last)
{
  const AccordFrameColumn *const columns[] = { judging->handed_over, judging->accepted, judging->rejected };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (columns[i] != NULL)
      extend_to (frame, columns[i], first, last);
  for (guint i = 0; i < judging->n; i++)
    if (judging->readings[i].from != NULL)
      extend_to (frame, judging->readings[i].from, first, last);
}

static void
round_out (AccordPeriodKind  kind,
           AccordDay        *first,
           AccordDay        *last)
{
  AccordDay unused;

  if (*first > *last)
    return;
  accord_period_get_days (kind, *first, first, &unused);
  accord_period_get_days (kind, *last, &unused, last);
}

/**
 * accord_count_range:
 * @frame: all leads
 * @query: by what periods, from when to when, as of when
 * @judging: by what they are judged
 * @first: (out): the first day on which anything counted can lie, and that of its whole period
 * @last: (out): the last; before @first where there is none
 */
void
accord_count_range (const AccordFrame   *frame,
                    const AccordQuery   *query,
                    const AccordJudging *judging,
                    AccordDay           *first,
                    AccordDay           *last)
{
  *first = G_MAXINT32;
  *last = G_MININT32 + 1;
  for (guint stage = ACCORD_STAGE_LEAD; stage < ACCORD_N_STAGES; stage++)
    extend_to (frame, accord_frame_stage_column (frame, (AccordStage) stage), first, last);
  extend_to_clocks (frame, judging, first, last);
  *last = MIN (*last, query->as_of.day);
  if (query->from != ACCORD_DAY_NONE)
    *first = MAX (*first, query->from);
  if (query->to != ACCORD_DAY_NONE)
    *last = MIN (*last, query->to);
  round_out (query->by, first, last);
}
