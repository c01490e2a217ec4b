#include <math.h>

#include "model/batch.h"
#include "scoring/scores.h"

/*
 * How long scores take over a million leads in memory, by the 40 rules of which most teams have some: against the least that
 * a machine can do, columns of small numbers and a table of rules made for just these (see anchor()). They run in turn, and
 * what counts is the median of the ratios. It also tells how long a number takes to be dragged.
 */

#define DEFAULT_ROWS 1000000
#define N_PAIRS 7
#define N_DRAGS 200
#define N_FIRST 3 /* drags for which memory is touched for the first time */
#define NOW 20758 /* 2026-11-01 */
#define FIRST_DAY 18628 /* 2021-01-01 */
#define N_HISTOGRAM 50

enum
{
  INDUSTRY, COUNTRY, JOB_TITLE, SOURCE, CAMPAIGN, EMAIL, N_TEXTS,
  SIZE = N_TEXTS, VISITS, EMAILS_OPENED, PAGES, N_FORM, N_DEMO, N_CALL, N_UNSUB, CREATED_AT, LAST_AT, N_FIELDS,
};

static const char *const texts[N_TEXTS][16] = {
  { "", "Software", "Manufacturing", "Retail", "Healthcare", "Finance", "Education", "Logistics", "Energy", "Government",
    "Media", "Non-profit", "Agriculture" },
  { "US", "GB", "DE", "FR", "IN", "BR", "JP", "ES", "IT", "NL", "PL", "SE", "CA", "AU", "MX" },
  { "Manager", "Engineer", "Director", "VP Sales", "CEO", "CTO", "Analyst", "Student", "Consultant", "Head of Marketing",
    "Intern", "Owner, Founder", "Buyer", "CFO" },
  { "organic", "paid_search", "referral", "webinar", "event", "social", "email", "partner", "direct", "cold_list" },
  { "camp-000", "camp-001", "camp-002", "camp-003", "camp-005", "camp-008", "camp-013", "camp-021", "camp-034", "camp-055" },
  { "gmail.com", "yahoo.com", "outlook.com", "corp.example" },
};

/* A rule is texts of a column, a range of a number, or both; or a date that loses points. */
typedef struct
{
  gint        field;
  const char *values[8];
  gint        low, high;
  gint        points;
  double      half_life;
  gint        and_field;
} BenchRule;

#define IN(field, points, ...) { field, { __VA_ARGS__ }, 0, 0, points, 0, -1 }
#define RANGE(field, low, high, points) { field, { NULL }, low, high, points, 0, -1 }
#define FROM(field, low, points) RANGE (field, low, G_MAXINT, points)

static const BenchRule rules[] = {
  IN (INDUSTRY, 15, "Software"), IN (INDUSTRY, 10, "Finance", "Healthcare"), IN (INDUSTRY, 8, "Manufacturing"),
  IN (INDUSTRY, -5, "Government"), IN (INDUSTRY, -8, "Non-profit", "Education"),
  IN (INDUSTRY, 4, "Retail", "Logistics", "Media"), IN (COUNTRY, 10, "US", "CA"), IN (COUNTRY, 8, "GB", "DE", "FR"),
  IN (COUNTRY, 2, "IN", "BR"), IN (COUNTRY, 5, "SE", "NL", "PL", "IT", "ES"), IN (JOB_TITLE, 25, "CEO", "CTO", "CFO"),
  IN (JOB_TITLE, 20, "VP Sales", "Head of Marketing"), IN (JOB_TITLE, 15, "Director"), IN (JOB_TITLE, 8, "Manager"),
  IN (JOB_TITLE, -30, "Student", "Intern"), IN (JOB_TITLE, 22, "Owner, Founder"), IN (SOURCE, 20, "referral", "partner"),
  IN (SOURCE, 12, "webinar", "event"), IN (SOURCE, 4, "paid_search"), IN (SOURCE, -10, "cold_list"),
  IN (CAMPAIGN, 6, "camp-001", "camp-002", "camp-003", "camp-005", "camp-008", "camp-013", "camp-021"),
  IN (CAMPAIGN, -2, "camp-000"), RANGE (SIZE, 1, 19, 2), RANGE (SIZE, 20, 99, 6), RANGE (SIZE, 100, 999, 12),
  FROM (SIZE, 1000, 18), IN (EMAIL, -12, "gmail.com", "yahoo.com", "outlook.com"), IN (INDUSTRY, -4, ""),
  FROM (VISITS, 3, 5), FROM (VISITS, 10, 10), FROM (EMAILS_OPENED, 2, 4), FROM (EMAILS_OPENED, 5, 8), FROM (PAGES, 10, 6),
  { PAGES, { "webinar" }, 5, G_MAXINT, 7, 0, SOURCE }, FROM (N_FORM, 1, 15), FROM (N_DEMO, 1, 30), FROM (N_CALL, 2, 10),
  FROM (N_UNSUB, 1, -50), { LAST_AT, { NULL }, 0, 0, 30, 14, -1 }, { CREATED_AT, { NULL }, 0, 0, 15, 60, -1 },
};

static const char *const names[N_FIELDS] = { "industry", "country", "job_title", "source", "campaign", "email", "size",
                                             "visits", "emails_opened", "pages", "n_form", "n_demo", "n_call", "n_unsub",
                                             "created_at", "last_at" };

/* The anchor's columns. */
typedef struct
{
  guint     n;
  guint16  *codes[N_TEXTS];
  gint32   *numbers[N_FIELDS];
  guint8    sets[G_N_ELEMENTS (rules)][16];
  double   *scores;
} Anchor;

static guint
n_texts_of (guint field)
{
  guint n = 0;

  while (n < 16 && texts[field][n] != NULL)
    n++;
  return n;
}

static void
fill_row (GRand       *rand,
          AccordBatch *batch,
          Anchor      *anchor,
          guint        lead)
{
  guint row = accord_batch_append (batch);

  for (guint field = 0; field < N_TEXTS; field++)
    {
      guint n = n_texts_of (field);
      guint code = (guint) (n * g_rand_double (rand) * sqrt (g_rand_double (rand)));
      g_autofree char *email = field == EMAIL ? g_strdup_printf ("u%u@%s", lead, texts[EMAIL][code]) : NULL;

      anchor->codes[field][lead] = (guint16) code;
      accord_batch_set_text (batch, row, field, email != NULL ? email : texts[field][code], -1);
    }
  for (guint field = SIZE; field < N_FIELDS; field++)
    {
      gboolean is_date = field >= CREATED_AT;
      gint number = is_date ? g_rand_int_range (rand, FIRST_DAY, NOW)
                            : (gint) (-log (1 - g_rand_double (rand)) * (field == SIZE ? 300 : field < N_FORM ? 5 : 0.7));
      gboolean is_empty = field != CREATED_AT && g_rand_int_range (rand, 0, 8) == 0;

      anchor->numbers[field][lead] = is_empty ? G_MININT32 : number;
      if (!is_empty)
        batch->columns[field].integers[row] = is_date ? accord_moment_from_day (number) : number;
    }
}

static AccordFrame *
make_frame (Anchor *anchor)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20240607);
  g_autoptr (AccordZone) zone = accord_zone_utc ();
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  g_autoptr (AccordBatch) batch = NULL;
  AccordFrameBuilder *builder;

  for (guint field = 0; field < N_FIELDS; field++)
    {
      const AccordField *standard = accord_field_find (names[field]);

      g_ptr_array_add (fields, standard != NULL ? accord_field_copy (standard)
                                                : accord_field_new_custom (names[field], "x",
                                                                           field >= CREATED_AT ? ACCORD_COLUMN_MOMENT
                                                                                               : ACCORD_COLUMN_INTEGER));
      if (field < N_TEXTS)
        anchor->codes[field] = g_new (guint16, anchor->n);
      else
        anchor->numbers[field] = g_new (gint32, anchor->n);
    }
  anchor->scores = g_new (double, anchor->n);
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 8192);
  builder = accord_frame_builder_new (zone, fields);
  for (guint lead = 0; lead < anchor->n;)
    {
      accord_batch_clear (batch);
      for (; lead < anchor->n && batch->n_rows < 8192; lead++)
        fill_row (rand, batch, anchor, lead);
      accord_frame_builder_add_leads (builder, batch);
    }
  return accord_frame_builder_end (builder, 0);
}

static AccordCondition *
make_condition (const BenchRule *rule)
{
  GString *text = g_string_new (NULL);
  AccordCondition *condition;

  if (rule->half_life > 0)
    g_string_append_printf (text, "not %s is-empty", names[rule->field]);
  else if (rule->field >= N_TEXTS && rule->high == G_MAXINT)
    g_string_append_printf (text, "%s >= %d", names[rule->field], rule->low);
  else if (rule->field >= N_TEXTS)
    g_string_append_printf (text, "%s >= %d and %s <= %d", names[rule->field], rule->low, names[rule->field], rule->high);
  if (rule->and_field >= 0)
    g_string_append (text, " and ");
  for (guint i = 0; rule->values[i] != NULL && i < 8; i++)
    {
      gint field = rule->and_field >= 0 ? rule->and_field : rule->field;

      if (*rule->values[i] == '\0')
        g_string_append_printf (text, "%s is-empty", names[field]);
      else
        g_string_append_printf (text, field == EMAIL ? "%s%s contains \"@%s\"" : "%s%s = \"%s\"", i > 0 ? " or " : "",
                                names[field], rule->values[i]);
    }
  condition = accord_condition_parse (text->str, NULL);
  g_assert (condition != NULL);
  g_string_free (text, TRUE);
  return condition;
}

static AccordScoreModel *
make_model (void)
{
  AccordScoreModel *model = accord_score_model_new ();
  AccordScoreGroup *fit = accord_score_model_add_group (model, "Fit", ACCORD_DIMENSION_FIT);
  AccordScoreGroup *deeds = accord_score_model_add_group (model, "Deeds", ACCORD_DIMENSION_ENGAGEMENT);

  model->max = NAN;
  model->min = NAN;
  model->mql = 50;
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      AccordScoreRule *rule = accord_score_group_add_rule (i < 28 ? fit : deeds, NULL, make_condition (&rules[i]),
                                                           rules[i].points);

      if (rules[i].half_life > 0)
        rule->half_life = rules[i].half_life;
    }
  return model;
}

static void
prepare_anchor (Anchor *anchor)
{
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    for (guint j = 0; j < 8 && rules[i].values[j] != NULL; j++)
      {
        guint field = (guint) (rules[i].and_field >= 0 ? rules[i].and_field : rules[i].field);

        for (guint code = 0; code < n_texts_of (field); code++)
          anchor->sets[i][code] |= g_str_equal (texts[field][code], rules[i].values[j]);
      }
}

/* Blocks of rows that stay close to the processor; no rule is anything but numbers. */
static void
run_anchor (Anchor *anchor)
{
  for (guint first = 0; first < anchor->n; first += 2048)
    {
      guint n = MIN (2048, anchor->n - first);
      gint32 sums[2048] = { 0 };
      float decayed[2048] = { 0 };

      for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
        {
          const BenchRule *rule = &rules[i];
          const guint8 *set = anchor->sets[i];
          const gint32 *numbers = rule->field >= N_TEXTS ? anchor->numbers[rule->field] + first : NULL;
          const guint16 *codes = numbers == NULL          ? anchor->codes[rule->field] + first
                                 : rule->and_field >= 0 ? anchor->codes[rule->and_field] + first
                                                        : NULL;

          if (rule->half_life > 0)
            for (guint row = 0; row < n; row++)
              {
                if (numbers[row] != G_MININT32)
                  decayed[row] += (float) rule->points * exp2f ((float) (numbers[row] - NOW) / (float) rule->half_life);
              }
          else if (numbers == NULL)
            for (guint row = 0; row < n; row++)
              sums[row] += -(gint) set[codes[row]] & rule->points;
          else if (codes == NULL)
            for (guint row = 0; row < n; row++)
              sums[row] += -((numbers[row] >= rule->low) & (numbers[row] <= rule->high)) & rule->points;
          else
            for (guint row = 0; row < n; row++)
              sums[row] += -((numbers[row] >= rule->low) & set[codes[row]]) & rule->points;
        }
      for (guint row = 0; row < n; row++)
        anchor->scores[first + row] = (double) sums[row] + (double) decayed[row];
    }
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double p = *(const double *) a, q = *(const double *) b;

  return p < q ? -1 : p > q;
}

static double
stop (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
find_worst_difference (const Anchor       *anchor,
                       const AccordScores *scores)
{
  double worst = 0;

  for (guint row = 0; row < anchor->n; row++)
    worst = MAX (worst, fabs (anchor->scores[row] - accord_scores_get (scores)[row]));
  return worst;
}

/* What a frame has of them once some of its leads changed: those alone. Their columns are merged by what refreshes it. */
static void
time_changed (const AccordScoreModel *model,
              const AccordAsOf       *as_of,
              guint                   n,
              double                  full)
{
  Anchor unused = { .n = n };
  g_autoptr (AccordFrame) frame = make_frame (&unused);
  double ms[N_PAIRS];

  for (guint i = 0; i < N_PAIRS; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (AccordScores) scores = accord_scores_compute (frame, model, as_of, NULL, NULL, NULL);

      g_assert_cmpuint (accord_scores_get_n (scores), ==, n);
      ms[i] = stop (start);
    }
  qsort (ms, N_PAIRS, sizeof *ms, compare_times);
  g_print ("%u changed leads: %.2f ms, 1/%.0f of all scores\n", n, ms[N_PAIRS / 2], full / ms[N_PAIRS / 2]);
}

/* Another number of points each time, then what the window shows of it. The first ones are told apart. */
static void
time_drags (const AccordScores *before)
{
  g_autoptr (AccordScores) shown = accord_scores_ref ((AccordScores *) before);
  double ms[N_FIRST + N_DRAGS], *rest = ms + N_FIRST;
  guint counts[N_HISTOGRAM], over = 0;

  for (guint i = 0; i < N_FIRST + N_DRAGS; i++)
    {
      g_autoptr (AccordScoreModel) model = accord_score_model_copy (accord_scores_get_model (shown));
      AccordScoreGroup *group = model->groups->pdata[i % model->groups->len];
      AccordScores *now;
      gint64 start;

      ((AccordScoreRule *) group->rules->pdata[i % group->rules->len])->points += 1;
      start = g_get_monotonic_time ();
      now = accord_scores_new (accord_scores_get_matches (shown), model, shown);
      accord_scores_histogram (now, NULL, 0, 4, counts, N_HISTOGRAM);
      over += accord_scores_count_from (now, NULL, model->mql);
      ms[i] = stop (start);
      accord_scores_unref (shown);
      shown = now;
    }
  qsort (rest, N_DRAGS, sizeof *rest, compare_times);
  g_print ("a drag, with histogram and counts: the first %.1f ms, then median %.1f ms, 99th percentile %.1f ms (of %u over)\n",
           ms[0], rest[N_DRAGS / 2], rest[N_DRAGS * 99 / 100], over / (N_FIRST + N_DRAGS));
}

int
main (int   argc,
      char *argv[])
{
  Anchor anchor = { .n = argc > 1 ? (guint) g_ascii_strtoull (argv[1], NULL, 10) : DEFAULT_ROWS };
  g_autoptr (AccordFrame) frame = make_frame (&anchor);
  g_autoptr (AccordScoreModel) model = make_model ();
  g_autoptr (AccordScores) scores = NULL;
  double full[N_PAIRS], least[N_PAIRS], ratios[N_PAIRS];
  AccordAsOf as_of;

  accord_as_of_day (&as_of, accord_frame_get_zone (frame), NOW);
  prepare_anchor (&anchor);
  for (guint i = 0; i < N_PAIRS; i++)
    {
      gint64 start = g_get_monotonic_time ();

      run_anchor (&anchor);
      least[i] = stop (start);
      g_clear_pointer (&scores, accord_scores_unref);
      start = g_get_monotonic_time ();
      scores = accord_scores_compute (frame, model, &as_of, NULL, NULL, NULL);
      full[i] = stop (start);
      ratios[i] = full[i] / least[i];
    }
  qsort (full, N_PAIRS, sizeof *full, compare_times);
  qsort (least, N_PAIRS, sizeof *least, compare_times);
  qsort (ratios, N_PAIRS, sizeof *ratios, compare_times);
  g_print ("%u leads, %u rules; the largest difference between both is %.2g points\n", anchor.n,
           (guint) G_N_ELEMENTS (rules), find_worst_difference (&anchor, scores));
  g_print ("all scores: %.1f ms, the anchor %.1f ms; median of the ratios %.2f\n", full[N_PAIRS / 2], least[N_PAIRS / 2],
           ratios[N_PAIRS / 2]);
  time_changed (model, &as_of, anchor.n / 100, full[N_PAIRS / 2]);
  time_drags (scores);
  return 0;
}
