/* Whether the audience has shifted: the index by hand, months and what is compared with what, and how often chance alone
 * gives the alarm. */
#include "scoring/drift.h"

#include <math.h>

static void
assert_near (double a,
             double b)
{
  g_assert_cmpfloat_with_epsilon (a, b, 1e-6);
}

static void
test_psi (void)
{
  static const guint expected[] = { 10, 20, 30, 40 }, same[] = { 100, 200, 300, 400 }, reversed[] = { 40, 30, 20, 10 };
  static const guint two[] = { 50, 50, 0, 0 }, others[] = { 80, 20, 0, 0 }, gone[] = { 50, 0, 50, 0 }, none[] = { 0, 0, 0, 0 };
  guint used;

  assert_near (accord_psi (expected, same, 4, &used), 0);
  g_assert_cmpuint (used, ==, 4);
  /* 2 · 0.3 · ln 4 + … : (0.4 − 0.1) ln 4, (0.3 − 0.2) ln 1.5, and both again. */
  assert_near (accord_psi (expected, reversed, 4, NULL), 0.3 * log (4) * 2 + 0.1 * log (1.5) * 2);
  /* Categories that nobody is in are none: (0.8 − 0.5) ln 1.6 + (0.2 − 0.5) ln 0.4. */
  assert_near (accord_psi (two, others, 4, &used), 0.3 * log (1.6) - 0.3 * log (0.4));
  g_assert_cmpuint (used, ==, 2);
  /* One that is empty on one side: half a lead more in each of the three, of 101.5. */
  assert_near (accord_psi (two, gone, 4, &used), 2 * (50.0 / 101.5) * log (50.5 / 0.5));
  g_assert_cmpuint (used, ==, 3);
  g_assert_true (isnan (accord_psi (none, two, 4, NULL)));
  g_assert_true (isnan (accord_psi (two, none, 4, NULL)));
}

static void
test_limit (void)
{
  /* χ² (0.95, 3) = 7.814728, χ² (0.95, 1) = 3.841459 */
  assert_near (accord_psi_limit (4, 100, 50), 7.8147279 * 0.03);
  assert_near (accord_psi_limit (2, 1000, 1000), 3.8414588 * 0.002);
  g_assert_true (isnan (accord_psi_limit (1, 100, 100)));
}

static void
add (GArray   *days,
     GArray   *bands,
     gint      year,
     gint      month,
     guint     n,
     guint8    band)
{
  for (guint i = 0; i < n; i++)
    {
      AccordDay day = accord_day_from_ymd (year, month, 1 + (gint) i % 28);

      g_array_append_val (days, day);
      g_array_append_val (bands, band);
    }
}

static AccordDrift *
find (GArray    *days,
      GArray    *bands,
      AccordDay  published)
{
  return accord_drift_new ((const AccordDay *) (gpointer) days->data, (const guint8 *) bands->data, days->len, published);
}

/* Published in March: December to February is what it is compared with, November is too long ago. */
static void
test_months (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (AccordDay)), bands = g_array_new (FALSE, FALSE, 1);
  g_autoptr (AccordDrift) drift = NULL;
  const AccordDriftMonth *month;
  AccordDay none = ACCORD_DAY_NONE;
  guint8 band = ACCORD_BAND_A;

  add (days, bands, 2025, 4, 300, ACCORD_BAND_D);
  add (days, bands, 2024, 11, 90, ACCORD_BAND_D);
  add (days, bands, 2024, 12, 100, ACCORD_BAND_A);
  add (days, bands, 2025, 2, 100, ACCORD_BAND_D);
  add (days, bands, 2025, 3, 150, ACCORD_BAND_A);
  add (days, bands, 2025, 3, 150, ACCORD_BAND_D);
  g_array_append_val (days, none);
  g_array_append_val (bands, band);
  drift = find (days, bands, accord_day_from_ymd (2025, 3, 15));

  g_assert_cmpuint (drift->months->len, ==, 6);
  g_assert_cmpuint (drift->n_before, ==, 200);
  g_assert_cmpint (drift->first_before, ==, 12 * 2024 + 11);
  g_assert_cmpint (drift->last_before, ==, 12 * 2025 + 1);
  month = &g_array_index (drift->months, AccordDriftMonth, 2);
  g_assert_cmpuint (month->total, ==, 0);
  g_assert_false (month->is_since);
  month = &g_array_index (drift->months, AccordDriftMonth, 4);
  g_assert_true (month->is_since);
  assert_near (month->psi, 0);
  g_assert_false (month->shifted);
  month = accord_drift_get_latest (drift);
  g_assert_cmpint (month->month, ==, 12 * 2025 + 3);
  g_assert_cmpuint (month->n[ACCORD_BAND_D], ==, 300);
  assert_near (month->limit, 3.8414588 * (1 / 200.0 + 1 / 300.0));
  g_assert_true (month->shifted);
}

static void
test_nothing_before (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (AccordDay)), bands = g_array_new (FALSE, FALSE, 1);
  g_autoptr (AccordDrift) drift = NULL, empty = find (days, bands, accord_day_from_ymd (2025, 3, 15));

  g_assert_cmpuint (empty->months->len, ==, 0);
  g_assert_null (accord_drift_get_latest (empty));
  add (days, bands, 2025, 4, 30, ACCORD_BAND_D);
  drift = find (days, bands, accord_day_from_ymd (2025, 3, 15));
  g_assert_null (accord_drift_get_latest (drift));
}

static guint8
draw (GRand        *rand,
      const double *shares)
{
  double left = g_rand_double (rand);
  guint8 band = 0;

  while (band < ACCORD_N_BANDS - 1 && (left -= shares[band]) >= 0)
    band++;
  return band;
}

static void
fill (GRand        *rand,
      const double *shares,
      guint        *counts,
      guint         n)
{
  for (guint i = 0; i < n; i++)
    counts[draw (rand, shares)]++;
}

/* Samples of one audience: about one in twenty is above the limit, whatever their sizes. */
static void
test_chance (void)
{
  static const double shares[] = { 0.15, 0.25, 0.35, 0.25 };
  static const guint sizes[][2] = { { 60, 90 }, { 300, 100 }, { 3000, 400 } };
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
    {
      guint alarms = 0, rounds = 2000;

      for (guint round = 0; round < rounds; round++)
        {
          guint before[ACCORD_N_BANDS] = { 0 }, now[ACCORD_N_BANDS] = { 0 }, used;
          double psi;

          fill (rand, shares, before, sizes[size][0]);
          fill (rand, shares, now, sizes[size][1]);
          psi = accord_psi (before, now, ACCORD_N_BANDS, &used);
          alarms += psi > accord_psi_limit (used, sizes[size][0], sizes[size][1]);
        }
      g_assert_cmpuint (alarms, >, rounds * 3 / 100);
      g_assert_cmpuint (alarms, <, rounds * 8 / 100);
    }
}

/* Where a quarter of the audience goes elsewhere it is seen nearly always. */
static void
test_shift (void)
{
  static const double shares[] = { 0.15, 0.25, 0.35, 0.25 }, others[] = { 0.05, 0.15, 0.30, 0.50 };
  g_autoptr (GRand) rand = g_rand_new_with_seed (12);
  guint seen = 0;

  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (AccordDay)), bands = g_array_new (FALSE, FALSE, 1);
      g_autoptr (AccordDrift) drift = NULL;

      for (guint i = 0; i < 300; i++)
        add (days, bands, 2025, 1, 1, draw (rand, shares));
      for (guint i = 0; i < 200; i++)
        add (days, bands, 2025, 3, 1, draw (rand, others));
      drift = find (days, bands, accord_day_from_ymd (2025, 3, 1));
      seen += accord_drift_get_latest (drift)->shifted;
    }
  g_assert_cmpuint (seen, >, 190);
}

static void
test_order (void)
{
  AccordScoreShare bands[ACCORD_N_BANDS] = {
    { 100, 40, 0.4, 0.31, 0.5 }, { 100, 45, 0.45, 0.36, 0.55 }, { 0, 0, NAN, NAN, NAN }, { 100, 5, 0.05, 0.02, 0.11 }
  };

  /* B is above A, but their ranges meet. */
  g_assert_cmpint (accord_bands_find_disorder (bands), ==, -1);
  bands[ACCORD_BAND_D] = (AccordScoreShare) { 900, 630, 0.7, 0.669, 0.729 };
  g_assert_cmpint (accord_bands_find_disorder (bands), ==, ACCORD_BAND_B);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scoring/drift/psi", test_psi);
  g_test_add_func ("/scoring/drift/limit", test_limit);
  g_test_add_func ("/scoring/drift/months", test_months);
  g_test_add_func ("/scoring/drift/nothing-before", test_nothing_before);
  g_test_add_func ("/scoring/drift/chance", test_chance);
  g_test_add_func ("/scoring/drift/shift", test_shift);
  g_test_add_func ("/scoring/drift/order", test_order);
  return g_test_run ();
}
