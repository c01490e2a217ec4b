/* Values of leads that stand out so far that somebody should look at them. */
#include "kpi/outliers.h"

#include <math.h>

#include "kpi/money.h"

/* Fewer values say nothing about what is usual. */
#define FEWEST 20

/* Iglewicz and Hoaglin, How to Detect and Handle Outliers (1993): a modified z-score above this. */
#define MOST_SCORE 3.5

/* What makes the median (and, where more than half are the same, the mean) absolute deviation comparable to a standard
 * deviation of a normal distribution; both of the same source. */
#define MEDIAN_SCALE 1.482602
#define MEAN_SCALE 1.253314

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double *first = a;
  const double *second = b;

  return *first < *second ? -1 : *first > *second;
}

static double
find_median (GArray *values)
{
  guint half = values->len / 2;

  g_array_sort (values, compare_doubles);
  if (values->len % 2 == 1)
    return g_array_index (values, double, half);
  return (g_array_index (values, double, half - 1) + g_array_index (values, double, half)) / 2;
}

/* How far the values lie from @middle, as a standard deviation; 0: they are all the same. Overwrites them. */
static double
find_spread (GArray *values,
             double  middle)
{
  double sum = 0;
  double median;

  for (guint i = 0; i < values->len; i++)
    {
      double *value = &g_array_index (values, double, i);

      *value = fabs (*value - middle);
      sum += *value;
    }
  median = find_median (values);
  return median > 0 ? MEDIAN_SCALE * median : MEAN_SCALE * sum / values->len;
}

/* Amounts of deals are spread by factors rather than by sums: they are compared by their logarithms. */
static GArray *
list_logarithms (const AccordMoney *money,
                 guint              n_rows)
{
  GArray *values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint row = 0; row < n_rows; row++)
    {
      double amount;

      if (accord_money_find (money, row, &amount) == ACCORD_AMOUNT_KNOWN && amount > 0)
        {
          amount = log (amount);
          g_array_append_val (values, amount);
        }
    }
  return values;
}

/**
 * accord_outliers_find:
 * @frame: all leads
 * @query: whose currency and rates
 *
 * Returns: (transfer full): leads whose value is below nothing, or so large or small among all that it may be a slip
 */
AccordLeadSet *
accord_outliers_find (const AccordFrame *frame,
                      const AccordQuery *query)
{
  guint n_rows = accord_frame_get_n_leads (frame);
  AccordLeadSet *set = accord_lead_set_new (n_rows);
  g_autoptr (GArray) values = NULL;
  double middle = 0, spread = 0;
  AccordMoney money;

  accord_money_init (&money, frame, query);
  values = list_logarithms (&money, n_rows);
  if (values->len >= FEWEST)
    {
      middle = find_median (values);
      spread = find_spread (values, middle);
    }
  for (guint row = 0; row < n_rows; row++)
    {
      double amount;

      if (accord_money_find (&money, row, &amount) == ACCORD_AMOUNT_KNOWN &&
          (amount < 0 || (amount > 0 && spread > 0 && fabs (log (amount) - middle) > MOST_SCORE * spread)))
        accord_lead_set_add (set, row);
    }
  accord_money_clear (&money);
  return set;
}
