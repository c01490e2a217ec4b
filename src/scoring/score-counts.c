/* What the window counts while a number is dragged: nothing of it may take longer than a frame on the screen. */
#include "scoring/scores.h"

/**
 * accord_scores_count_from:
 * @self: scores
 * @scope: (nullable): only these leads
 * @threshold: a score
 *
 * Returns: how many have at least this score
 */
guint
accord_scores_count_from (const AccordScores  *self,
                          const AccordLeadSet *scope,
                          double               threshold)
{
  const double *scores = accord_scores_get (self);
  guint n = accord_scores_get_n (self);
  guint count = 0;

  if (scope == NULL)
    for (guint row = 0; row < n; row++)
      count += scores[row] >= threshold;
  else
    for (guint row = 0; row < n; row++)
      count += scores[row] >= threshold && accord_lead_set_contains (scope, row);
  return count;
}

/**
 * accord_scores_histogram:
 * @self: scores
 * @scope: (nullable): only these leads
 * @first: where the first column begins
 * @width: of a column, above 0
 * @counts: (out) (array length=n_counts): how many leads each column has
 * @n_counts: the number of columns
 */
void
accord_scores_histogram (const AccordScores  *self,
                         const AccordLeadSet *scope,
                         double               first,
                         double               width,
                         guint               *counts,
                         guint                n_counts)
{
  const double *scores = accord_scores_get (self);
  guint n = accord_scores_get_n (self);

  g_return_if_fail (width > 0 && n_counts > 0);

  for (guint i = 0; i < n_counts; i++)
    counts[i] = 0;
  for (guint row = 0; row < n; row++)
    if (scope == NULL || accord_lead_set_contains (scope, row))
      counts[(guint) CLAMP ((scores[row] - first) / width, 0, n_counts - 1)]++;
}

/**
 * accord_scores_compare:
 * @before: scores
 * @now: other scores of the same leads
 * @threshold_before: from where a lead qualifies in @before
 * @threshold_now: from where a lead qualifies in @now
 * @joined: (out): who qualifies now and did not before
 * @left: (out): who did before and does not now
 */
void
accord_scores_compare (const AccordScores *before,
                       const AccordScores *now,
                       double              threshold_before,
                       double              threshold_now,
                       AccordLeadSet     **joined,
                       AccordLeadSet     **left)
{
  const double *old = accord_scores_get (before);
  const double *new = accord_scores_get (now);
  guint n = accord_scores_get_n (now);

  g_return_if_fail (accord_scores_get_n (before) == n);

  *joined = accord_lead_set_new (n);
  *left = accord_lead_set_new (n);
  for (guint row = 0; row < n; row++)
    {
      gboolean did = old[row] >= threshold_before;
      gboolean does = new[row] >= threshold_now;

      if (did != does)
        accord_lead_set_add (does ? *joined : *left, row);
    }
}

static AccordFrame *
add_columns (AccordFrame   *frame,
             const double  *scores,
             const guint32 *codes)
{
  static const char *const names[] = { NULL, "A", "B", "C", "D" };
  g_autoptr (AccordFrame) scored = accord_frame_with_real_column (frame, "score", scores);

  return accord_frame_with_text_column (scored, "band", codes, names, G_N_ELEMENTS (names));
}

/**
 * accord_scores_derive:
 * @self: scores of the leads of @frame
 * @frame: a frame
 *
 * Returns: (transfer full): a frame like @frame with columns for score and band
 */
AccordFrame *
accord_scores_derive (const AccordScores *self,
                      AccordFrame        *frame)
{
  guint n = accord_frame_get_n_leads (frame);
  g_autofree guint32 *codes = g_new0 (guint32, MAX (n, 1));

  g_return_val_if_fail (accord_scores_get_n (self) == n, NULL);

  for (guint row = 0; row < n; row++)
    codes[row] = accord_scores_get_bands (self)[row] + 1u;
  return add_columns (frame, accord_scores_get (self), codes);
}

/**
 * accord_scores_derive_rows:
 * @self: scores of some leads alone
 * @rows: (array): where each of them is in @frame
 * @before: a frame as long as @frame, with columns for score and band by the same model at the same instant
 * @frame: a frame that differs from @before in those rows only
 *
 * Returns: (transfer full): as accord_scores_derive() of the scores of all
 */
AccordFrame *
accord_scores_derive_rows (const AccordScores *self,
                           const guint32      *rows,
                           const AccordFrame  *before,
                           AccordFrame        *frame)
{
  const AccordFrameColumn *score = accord_frame_find_column (before, "score");
  const AccordFrameColumn *band = accord_frame_find_column (before, "band");
  guint n = accord_frame_get_n_leads (frame);
  g_autofree double *scores = NULL;
  g_autofree guint32 *codes = NULL;

  g_return_val_if_fail (score != NULL && band != NULL && accord_frame_get_n_leads (before) == n, NULL);

  scores = g_memdup2 (score->reals, n * sizeof *scores);
  codes = g_memdup2 (band->codes, n * sizeof *codes);
  for (guint i = 0; i < accord_scores_get_n (self); i++)
    {
      scores[rows[i]] = accord_scores_get (self)[i];
      codes[rows[i]] = accord_scores_get_bands (self)[i] + 1u;
    }
  return add_columns (frame, scores, codes);
}
