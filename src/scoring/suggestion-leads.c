#include "scoring/suggestion-leads.h"

#include <math.h>

#include "scoring/group-sum.h"

/* The model is fitted on so many of the leads, the older; on the newer it is judged. */
#define OLDER_SHARE 0.7

static int
compare_days (gconstpointer a,
              gconstpointer b,
              gpointer      days)
{
  const guint x = *(const guint *) a, y = *(const guint *) b;
  AccordDay day_x = ((const AccordDay *) days)[x], day_y = ((const AccordDay *) days)[y];

  if (day_x != day_y)
    return day_x < day_y ? -1 : 1;
  return (x > y) - (x < y);
}

/* Leads of one day are not parted, unless all are of one. */
static void
find_split (AccordLeadSplit *self,
            const AccordDay *days)
{
  const guint *rows = &g_array_index (self->rows, guint, 0);
  guint cut = self->n_older;

  while (cut < self->rows->len && cut > 0 && days[rows[cut]] == days[rows[cut - 1]])
    cut++;
  if (cut >= self->rows->len)
    for (cut = self->n_older; cut > 0 && days[rows[cut]] == days[rows[cut - 1]]; cut--)
      continue;
  if (cut == 0)
    return;
  self->n_older = cut;
  self->split = days[rows[cut]];
}

/**
 * accord_lead_split_init:
 * @self: (out caller-allocates): a split
 * @frame: all leads
 * @outcome: who is asked about
 *
 * Parts the leads by when they came. Those without a date are left out, unless that is most of them: then all are parted
 * by their order in the file.
 */
void
accord_lead_split_init (AccordLeadSplit     *self,
                        const AccordFrame   *frame,
                        const AccordOutcome *outcome)
{
  guint n_dated = 0;
  gboolean by_date;

  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    n_dated += accord_lead_set_contains (outcome->leads, row) && outcome->days[row] != ACCORD_DAY_NONE;
  by_date = n_dated * 2 > outcome->n;
  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  self->split = ACCORD_DAY_NONE;
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    if (accord_lead_set_contains (outcome->leads, row) && (!by_date || outcome->days[row] != ACCORD_DAY_NONE))
      g_array_append_val (self->rows, row);
  if (by_date)
    g_array_sort_with_data (self->rows, compare_days, outcome->days);
  self->n_older = (guint) (self->rows->len * OLDER_SHARE);
  if (by_date && self->n_older > 0)
    find_split (self, outcome->days);
}

/**
 * accord_lead_split_clear:
 * @self: a split
 *
 * Frees what it holds.
 */
void
accord_lead_split_clear (AccordLeadSplit *self)
{
  g_clear_pointer (&self->rows, g_array_unref);
}

/**
 * accord_lead_split_newer:
 * @outcome: of all
 * @newer: (out caller-allocates): of the newer
 */
void
accord_lead_split_newer (const AccordLeadSplit *self,
                         const AccordOutcome   *outcome,
                         AccordOutcome         *newer)
{
  *newer = *outcome;
  newer->leads = accord_lead_set_new (accord_lead_set_get_n_rows (outcome->leads));
  newer->won = accord_lead_set_new (accord_lead_set_get_n_rows (outcome->leads));
  for (guint i = self->n_older; i < self->rows->len; i++)
    {
      guint row = g_array_index (self->rows, guint, i);

      accord_lead_set_add (newer->leads, row);
      if (accord_lead_set_contains (outcome->won, row))
        accord_lead_set_add (newer->won, row);
    }
  newer->n = self->rows->len - self->n_older;
  newer->n_won = accord_lead_set_count (newer->won);
}

/* What a rule gives of its points: the columns of the regression are what the model multiplies. */
static double
find_share (const AccordScoreRule  *rule,
            const AccordScoreMatch *match,
            guint                   row)
{
  return match->ages != NULL ? accord_rule_share (rule->half_life, match->ages[row]) : 1;
}

static void
add_lead (AccordRidgeRows          *rows,
          const AccordScoreModel   *model,
          const AccordScoreMatches *matches,
          GPtrArray                *rules,
          guint                     row)
{
  gint taken = -1;
  guint column = 0;

  for (guint i = 0; i < rules->len; i++)
    {
      const AccordSuggestedRule *suggested = rules->pdata[i];
      const AccordScoreGroup *group = model->groups->pdata[suggested->group];
      const AccordScoreMatch *match = accord_score_matches_get (matches, suggested->group, suggested->rule);

      if (suggested->state == ACCORD_SUGGESTED_KNOWN_AFTER)
        continue;
      if (taken != (gint) suggested->group && accord_lead_set_contains (match->set, row))
        {
          double share = find_share (group->rules->pdata[suggested->rule], match, row);

          taken = group->exclusive ? (gint) suggested->group : -1;
          if (share > 0)
            accord_ridge_rows_add (rows, column, share);
        }
      column++;
    }
}

/**
 * accord_score_suggestion_rows:
 * @split: the leads
 * @outcome: who has bought
 * @model: a model
 * @matches: of it, each lead right before it came
 * @rules: (element-type AccordSuggestedRule): of the model
 * @stride: 1 for all
 *
 * Returns: (transfer full): what the regression is of
 */
AccordRidgeRows *
accord_score_suggestion_rows (const AccordLeadSplit    *split,
                        const AccordOutcome      *outcome,
                        const AccordScoreModel   *model,
                        const AccordScoreMatches *matches,
                        GPtrArray                *rules,
                        guint                     stride)
{
  AccordRidgeRows *rows;
  guint n_columns = 0;

  for (guint i = 0; i < rules->len; i++)
    n_columns += ((const AccordSuggestedRule *) rules->pdata[i])->state != ACCORD_SUGGESTED_KNOWN_AFTER;
  rows = accord_ridge_rows_new (n_columns);
  for (guint i = 0; i < split->n_older; i += stride)
    {
      guint row = g_array_index (split->rows, guint, i);

      add_lead (rows, model, matches, rules, row);
      accord_ridge_rows_end (rows, accord_lead_set_contains (outcome->won, row));
    }
  return rows;
}
