#include "scoring/outcome.h"

#include <glib/gi18n-lib.h>

#include "model/score-model.h"

/* t(lead): the date of that stage, else of the next one that the lead passes, by as-of; lost is none on its way. */
static gboolean
find_begin (const AccordFrame *frame,
            guint              row,
            const AccordAsOf  *as_of,
            AccordMoment      *begin)
{
  for (guint stage = ACCORD_STAGE_LEAD; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    {
      const AccordFrameColumn *column = accord_frame_stage_column (frame, (AccordStage) stage);

      if (!accord_as_of_includes (as_of, column->moments[row], column->days[row]))
        continue;
      *begin = column->moments[row];
      return TRUE;
    }
  return FALSE;
}

/**
 * accord_outcome_find_begins:
 * @frame: all leads
 * @as_of: what happened later is not known
 * @each: (out) (transfer full): for each row, right before t(lead); @as_of where that is not known
 * @days: (out) (transfer full): for each row, the day of t(lead), or %ACCORD_DAY_NONE
 *
 * Tells when leads began, which is when a model's opinion of them counts.
 */
void
accord_outcome_find_begins (const AccordFrame  *frame,
                            const AccordAsOf   *as_of,
                            AccordAsOf        **each,
                            AccordDay         **days)
{
  AccordZone *zone = accord_frame_get_zone (frame);
  guint n = accord_frame_get_n_leads (frame);

  *each = g_new (AccordAsOf, MAX (n, 1));
  *days = g_new (AccordDay, MAX (n, 1));
  for (guint row = 0; row < n; row++)
    {
      AccordMoment begin;

      (*each)[row] = *as_of;
      (*days)[row] = ACCORD_DAY_NONE;
      if (!find_begin (frame, row, as_of, &begin))
        continue;
      (*days)[row] = accord_moment_to_day (begin, zone);
      accord_as_of_before (&(*each)[row], zone, begin);
    }
}

/* Leads old enough to have bought within the horizon, and those of them who did. */
static void
take_by_dates (AccordOutcome            *self,
               const AccordFrame        *frame,
               const AccordOutcomeQuery *query)
{
  const AccordFrameColumn *customer = accord_frame_stage_column (frame, ACCORD_STAGE_CUSTOMER);

  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    {
      if (query->scope != NULL && !accord_lead_set_contains (query->scope, row))
        continue;
      self->n_customers += accord_as_of_includes (&query->as_of, customer->moments[row], customer->days[row]);
      if (self->days[row] == ACCORD_DAY_NONE)
        self->n_undated++;
      else if (query->as_of.day - self->days[row] < query->horizon_days)
        self->n_young++;
      else
        {
          accord_lead_set_add (self->leads, row);
          if (accord_as_of_includes (&query->as_of, customer->moments[row], customer->days[row]) &&
              customer->days[row] - self->days[row] <= query->horizon_days)
            accord_lead_set_add (self->won, row);
        }
    }
}

static gboolean
take_by_condition (AccordOutcome            *self,
                   const AccordFrame        *frame,
                   const AccordOutcomeQuery *query,
                   GError                  **error)
{
  g_autoptr (AccordLeadSet) won = accord_condition_match (query->condition, frame, &query->as_of, error);

  if (won == NULL)
    return FALSE;
  accord_lead_set_fill (self->leads);
  if (query->scope != NULL)
    accord_lead_set_and (self->leads, query->scope);
  accord_lead_set_or (self->won, won);
  accord_lead_set_and (self->won, self->leads);
  return TRUE;
}

static gboolean
check (const AccordOutcome      *self,
       const AccordOutcomeQuery *query,
       GError                  **error)
{
  if (self->n_customers == 0 && query->condition == NULL)
    g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                         _("No lead has a date as a customer; say by a condition, the outcome, which leads have "
                           "bought."));
  else if (self->n == 0 && query->condition != NULL)
    g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                         _("There are no leads to look at; import some."));
  else if (self->n == 0)
    g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                 ngettext ("No lead is old enough to say who buys within %d day; wait, or import older ones.",
                           "No lead is old enough to say who buys within %d days; wait, or import older ones.",
                           (gulong) query->horizon_days),
                 query->horizon_days);
  else if (self->n_won == 0 && query->condition == NULL)
    g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                 ngettext ("No lead that is old enough became a customer within %d day; take more days.",
                           "No lead that is old enough became a customer within %d days; take more days.",
                           (gulong) query->horizon_days),
                 query->horizon_days);
  else if (self->n_won == 0)
    g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                         _("No lead meets the condition that says which leads have bought; correct it."));
  else if (self->n_won == self->n)
    g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
                         _("Every lead has bought: there is nobody to tell the buyers from."));
  else
    return TRUE;
  return FALSE;
}

/**
 * accord_outcome_new:
 * @frame: all leads
 * @query: who is asked about
 * @error: one sentence that says what the leads lack
 *
 * By dates, leads with an age of the horizon or more at as-of, and of them those who were customers within it, as cohorts
 * are counted. By a condition all leads count, for then nobody knows since when they could have bought.
 *
 * Returns: (transfer full) (nullable): the outcome; some have bought, and some have not
 */
AccordOutcome *
accord_outcome_new (const AccordFrame        *frame,
                    const AccordOutcomeQuery *query,
                    GError                  **error)
{
  g_autoptr (AccordOutcome) self = g_new0 (AccordOutcome, 1);

  g_return_val_if_fail (frame != NULL && query != NULL, NULL);

  self->leads = accord_lead_set_new (accord_frame_get_n_leads (frame));
  self->won = accord_lead_set_new (accord_frame_get_n_leads (frame));
  accord_outcome_find_begins (frame, &query->as_of, &self->each, &self->days);
  if (query->condition == NULL)
    take_by_dates (self, frame, query);
  else if (!take_by_condition (self, frame, query, error))
    return NULL;
  self->n = accord_lead_set_count (self->leads);
  self->n_won = accord_lead_set_count (self->won);
  return check (self, query, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_outcome_find_span:
 * @frame: all leads
 * @as_of: what came later is not known
 * @first: (out): when the first of them became a lead, or none
 * @last: (out): when the last of them did
 */
void
accord_outcome_find_span (const AccordFrame *frame,
                          const AccordAsOf  *as_of,
                          AccordDay         *first,
                          AccordDay         *last)
{
  AccordZone *zone = accord_frame_get_zone (frame);
  AccordMoment earliest = G_MAXINT64, latest = G_MININT64;

  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    {
      AccordMoment begin;

      if (!find_begin (frame, row, as_of, &begin))
        continue;
      earliest = MIN (earliest, begin);
      latest = MAX (latest, begin);
    }
  *first = earliest <= latest ? accord_moment_to_day (earliest, zone) : ACCORD_DAY_NONE;
  *last = earliest <= latest ? accord_moment_to_day (latest, zone) : ACCORD_DAY_NONE;
}

/**
 * accord_outcome_free:
 * @self: (transfer full) (nullable): an outcome
 */
void
accord_outcome_free (AccordOutcome *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->leads, accord_lead_set_unref);
  g_clear_pointer (&self->won, accord_lead_set_unref);
  g_free (self->each);
  g_free (self->days);
  g_free (self);
}
