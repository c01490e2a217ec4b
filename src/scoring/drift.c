#include "scoring/drift.h"

#include <gsl/gsl_cdf.h>
#include <math.h>

/* So many whole months before the publication are what its audience was. */
#define N_BEFORE 3
#define ADDED 0.5
#define CONFIDENCE 0.95

static gint
get_month (AccordDay day)
{
  gint year, month, day_of_month;

  accord_day_to_ymd (day, &year, &month, &day_of_month);
  return 12 * year + month - 1;
}

/**
 * accord_psi:
 * @expected: (array length=n): counts by category
 * @actual: (array length=n): counts by category
 * @n: the number of categories
 * @n_used: (out) (optional): how many of them have anybody in them
 *
 * Returns: the population stability index
 */
double
accord_psi (const guint *expected,
            const guint *actual,
            guint        n,
            guint       *n_used)
{
  double n_expected = 0, n_actual = 0, added = 0, psi = 0;
  guint used = 0;

  for (guint i = 0; i < n; i++)
    {
      n_expected += expected[i];
      n_actual += actual[i];
      used += expected[i] > 0 || actual[i] > 0;
      if ((expected[i] > 0) != (actual[i] > 0))
        added = ADDED;
    }
  if (n_used != NULL)
    *n_used = used;
  if (n_expected <= 0 || n_actual <= 0)
    return NAN;
  for (guint i = 0; i < n; i++)
    if (expected[i] > 0 || actual[i] > 0)
      {
        double e = (expected[i] + added) / (n_expected + added * used), a = (actual[i] + added) / (n_actual + added * used);

        psi += (a - e) * log (a / e);
      }
  return psi;
}

/**
 * accord_psi_limit:
 * @n_used: the number of categories
 * @n_expected: leads
 * @n_actual: leads
 *
 * Returns: what the index of two samples of one audience stays below, 19 times in 20
 */
double
accord_psi_limit (guint  n_used,
                  double n_expected,
                  double n_actual)
{
  if (n_used < 2 || n_expected <= 0 || n_actual <= 0)
    return NAN;
  return gsl_cdf_chisq_Pinv (CONFIDENCE, n_used - 1.0) * (1 / n_expected + 1 / n_actual);
}

/* From the first month with a lead to the last. */
static void
find_span (const AccordDay *days,
           guint            n,
           gint            *first,
           gint            *last)
{
  AccordDay from = ACCORD_DAY_NONE, to = ACCORD_DAY_NONE;

  for (guint i = 0; i < n; i++)
    if (days[i] != ACCORD_DAY_NONE)
      {
        from = from == ACCORD_DAY_NONE ? days[i] : MIN (from, days[i]);
        to = to == ACCORD_DAY_NONE ? days[i] : MAX (to, days[i]);
      }
  *first = from != ACCORD_DAY_NONE ? get_month (from) : 0;
  *last = to != ACCORD_DAY_NONE ? get_month (to) : -1;
}

/* The months are few and the leads many: where each month begins is looked up once. */
static void
count (AccordDrift     *self,
       const AccordDay *days,
       const guint8    *bands,
       guint            n)
{
  gint first, last;
  g_autofree AccordDay *begins = NULL;
  guint month = 0;

  find_span (days, n, &first, &last);
  if (last < first)
    return;
  g_array_set_size (self->months, (guint) (last - first + 1));
  begins = g_new (AccordDay, self->months->len + 1);
  for (guint i = 0; i <= self->months->len; i++)
    begins[i] = accord_day_from_ymd ((first + (gint) i) / 12, (first + (gint) i) % 12 + 1, 1);
  for (guint i = 0; i < self->months->len; i++)
    g_array_index (self->months, AccordDriftMonth, i) =
        (AccordDriftMonth) { .month = first + (gint) i, .psi = NAN, .limit = NAN };
  for (guint i = 0; i < n; i++)
    {
      if (days[i] == ACCORD_DAY_NONE || bands[i] >= ACCORD_N_BANDS)
        continue;
      while (days[i] < begins[month])
        month--;
      while (days[i] >= begins[month + 1])
        month++;
      g_array_index (self->months, AccordDriftMonth, month).n[bands[i]]++;
      g_array_index (self->months, AccordDriftMonth, month).total++;
    }
}

static void
sum_before (AccordDrift *self,
            gint         published)
{
  for (guint i = 0; i < self->months->len; i++)
    {
      const AccordDriftMonth *month = &g_array_index (self->months, AccordDriftMonth, i);

      if (month->month >= published || month->month < published - N_BEFORE || month->total == 0)
        continue;
      for (guint band = 0; band < ACCORD_N_BANDS; band++)
        self->before[band] += month->n[band];
      self->n_before += month->total;
      self->first_before = self->first_before < 0 ? month->month : self->first_before;
      self->last_before = month->month;
    }
}

static void
compare (AccordDrift      *self,
         AccordDriftMonth *month)
{
  guint used;

  month->is_since = TRUE;
  month->psi = accord_psi (self->before, month->n, ACCORD_N_BANDS, &used);
  if (isnan (month->psi))
    return;
  month->limit = accord_psi_limit (used, self->n_before, month->total);
  month->shifted = month->psi >= ACCORD_DRIFT_LEAST && month->psi > month->limit;
}

/**
 * accord_drift_new:
 * @days: (array length=n): when each lead came, or %ACCORD_DAY_NONE
 * @bands: (array length=n): the band that it had then, of AccordBand
 * @n: the number of leads
 * @published: the day on which the model was published
 *
 * Compares with the three whole months before that of the publication, as far as they have leads. What is less than
 * %ACCORD_DRIFT_LEAST, or might be chance, is no shift.
 *
 * Returns: (transfer full): the shares by month, and what has shifted
 */
AccordDrift *
accord_drift_new (const AccordDay *days,
                  const guint8    *bands,
                  guint            n,
                  AccordDay        published)
{
  AccordDrift *self = g_new0 (AccordDrift, 1);
  gint since = get_month (published);

  self->months = g_array_new (FALSE, TRUE, sizeof (AccordDriftMonth));
  self->first_before = self->last_before = -1;
  count (self, days, bands, n);
  sum_before (self, since);
  for (guint i = 0; i < self->months->len; i++)
    {
      AccordDriftMonth *month = &g_array_index (self->months, AccordDriftMonth, i);

      if (month->month >= since)
        compare (self, month);
    }
  return self;
}

/**
 * accord_drift_free:
 * @self: (transfer full): what was found
 */
void
accord_drift_free (AccordDrift *self)
{
  g_array_unref (self->months);
  g_free (self);
}

/**
 * accord_drift_get_latest:
 * @self: what was found
 *
 * Returns: (transfer none) (nullable): the latest month since the publication that could be compared
 */
const AccordDriftMonth *
accord_drift_get_latest (const AccordDrift *self)
{
  for (guint i = self->months->len; i > 0; i--)
    {
      const AccordDriftMonth *month = &g_array_index (self->months, AccordDriftMonth, i - 1);

      if (month->is_since && !isnan (month->psi))
        return month;
    }
  return NULL;
}

/**
 * accord_bands_find_disorder:
 * @bands: (array fixed-size=4): how many of each band bought, with their likely ranges
 *
 * Bands without leads are passed over.
 *
 * Returns: the place of the band that converts worse than the next one below it, beyond both ranges; -1: none does
 */
gint
accord_bands_find_disorder (const AccordScoreShare *bands)
{
  gint above = -1;

  for (gint i = 0; i < ACCORD_N_BANDS; i++)
    {
      if (bands[i].n == 0)
        continue;
      if (above >= 0 && bands[above].high < bands[i].low)
        return above;
      above = i;
    }
  return -1;
}
