#include "kpi/waiting.h"

#include "kpi/clock.h"
#include "kpi/counting.h"

typedef struct
{
  const AccordFrame *frame;
  AccordPassages     passages;
  AccordWaiting     *first; /* by row: promises is G_MAXUINT where there is none */
} Search;

/* Who bought, was lost or turned down waits for nobody. */
static gboolean
is_over (const Search        *self,
         const AccordJudging *judging,
         guint                row)
{
  AccordPassage passage;
  AccordInstant rejected;

  return accord_passages_lost (&self->passages, row) ||
         accord_passages_find (&self->passages, row, ACCORD_STAGE_CUSTOMER, &passage) ||
         accord_judging_find_date (judging, judging->rejected, row, &rejected);
}

static void
judge_row (Search              *self,
           const AccordJudging *judging,
           guint                promises,
           guint                row)
{
  const AccordReading *reading = accord_judging_find (judging, row);
  const AccordZone *zone = accord_frame_get_zone (self->frame);
  AccordInstant start, end;
  gint64 limit;

  if (reading == NULL || !reading->counting->needs_limit || reading->promise->limit_unit == ACCORD_LIMIT_NONE ||
      !accord_judging_find_start (judging, reading, row, &start) ||
      accord_judging_find_end (judging, reading, row, &start, &end) || is_over (self, judging, row) ||
      accord_clock_judge (reading->promise, zone, &start, NULL, &self->passages.as_of) != ACCORD_CLOCK_MISSED)
    return;
  limit = accord_clock_limit (reading->promise, zone, &start);
  if (self->first[row].promises == G_MAXUINT || limit < self->first[row].limit_ms)
    self->first[row] = (AccordWaiting) { row, limit, promises };
}

static gboolean
judge_all (Search          *self,
           AccordPromises  *promises,
           guint            index,
           GError         **error)
{
  AccordJudging judging = { NULL };
  AccordQuery query;
  gboolean read;

  accord_query_init (&query, self->frame);
  query.as_of = self->passages.as_of;
  query.promises = promises;
  read = accord_judging_init (&judging, accord_metric_find ("attainment"), &self->passages, &query, error);
  for (guint row = 0; read && row < accord_frame_get_n_leads (self->frame); row++)
    judge_row (self, &judging, index, row);
  accord_judging_clear (&judging);
  return read;
}

static gint
compare_limits (gconstpointer a,
                gconstpointer b)
{
  const AccordWaiting *left = a, *right = b;

  if (left->limit_ms != right->limit_ms)
    return left->limit_ms < right->limit_ms ? -1 : 1;
  return left->row < right->row ? -1 : left->row > right->row;
}

/**
 * accord_waiting_find:
 * @frame: all leads
 * @as_of: until when anything is known: a clock is not called late for what the data cannot know
 * @promises: (element-type AccordPromises): of each commitment that has a clock
 * @error: return location for a #GError
 *
 * They are those that attainment calls missed and whose clock has not stopped, without those who bought, were lost or
 * turned down.
 *
 * Returns: (transfer full) (element-type AccordWaiting): the leads; %NULL where a condition does not fit the leads
 */
GArray *
accord_waiting_find (const AccordFrame *frame,
                     const AccordAsOf  *as_of,
                     GPtrArray         *promises,
                     GError           **error)
{
  guint n = accord_frame_get_n_leads (frame);
  g_autofree AccordWaiting *first = g_new (AccordWaiting, MAX (n, 1));
  Search search = { .frame = frame, .first = first };
  GArray *found;

  for (guint row = 0; row < n; row++)
    first[row] = (AccordWaiting) { row, 0, G_MAXUINT };
  accord_passages_init (&search.passages, frame, as_of);
  for (guint i = 0; i < promises->len; i++)
    if (!judge_all (&search, promises->pdata[i], i, error))
      return NULL;
  found = g_array_new (FALSE, FALSE, sizeof (AccordWaiting));
  for (guint row = 0; row < n; row++)
    if (first[row].promises != G_MAXUINT)
      g_array_append_val (found, first[row]);
  g_array_sort (found, compare_limits);
  return found;
}

/**
 * accord_waiting_lead_free:
 * @self: (transfer full): a lead that waits
 */
void
accord_waiting_lead_free (AccordWaitingLead *self)
{
  g_free (self->who);
  g_free (self->what);
  g_free (self->band);
  g_free (self);
}
