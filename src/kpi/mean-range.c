#include "kpi/mean-range.h"

#include <math.h>

#include "kpi/money.h"
#include "kpi/quantile.h"
#include "model/wilson.h"

#define N_DRAWS 2000
#define SEED 20240229 /* any: the same leads have the same range, whenever they are looked at */
/* From here on their mean is as good as normal, and drawing takes long. */
#define MOST_AMOUNTS 5000

static double
sum (const double *amounts,
     guint         n)
{
  double total = 0;

  for (guint i = 0; i < n; i++)
    total += amounts[i];
  return total;
}

/* How often, in @n draws with replacement, one of the share @p comes: by the gaps between them, which are geometric. */
static guint64
draw_hits (GRand  *random,
           guint64 n,
           double  p)
{
  double scale = log1p (-p);
  double at = 0;
  guint64 hits = 0;

  if (p >= 1)
    return n;
  for (;;)
    {
      at += floor (log (1 - g_rand_double (random)) / scale) + 1;
      if (at > (double) n)
        return hits;
      hits++;
    }
}

static void
draw_means (const double *amounts,
            guint         n_amounts,
            guint64       n,
            double        means[N_DRAWS])
{
  GRand *random = g_rand_new_with_seed (SEED);

  for (guint draw = 0; draw < N_DRAWS; draw++)
    {
      guint64 hits = draw_hits (random, n, (double) n_amounts / (double) n);
      double total = 0;

      for (guint64 i = 0; i < hits; i++)
        total += amounts[g_rand_int_range (random, 0, (gint32) n_amounts)];
      means[draw] = total / (double) n;
    }
  g_rand_free (random);
}

static void
take_normal (const double *amounts,
             guint         n_amounts,
             guint64       n,
             double       *low,
             double       *high)
{
  double mean = sum (amounts, n_amounts) / (double) n;
  double squares = (double) (n - n_amounts) * mean * mean;
  double half;

  for (guint i = 0; i < n_amounts; i++)
    squares += (amounts[i] - mean) * (amounts[i] - mean);
  half = ACCORD_Z_95 * sqrt (squares / (double) (n - 1) / (double) n);
  *low = mean - half;
  *high = mean + half;
}

/**
 * accord_mean_range:
 * @amounts: those that are not 0
 * @n_amounts: how many
 * @n: how many there are with those that are 0
 * @low: (out): the lower bound; NaN where there are too few
 * @high: (out): the upper bound; NaN where there are too few
 *
 * The percentile bootstrap (B. Efron and R. J. Tibshirani, An Introduction to the Bootstrap, 1993, chapter 13): the 2.5
 * and 97.5 per cent quantiles of the means of samples of @n, drawn with replacement from the numbers themselves. Deals
 * are few and of very different size, where an interval around the mean that is as wide below as above would be wrong.
 *
 * Returns: whether there are enough to say so
 */
gboolean
accord_mean_range (const double *amounts,
                   guint         n_amounts,
                   guint64       n,
                   double       *low,
                   double       *high)
{
  double means[N_DRAWS];

  *low = *high = NAN;
  if (n_amounts < ACCORD_MEAN_RANGE_LEAST || n < n_amounts)
    return FALSE;
  if (n_amounts > MOST_AMOUNTS)
    {
      take_normal (amounts, n_amounts, n, low, high);
      return TRUE;
    }
  draw_means (amounts, n_amounts, n, means);
  *low = accord_quantile (means, N_DRAWS, 0.025);
  *high = accord_quantile (means, N_DRAWS, 0.975);
  return TRUE;
}

/**
 * accord_lead_value_range:
 * @frame: the leads
 * @query: what was asked
 * @figure: what a lead was worth, by that
 * @low: (out): the lower bound; NaN where there are too few customers
 * @high: (out): the upper bound; NaN where there are too few customers
 *
 * Returns: whether there are enough of them
 */
gboolean
accord_lead_value_range (const AccordFrame  *frame,
                         const AccordQuery  *query,
                         const AccordFigure *figure,
                         double             *low,
                         double             *high)
{
  g_autoptr (AccordLeadSet) customers = accord_figure_leads (accord_metric_find ("lead-value"), frame, query, figure,
                                                             ACCORD_PART_NUMERATOR, NULL);
  g_autoptr (GArray) amounts = g_array_new (FALSE, FALSE, sizeof (double));
  AccordMoney money;

  *low = *high = NAN;
  if (customers == NULL || !isfinite (figure->denominator))
    return FALSE;
  accord_money_init (&money, frame, query);
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    {
      double amount;

      if (accord_lead_set_contains (customers, row) && accord_money_find (&money, row, &amount) == ACCORD_AMOUNT_KNOWN)
        g_array_append_val (amounts, amount);
    }
  accord_money_clear (&money);
  return accord_mean_range ((const double *) (gpointer) amounts->data, amounts->len, (guint64) figure->denominator, low,
                            high);
}
