#include "kpi/judging.h"

#include <glib/gi18n-lib.h>

#include "kpi/counting.h"

#define DECISION "decision"
#define HAND_OVER "handed_over_at"
#define FIRST_CONTACT "first_contact_at"

/* A field that no lead of this file has yet is empty; one that is no field is a mistake. */
static gboolean
find_column (const AccordFrame        *frame,
             const char               *name,
             const AccordFrameColumn **column,
             GError                  **error)
{
  *column = accord_frame_find_column (frame, name);
  if (*column == NULL && accord_field_find (name) == NULL)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
                   _("There is no field “%s” in this file; a clock runs between dates such as “handed_over_at”."), name);
      return FALSE;
    }
  if (*column == NULL || (*column)->kind == ACCORD_FRAME_MOMENT)
    return TRUE;
  g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
               _("“%s” holds no dates; a clock runs between dates such as “handed_over_at”."), name);
  return FALSE;
}

static const AccordFrameColumn *
find_date (const AccordFrame *frame,
           const char        *name)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, name);

  return column != NULL && column->kind == ACCORD_FRAME_MOMENT ? column : NULL;
}

static gboolean
read_condition (const AccordPassages  *passages,
                const AccordCondition *condition,
                AccordLeadSet        **set,
                GError               **error)
{
  if (condition == NULL)
    return TRUE;
  *set = accord_condition_match (condition, passages->frame, &passages->as_of, error);
  return *set != NULL;
}

/* Where a clock says nothing of its own it runs from the hand-over: until the first contact, or the decision. */
static gboolean
read_clock (AccordReading        *reading,
            const AccordPassages *passages,
            GError              **error)
{
  const AccordPromise *promise = reading->promise;
  const char *from = promise->from_date, *to = promise->to_date;
  gboolean is_speed = reading->counting == &accord_counting_speed_to_lead;

  reading->by_stage = from == NULL && reading->counting == &accord_counting_share;
  if (from == NULL || is_speed)
    from = HAND_OVER;
  if (is_speed)
    to = FIRST_CONTACT;
  else if (to == NULL)
    to = DECISION;
  reading->to_contact = g_str_equal (to, FIRST_CONTACT);
  reading->to_decision = g_str_equal (to, DECISION);
  return find_column (passages->frame, from, &reading->from, error) &&
         (reading->to_decision || find_column (passages->frame, to, &reading->to, error));
}

static gboolean
read_promise (AccordReading        *reading,
              const AccordPromise  *promise,
              const AccordMetric   *metric,
              const AccordPassages *passages,
              GError              **error)
{
  const AccordMetric *measured = promise->metric != NULL ? promise->metric : metric;

  reading->promise = promise;
  reading->counting = measured->counting;
  if (reading->counting->needs_condition && promise->condition == NULL)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
                   _("“%s” needs a condition: what must be true of a lead."), measured->id);
      return FALSE;
    }
  return read_condition (passages, promise->scope, &reading->scope, error) &&
         read_condition (passages, promise->condition, &reading->condition, error) &&
         read_clock (reading, passages, error);
}

static void
read_attempts (AccordJudging     *self,
               const AccordFrame *frame)
{
  guint n_kinds;
  const char *const *kinds = accord_frame_get_activity_kinds (frame, &n_kinds);

  self->is_attempt = g_new0 (guint8, MAX (n_kinds, 1));
  for (guint i = 0; i < n_kinds; i++)
    {
      self->is_attempt[i] = accord_sales_contact_is (kinds[i]);
      self->knows_attempts |= self->is_attempt[i];
    }
}

/* Where nothing was agreed, a metric has usual terms: those of the query's stages, all hours being worked. */
static AccordPromises *
usual_promises (const AccordMetric *metric,
                const AccordQuery  *query)
{
  AccordPromises *promises = accord_promises_new ();
  AccordPromise *promise = accord_promise_new (metric);

  promise->from_stage = query->from_stage;
  promise->to_stage = query->to_stage;
  promise->horizon_days = query->horizon_days;
  accord_promises_add (promises, promise);
  return promises;
}

/**
 * accord_judging_init:
 * @self: (out): what leads are judged by
 * @metric: what is measured
 * @passages: of the frame, borrowed
 * @query: whose promises
 * @error: return location for a #GError
 *
 * Returns: whether all that was promised can be measured in this frame; if not, there is an #AccordKpiError, or that of
 *   a condition
 */
gboolean
accord_judging_init (AccordJudging        *self,
                     const AccordMetric   *metric,
                     const AccordPassages *passages,
                     const AccordQuery    *query,
                     GError              **error)
{
  const AccordFrame *frame = passages->frame;

  *self = (AccordJudging) { .passages = passages };
  if (!metric->counting->uses_promises)
    return TRUE;
  self->promises = query->promises != NULL ? accord_promises_ref (query->promises) : usual_promises (metric, query);
  self->n = accord_promises_get_n (self->promises);
  self->readings = g_new0 (AccordReading, self->n);
  self->handed_over = find_date (frame, HAND_OVER);
  self->first_contact = find_date (frame, FIRST_CONTACT);
  self->accepted = find_date (frame, "accepted_at");
  self->rejected = find_date (frame, "rejected_at");
  read_attempts (self, frame);
  for (guint i = 0; i < self->n; i++)
    if (!read_promise (&self->readings[i], accord_promises_get (self->promises, i), metric, passages, error))
      return FALSE;
  return TRUE;
}

void
accord_judging_clear (AccordJudging *self)
{
  for (guint i = 0; i < self->n; i++)
    {
      g_clear_pointer (&self->readings[i].scope, accord_lead_set_unref);
      g_clear_pointer (&self->readings[i].condition, accord_lead_set_unref);
    }
  g_clear_pointer (&self->readings, g_free);
  g_clear_pointer (&self->is_attempt, g_free);
  g_clear_pointer (&self->promises, accord_promises_unref);
  self->n = 0;
}

/* The day that says which version judges: of the hand-over, else of t(MQL), else of t(lead). */
static AccordDay
find_judging_day (const AccordJudging *self,
                  guint                row)
{
  AccordInstant handed_over;
  AccordPassage passage;

  if (accord_judging_find_date (self, self->handed_over, row, &handed_over))
    return handed_over.day;
  if (accord_passages_find (self->passages, row, ACCORD_STAGE_MQL, &passage) ||
      accord_passages_find (self->passages, row, ACCORD_STAGE_LEAD, &passage))
    return passage.day;
  return ACCORD_DAY_NONE;
}

/**
 * accord_judging_find_among:
 * @row: a lead
 *
 * Returns: (nullable): the promise that was in force for it; %NULL where that is not about such a lead
 */
const AccordReading *
accord_judging_find_among (const AccordJudging *self,
                           guint                row)
{
  guint index = self->n > 1 ? accord_promises_find_index (self->promises, find_judging_day (self, row)) : 0;
  const AccordReading *reading = self->n > 0 ? &self->readings[index] : NULL;

  if (reading != NULL && reading->scope != NULL && !accord_lead_set_contains (reading->scope, row))
    return NULL;
  return reading;
}

gboolean
accord_judging_find_stage (const AccordJudging *self,
                           const AccordReading *reading,
                           guint                row,
                           AccordInstant       *event)
{
  AccordPassage passage;

  if (!accord_passages_find (self->passages, row, reading->promise->from_stage, &passage))
    return FALSE;
  *event = (AccordInstant) { accord_moment_from_day (passage.day), passage.day };
  return TRUE;
}

/* Where no first contact is known: the first time that somebody of sales called or wrote after the clock began. */
static gboolean
find_attempt (const AccordJudging *self,
              guint                row,
              const AccordInstant *start,
              AccordInstant       *event)
{
  const AccordZone *zone = accord_frame_get_zone (self->passages->frame);
  AccordActivities activities;

  accord_frame_get_activities (self->passages->frame, row, &activities);
  for (guint i = 0; i < activities.n; i++)
    if (self->is_attempt[activities.kinds[i]])
      {
        *event = (AccordInstant) { activities.at[i], accord_moment_to_day (activities.at[i], zone) };
        if (!accord_event_is_before (event, start) &&
            accord_as_of_includes (&self->passages->as_of, event->moment, event->day))
          return TRUE;
      }
  return FALSE;
}

gboolean
accord_judging_find_other_end (const AccordJudging *self,
                               const AccordReading *reading,
                               guint                row,
                               const AccordInstant *start,
                               AccordInstant       *event)
{
  return reading->to_decision ? accord_judging_find_decision (self, row, start, event) : find_attempt (self, row, start, event);
}

gboolean
accord_judging_find_decision (const AccordJudging *self,
                              guint                row,
                              const AccordInstant *start,
                              AccordInstant       *event)
{
  const AccordFrame *frame = self->passages->frame;
  const AccordFrameColumn *const columns[] = { self->accepted, self->rejected,
                                               accord_frame_stage_column (frame, ACCORD_STAGE_SQL),
                                               accord_frame_stage_column (frame, ACCORD_STAGE_LOST) };
  gboolean found = FALSE;
  AccordInstant one;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (accord_judging_find_date (self, columns[i], row, &one) && !accord_event_is_before (&one, start) &&
        (!found || accord_event_is_before (&one, event)))
      {
        *event = one;
        found = TRUE;
      }
  return found;
}
