#include "kpi/goal-simulation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/metric.h"
#include "kpi/period.h"

#define MOST_LEADS G_GUINT64_CONSTANT (1000000000) /* looked for */
#define EXACT_VARIANCE 100 /* of a binomial draw; above it the normal one is as good */

/*
 * Leads come in evenly, in the period and before it: as long before it as the longest lag. Each month of entry draws
 * one past month, and has its rate and its lags. Of the leads of such a month each becomes a customer within the period
 * with the probability q = rate × share of (day of entry, lag) that end in it; so their number is a binomial draw.
 * That is the same as to draw conversions and then a lag for each, and it needs one draw a month.
 */
typedef struct
{
  guint   n_months;
  double *starts, *ends; /* of the months of entry, in days from the period's first; the end is not in it */
  guint   n_cohorts;
  double *chances;       /* q: by month, then cohort */
  guint  *drawn;         /* by run, then month: which cohort */
  double *chance_draws;  /* by run, then month: where in the distribution */
  double  days;          /* of the period */
} Runs;

/**
 * accord_cohort_new:
 * @leads: how many
 *
 * Returns: a month of which nobody has bought yet
 */
AccordCohort *
accord_cohort_new (guint leads)
{
  AccordCohort *self = g_new0 (AccordCohort, 1);

  self->leads = leads;
  self->lags = g_array_new (FALSE, FALSE, sizeof (gint));
  return self;
}

/**
 * accord_cohort_free:
 */
void
accord_cohort_free (AccordCohort *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->lags);
  g_free (self);
}

static const AccordCohort *
get_cohort (const AccordSimulation *self,
            guint                   index)
{
  return g_ptr_array_index (self->cohorts, index);
}

static gint
find_longest_lag (const AccordSimulation *self)
{
  gint longest = 0;

  for (guint i = 0; i < self->cohorts->len; i++)
    for (guint j = 0; j < get_cohort (self, i)->lags->len; j++)
      longest = MAX (longest, g_array_index (get_cohort (self, i)->lags, gint, j));
  return longest;
}

/* Of the days of entry [start, end), the part from which @lag days end within the period. */
static double
get_overlap (double start,
             double end,
             double days,
             gint   lag)
{
  return MAX (MIN (end, days - lag) - MAX (start, -lag), 0) / (end - start);
}

static double
get_chance (const AccordCohort *cohort,
            double              start,
            double              end,
            double              days)
{
  double sum = 0;

  for (guint i = 0; i < cohort->lags->len; i++)
    sum += get_overlap (start, end, days, g_array_index (cohort->lags, gint, i));
  return cohort->leads > 0 ? MIN (sum / cohort->leads, 1) : 0;
}

static void
set_months (Runs                   *runs,
            const AccordSimulation *self)
{
  AccordDay entry = self->first - find_longest_lag (self);
  g_autoptr (AccordPeriods) months = accord_periods_new (ACCORD_PERIOD_MONTH, entry, self->last);

  runs->n_months = accord_periods_get_n (months);
  runs->starts = g_new (double, runs->n_months);
  runs->ends = g_new (double, runs->n_months);
  for (guint i = 0; i < runs->n_months; i++)
    {
      AccordDay first, last;

      accord_periods_get_days (months, i, &first, &last);
      runs->starts[i] = MAX (first, entry) - self->first;
      runs->ends[i] = MIN (last, self->last) + 1 - self->first;
    }
}

static Runs *
runs_new (const AccordSimulation *self)
{
  Runs *runs = g_new0 (Runs, 1);
  g_autoptr (GRand) rand = g_rand_new_with_seed (self->seed);

  runs->days = self->last - self->first + 1;
  runs->n_cohorts = self->cohorts->len;
  set_months (runs, self);
  runs->chances = g_new (double, runs->n_months * runs->n_cohorts);
  for (guint i = 0; i < runs->n_months; i++)
    for (guint j = 0; j < runs->n_cohorts; j++)
      runs->chances[i * runs->n_cohorts + j] = get_chance (get_cohort (self, j), runs->starts[i], runs->ends[i],
                                                           runs->days);
  runs->drawn = g_new (guint, ACCORD_SIMULATION_RUNS * runs->n_months);
  runs->chance_draws = g_new (double, ACCORD_SIMULATION_RUNS * runs->n_months);
  for (guint i = 0; i < ACCORD_SIMULATION_RUNS * runs->n_months; i++)
    {
      runs->drawn[i] = (guint) g_rand_int_range (rand, 0, (gint32) runs->n_cohorts);
      runs->chance_draws[i] = g_rand_double (rand);
    }
  return runs;
}

static void
runs_free (Runs *runs)
{
  g_free (runs->starts);
  g_free (runs->ends);
  g_free (runs->chances);
  g_free (runs->drawn);
  g_free (runs->chance_draws);
  g_free (runs);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Runs, runs_free)

/* The quantile of the normal distribution: Acklam's approximation, good to nine digits. */
static double
normal_quantile (double p)
{
  static const double a[] = { -3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
                              1.383577518672690e+02,  -3.066479806614716e+01, 2.506628277459239e+00 };
  static const double b[] = { -5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                              6.680131188771972e+01,  -1.328068155288572e+01 };
  static const double c[] = { -7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                              -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00 };
  static const double d[] = { 7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00,
                              3.754408661907416e+00 };
  double q, r;

  if (p > 0.97575)
    return -normal_quantile (1 - p);
  if (p < 0.02425)
    {
      q = sqrt (-2 * log (MAX (p, 1e-300)));
      return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
             ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
    }
  q = p - 0.5;
  r = q * q;
  return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
         (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

/* The smallest number of successes of @n that at least @u of all draws do not exceed. */
static double
binomial_quantile (double n,
                   double q,
                   double u)
{
  double variance = n * q * (1 - q);
  double mass, sum;

  if (n <= 0 || q <= 0)
    return 0;
  if (q >= 1)
    return n;
  if (q > 0.5)
    return n - binomial_quantile (n, 1 - q, 1 - u);
  if (variance > EXACT_VARIANCE)
    return CLAMP (floor (n * q + normal_quantile (u) * sqrt (variance) + 0.5), 0, n);
  mass = sum = exp (n * log1p (-q));
  for (double k = 0; k < n; k++)
    {
      if (sum >= u)
        return k;
      mass *= (n - k) / (k + 1) * q / (1 - q);
      sum += mass;
    }
  return n;
}

/* How many leads come in by then, whole ones: so many between two days that all days together bring what they should. */
static double
count_leads (const Runs *runs,
             double      leads,
             double      start,
             double      end)
{
  return floor (leads * end / runs->days + 1e-9) - floor (leads * start / runs->days + 1e-9);
}

static double
count_customers (const Runs *runs,
                 guint       run,
                 double      leads)
{
  double customers = 0;

  for (guint month = 0; month < runs->n_months; month++)
    {
      guint at = run * runs->n_months + month;
      double q = runs->chances[month * runs->n_cohorts + runs->drawn[at]];

      customers += binomial_quantile (count_leads (runs, leads, runs->starts[month], runs->ends[month]), q,
                                      runs->chance_draws[at]);
    }
  return customers;
}

static double
get_kept (const Runs *runs,
          double      customers,
          double      leads)
{
  guint kept = 0;

  for (guint run = 0; run < ACCORD_SIMULATION_RUNS; run++)
    kept += count_customers (runs, run, leads) >= customers ? 1 : 0;
  return (double) kept / ACCORD_SIMULATION_RUNS;
}

/**
 * accord_simulation_get_kept:
 * @self: what is simulated; its cohorts are not empty
 * @leads: that the period brings
 *
 * Returns: in which part of the runs the goal is kept
 */
double
accord_simulation_get_kept (const AccordSimulation *self,
                            guint64                 leads)
{
  g_autoptr (Runs) runs = NULL;

  g_return_val_if_fail (self != NULL && self->cohorts->len > 0 && self->first <= self->last, NAN);

  runs = runs_new (self);
  return get_kept (runs, self->customers, (double) leads);
}

static gboolean
check (const AccordSimulation  *self,
       GError                 **error)
{
  guint customers = 0;

  for (guint i = 0; i < self->cohorts->len; i++)
    customers += get_cohort (self, i)->lags->len;
  if (self->cohorts->len < ACCORD_SIMULATION_MONTHS)
    g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_HISTORY,
                 ngettext ("There is %u month of leads that is old enough to judge; a simulation needs %u.",
                           "There are %u months of leads that are old enough to judge; a simulation needs %u.",
                           self->cohorts->len),
                 self->cohorts->len, ACCORD_SIMULATION_MONTHS);
  else if (customers == 0)
    g_set_error_literal (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_HISTORY,
                         _("None of the leads so far became a customer: there is nothing to simulate from."));
  else
    return TRUE;
  return FALSE;
}

/**
 * accord_simulation_find_leads:
 * @self: what is simulated
 * @leads: (out): the smallest number that keeps the goal in 8 of 10 runs
 * @error: return location for an error
 *
 * The same question has the same answer: all is drawn from the seed, and the same draws judge each number of leads.
 *
 * Returns: %FALSE where history is too short
 */
gboolean
accord_simulation_find_leads (const AccordSimulation  *self,
                              guint64                 *leads,
                              GError                 **error)
{
  g_autoptr (Runs) runs = NULL;
  guint64 below = 0, enough = 1;

  g_return_val_if_fail (self != NULL && leads != NULL && self->first <= self->last, FALSE);

  if (!check (self, error))
    return FALSE;
  runs = runs_new (self);
  while (get_kept (runs, self->customers, (double) enough) < ACCORD_SIMULATION_KEPT)
    {
      below = enough;
      enough *= 2;
      if (enough > MOST_LEADS)
        {
          g_set_error_literal (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_HISTORY,
                               _("In the months so far too few leads became customers for any number to be enough."));
          return FALSE;
        }
    }
  while (enough - below > 1)
    {
      guint64 middle = below + (enough - below) / 2;

      if (get_kept (runs, self->customers, (double) middle) < ACCORD_SIMULATION_KEPT)
        below = middle;
      else
        enough = middle;
    }
  *leads = enough;
  return TRUE;
}
