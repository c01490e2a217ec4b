/* What may be wrong with the leads, and how far the figures depend on it. */
#include "kpi/quality.h"

#include "kpi/outliers.h"

const char *const accord_quality_metrics[2] = { "conversion-rate", "lead-value" };

/**
 * accord_quality_get_name:
 * @quality: what may be wrong
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
accord_quality_get_name (AccordQuality quality)
{
  static const char *const names[ACCORD_N_QUALITIES] = {
    [ACCORD_QUALITY_SAME_EMAIL] = "same-email",     [ACCORD_QUALITY_SAME_PERSON] = "same-person",
    [ACCORD_QUALITY_OUT_OF_ORDER] = "out-of-order", [ACCORD_QUALITY_NO_SOURCE] = "no-source",
    [ACCORD_QUALITY_OUTLIER] = "outlier",
  };

  g_return_val_if_fail (quality < ACCORD_N_QUALITIES, NULL);

  return names[quality];
}

/* Whether a lead has a date of a stage before that of an earlier one; it can be lost at any time, but not before it was
 * there. */
static gboolean
is_out_of_order (const AccordFrame *frame,
                 guint              row)
{
  AccordDay lost = accord_frame_stage_column (frame, ACCORD_STAGE_LOST)->days[row];
  AccordDay first = ACCORD_DAY_NONE;
  AccordDay latest = ACCORD_DAY_NONE;

  for (guint stage = ACCORD_STAGE_LEAD; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    {
      AccordDay day = accord_frame_stage_column (frame, (AccordStage) stage)->days[row];

      if (day == ACCORD_DAY_NONE)
        continue;
      if (latest != ACCORD_DAY_NONE && day < latest)
        return TRUE;
      first = first == ACCORD_DAY_NONE ? day : first;
      latest = day;
    }
  return lost != ACCORD_DAY_NONE && first != ACCORD_DAY_NONE && lost < first;
}

static AccordLeadSet *
find_out_of_order (const AccordFrame *frame)
{
  guint n_rows = accord_frame_get_n_leads (frame);
  AccordLeadSet *set = accord_lead_set_new (n_rows);

  for (guint row = 0; row < n_rows; row++)
    if (is_out_of_order (frame, row))
      accord_lead_set_add (set, row);
  return set;
}

static AccordLeadSet *
find_no_source (const AccordFrame *frame)
{
  const AccordFrameColumn *source = accord_frame_find_column (frame, "source");
  guint n_rows = accord_frame_get_n_leads (frame);
  AccordLeadSet *set = accord_lead_set_new (n_rows);

  for (guint row = 0; row < n_rows; row++)
    if (source == NULL || source->codes[row] == 0)
      accord_lead_set_add (set, row);
  return set;
}

static AccordLeadSet *
collect_leads (const AccordFrame      *frame,
               const AccordDuplicates *groups)
{
  AccordLeadSet *set = accord_lead_set_new (accord_frame_get_n_leads (frame));

  for (guint i = 0; i < groups->rows->len; i++)
    accord_lead_set_add (set, g_array_index (groups->rows, guint32, i));
  return set;
}

/**
 * accord_quality_find_best:
 * @frame: all leads
 * @as_of: an instant
 * @rows: (array length=n_rows): leads that may be one
 * @n_rows: their number, 1 or more
 *
 * Returns: which of them stands for all: the one that came furthest, the first of those
 */
guint32
accord_quality_find_best (const AccordFrame *frame,
                          const AccordAsOf  *as_of,
                          const guint32     *rows,
                          guint              n_rows)
{
  guint32 best = rows[0];
  gint furthest = -1;

  for (guint i = 0; i < n_rows; i++)
    {
      AccordStage stage = accord_frame_stage_at (frame, rows[i], as_of);
      gint rank = stage == ACCORD_STAGE_LOST ? 0 : (gint) stage + 1;

      if (rank > furthest)
        best = rows[i];
      furthest = MAX (furthest, rank);
    }
  return best;
}

/* The leads that are counted where the finding is taken out. */
static AccordLeadSet *
find_kept (const AccordFrame          *frame,
           const AccordAsOf           *as_of,
           const AccordQualityFinding *finding)
{
  AccordLeadSet *kept = accord_lead_set_new (accord_frame_get_n_leads (frame));

  accord_lead_set_or (kept, finding->leads);
  accord_lead_set_not (kept);
  for (guint group = 0; finding->groups != NULL && group < accord_duplicates_get_n (finding->groups); group++)
    {
      guint n;
      const guint32 *rows = accord_duplicates_get (finding->groups, group, &n);

      accord_lead_set_add (kept, accord_quality_find_best (frame, as_of, rows, n));
    }
  return kept;
}

static gboolean
compute (const AccordFrame    *frame,
         const AccordQuery    *query,
         const AccordLeadSet  *scope,
         AccordFigures        *figures[2],
         GError              **error)
{
  AccordQuery scoped = *query;

  scoped.scope = scope;
  for (guint i = 0; i < 2; i++)
    {
      figures[i] = accord_metric_compute (accord_metric_find (accord_quality_metrics[i]), frame, &scoped, error);
      if (figures[i] == NULL)
        return FALSE;
      accord_query_forget (&figures[i]->query);
    }
  return TRUE;
}

static gboolean
find (const AccordFrame     *frame,
      const AccordQuery     *query,
      AccordQualityFinding  *finding,
      GError               **error)
{
  g_autoptr (AccordLeadSet) kept = NULL;

  if (finding->quality == ACCORD_QUALITY_SAME_EMAIL)
    finding->groups = accord_duplicates_find_email (frame);
  else if (finding->quality == ACCORD_QUALITY_SAME_PERSON)
    finding->groups = accord_duplicates_find_person (frame);
  if (finding->groups != NULL)
    finding->leads = collect_leads (frame, finding->groups);
  else if (finding->quality == ACCORD_QUALITY_OUT_OF_ORDER)
    finding->leads = find_out_of_order (frame);
  else if (finding->quality == ACCORD_QUALITY_NO_SOURCE)
    finding->leads = find_no_source (frame);
  else
    finding->leads = accord_outliers_find (frame, query);
  finding->n_leads = accord_lead_set_count (finding->leads);
  kept = find_kept (frame, &query->as_of, finding);
  return compute (frame, query, kept, finding->without, error);
}

/**
 * accord_quality_find:
 * @frame: all leads
 * @query: as of when, which currency and horizon; of all time and without groups
 * @cancellable: (nullable): looked at between one kind and the next
 * @error: return location for a #GError
 *
 * Looks through all leads for what may be wrong with them. On any thread.
 *
 * Returns: (transfer full) (nullable): a finding of each kind, also where no lead has it
 */
AccordQualityReport *
accord_quality_find (const AccordFrame  *frame,
                     const AccordQuery  *query,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_autoptr (AccordQualityReport) self = g_new0 (AccordQualityReport, 1);

  g_return_val_if_fail (frame != NULL && query != NULL, NULL);

  if (!compute (frame, query, NULL, self->all, error))
    return NULL;
  for (guint i = 0; i < ACCORD_N_QUALITIES; i++)
    {
      self->findings[i].quality = (AccordQuality) i;
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !find (frame, query, &self->findings[i], error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

static void
clear_figures (AccordFigures *figures[2])
{
  for (guint i = 0; i < 2; i++)
    g_clear_pointer (&figures[i], accord_figures_unref);
}

/**
 * accord_quality_report_free:
 * @self: (transfer full) (nullable): a report
 */
void
accord_quality_report_free (AccordQualityReport *self)
{
  if (self == NULL)
    return;
  clear_figures (self->all);
  for (guint i = 0; i < ACCORD_N_QUALITIES; i++)
    {
      g_clear_pointer (&self->findings[i].leads, accord_lead_set_unref);
      g_clear_pointer (&self->findings[i].groups, accord_duplicates_free);
      clear_figures (self->findings[i].without);
    }
  g_free (self);
}
