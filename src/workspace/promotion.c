#include "workspace/promotion.h"

#include <math.h>

#include "scoring/scores.h"
#include "store/promotion.h"

/* What a lead has by then is not for the score to say any more. */
static const char *const past_mql[] = { "mql_at", "handed_over_at", "sql_at", "opportunity_at", "customer_at", "lost_at" };
static const char *const past_handover[] = { "handed_over_at", "first_contact_at", "accepted_at", "rejected_at", "sql_at",
                                             "opportunity_at", "customer_at", "lost_at" };

typedef struct
{
  const AccordFrame *before, *now;
  const double      *scores_before, *scores;
} Crossing;

static GPtrArray *
find_columns (const AccordFrame *frame,
              const char *const *fields,
              guint              n)
{
  GPtrArray *columns = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      const AccordFrameColumn *column = accord_frame_find_column (frame, fields[i]);

      if (column != NULL && column->kind == ACCORD_FRAME_MOMENT)
        g_ptr_array_add (columns, (gpointer) column);
    }
  return columns;
}

static gboolean
has_any (const GPtrArray *columns,
         guint            row)
{
  for (guint i = 0; i < columns->len; i++)
    if (((const AccordFrameColumn *) columns->pdata[i])->days[row] != ACCORD_DAY_NONE)
      return TRUE;
  return FALSE;
}

static gboolean
was_above (const Crossing *self,
           gint64          key,
           double          threshold)
{
  guint row;

  return accord_frame_find_key (self->before, key, &row) && self->scores_before[row] >= threshold;
}

static GArray *
list_crossed (const Crossing    *self,
              double             threshold,
              const char *const *past,
              guint              n_past)
{
  g_autoptr (GPtrArray) columns = find_columns (self->now, past, n_past);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint row = 0; row < accord_frame_get_n_leads (self->now); row++)
    {
      gint64 key;

      if (!(self->scores[row] >= threshold) || has_any (columns, row))
        continue;
      key = accord_frame_get_key (self->now, row);
      if (!was_above (self, key, threshold))
        g_array_append_val (keys, key);
    }
  return keys;
}

static gboolean
promote (AccordStore          *store,
         const Crossing       *crossing,
         const AccordSnapshot *now,
         gboolean              is_handover,
         guint64              *n,
         GError              **error)
{
  double threshold = is_handover ? now->model->handover : now->model->mql;
  g_autoptr (GArray) keys = NULL;
  guint64 n_written = 0;
  gboolean done;

  if (isnan (threshold))
    return TRUE;
  keys = is_handover ? list_crossed (crossing, threshold, past_handover, G_N_ELEMENTS (past_handover))
                     : list_crossed (crossing, threshold, past_mql, G_N_ELEMENTS (past_mql));
  if (keys->len == 0)
    return TRUE;
  done = accord_store_promote (store,
                               &(AccordPromotion) {
                                 .stage = is_handover ? "handover" : "mql", .model = now->model_number,
                                 .at = accord_moment_now (), .since = accord_frame_get_log_seq (crossing->before),
                                 .keys = keys },
                               &n_written, error);
  *n += n_written;
  return done;
}

static const double *
get_scores (const AccordFrame *frame)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, "score");

  return column != NULL && column->kind == ACCORD_FRAME_REAL ? column->reals : NULL;
}

/* By the model of now: that of before may have been another, or none. */
static AccordScores *
score_before (const AccordSnapshot *before,
              const AccordSnapshot *now,
              GCancellable         *cancellable,
              GError              **error)
{
  AccordAsOf as_of;

  accord_snapshot_as_of (before->data_as_of, accord_frame_get_zone (before->frame), &as_of);
  return accord_scores_compute (before->frame, now->model, &as_of, NULL, cancellable, error);
}

/**
 * accord_promotion_run:
 * @store: a store
 * @before: its leads before something was written to them
 * @now: its leads now
 * @n: (out): how many dates were written
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * In a file that cannot be written nothing is. Waits for the store: from a job's thread or the command line.
 *
 * Returns: %FALSE where it could not be told, or not be written
 */
gboolean
accord_promotion_run (AccordStore           *store,
                      const AccordSnapshot  *before,
                      const AccordSnapshot  *now,
                      guint64               *n,
                      GCancellable          *cancellable,
                      GError               **error)
{
  Crossing crossing = { before->frame, now->frame, get_scores (before->frame), get_scores (now->frame) };
  g_autoptr (AccordScores) scores = NULL;

  *n = 0;
  if (accord_store_get_read_only (store) || now->model == NULL || crossing.scores == NULL || (isnan (now->model->mql) && isnan (now->model->handover)) ||
      accord_frame_get_log_seq (before->frame) == accord_frame_get_log_seq (now->frame))
    return TRUE;
  if (before->model_number != now->model_number || crossing.scores_before == NULL)
    {
      scores = score_before (before, now, cancellable, error);
      if (scores == NULL)
        return FALSE;
      crossing.scores_before = accord_scores_get (scores);
    }
  return promote (store, &crossing, now, FALSE, n, error) && promote (store, &crossing, now, TRUE, n, error);
}
