#include "fixture.h"

#include <math.h>

#include "frame/frame-cache.h"
#include "frame/loader.h"
#include "kpi/metric.h"
#include "store/bulk.h"

/*
 * A frame that follows what changes is, after any changes, the frame that would be loaded: column by column, in every
 * condition and in every figure.
 */

#define N_WORLDS 8
#define N_ROUNDS 25
#define N_IDS 40
#define MOST_CUSTOM 9

typedef struct
{
  AccordStore *store;
  AccordZone  *zone;
  GRand       *rand;
  guint        n_kept;      /* times that the frame was written */
  guint        n_refreshed; /* rounds in which the log could say what changed */
} World;

static guint
pick (World *world,
      guint  n)
{
  return (guint) g_rand_int_range (world->rand, 0, (gint32) n);
}

static gboolean
chance (World  *world,
        double  probability)
{
  return g_rand_double (world->rand) < probability;
}

/* Of a type that its name tells, so that one that was dropped may come again as it was. */
static AccordField *
custom_field (guint number)
{
  static const AccordColumnType types[] = { ACCORD_COLUMN_TEXT, ACCORD_COLUMN_INTEGER, ACCORD_COLUMN_REAL,
                                            ACCORD_COLUMN_BOOLEAN, ACCORD_COLUMN_MOMENT };
  g_autofree char *name = g_strdup_printf ("Own%u", number);

  return accord_field_new_custom (name, NULL, types[number % G_N_ELEMENTS (types)]);
}

static GPtrArray *
random_fields (World *world)
{
  static const char *const names[] = { "email", "name", "source", "created_at", "mql_at", "customer_at", "lost_at",
                                       "value", "currency", "persona" };
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);

  g_ptr_array_add (fields, accord_field_copy (accord_field_find ("id")));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (chance (world, 0.5))
      g_ptr_array_add (fields, accord_field_copy (accord_field_find (names[i])));
  if (chance (world, 0.4))
    g_ptr_array_add (fields, custom_field (pick (world, MOST_CUSTOM)));
  return fields;
}

static AccordMoment
random_moment (World *world)
{
  AccordDay day = 19000 + (AccordDay) pick (world, 200);

  return chance (world, 0.5) ? accord_moment_from_day (day)
                             : accord_moment_from_ms (day * G_GINT64_CONSTANT (86400000) + pick (world, 86400000));
}

/* Texts come from few, and some are of one lead only. */
static void
fill_cell (World       *world,
           AccordBatch *batch,
           guint        row,
           guint        column)
{
  static const char *const texts[] = { "Ads", "ads", "fair", "Événement", "7.5", "12", "EUR", "USD" };
  AccordBatchColumn *to = &batch->columns[column];
  g_autofree char *own = g_strdup_printf ("u%u", pick (world, 5000));

  if (chance (world, 0.25))
    return;
  switch ((guint) to->field->type)
    {
    case ACCORD_COLUMN_REAL:
      to->reals[row] = pick (world, 400) / 4.0;
      break;
    case ACCORD_COLUMN_INTEGER:
      to->integers[row] = pick (world, 5);
      break;
    case ACCORD_COLUMN_BOOLEAN:
      to->integers[row] = chance (world, 0.5);
      break;
    case ACCORD_COLUMN_MOMENT:
      to->integers[row] = random_moment (world);
      break;
    default:
      accord_batch_set_text (batch, row, column, chance (world, 0.3) ? own : texts[pick (world, G_N_ELEMENTS (texts))], -1);
      break;
    }
}

static void
import_random (World *world)
{
  const AccordImportOptions options = { .file = "random.csv", .kind = "leads", .clear_empty = chance (world, 0.3),
                                        .data_as_of = accord_moment_from_day (19300) };
  g_autoptr (GPtrArray) fields = random_fields (world);
  g_autoptr (AccordBatch) batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 4);
  g_autoptr (GError) error = NULL;
  AccordRowOutcome outcomes[16];
  AccordImport *import;

  for (guint n = 1 + pick (world, 12); n > 0; n--)
    {
      g_autofree char *id = g_strdup_printf ("%u", pick (world, N_IDS));
      guint row = accord_batch_append (batch);

      accord_batch_set_text (batch, row, 0, id, -1);
      for (guint column = 1; column < fields->len; column++)
        fill_cell (world, batch, row, column);
    }
  import = accord_store_import_begin (world->store, &options, fields, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (accord_import_rows (import, batch, outcomes, &error));
  if (chance (world, 0.1))
    accord_import_abort (import);
  else
    g_assert_cmpint (accord_import_commit (import, 0, &error), >, 0);
  g_assert_no_error (error);
}

static void
undo_random (World *world)
{
  g_autoptr (GPtrArray) imports = accord_store_imports (world->store, NULL, NULL);
  g_autoptr (GPtrArray) left = NULL;
  const AccordImportInfo *info = imports->len > 0 ? g_ptr_array_index (imports, pick (world, imports->len)) : NULL;
  guint64 deleted, restored;

  if (info != NULL && !info->undone)
    g_assert_true (accord_store_undo_import (world->store, info->id, &deleted, &restored, &left, NULL, NULL));
}

static void
add_random_activities (World             *world,
                       const AccordFrame *frame)
{
  static const char *const kinds[] = { "visit", "Visit", "demo", "call", "unsubscribe" };
  g_autoptr (AccordBatch) batch = accord_activity_batch_new (8);
  guint n_leads = accord_frame_get_n_leads (frame);

  if (n_leads == 0)
    return;
  for (guint n = 1 + pick (world, 6); n > 0; n--)
    {
      guint row = accord_batch_append (batch);

      batch->columns[0].integers[row] = accord_frame_get_key (frame, pick (world, n_leads));
      accord_batch_set_text (batch, row, 1, kinds[pick (world, G_N_ELEMENTS (kinds))], -1);
      batch->columns[2].integers[row] = random_moment (world);
    }
  /* Leads that were taken back since take none: then nothing is added. */
  accord_store_add_activities (world->store, batch, NULL);
}

static void
change_randomly (World             *world,
                 const AccordFrame *frame)
{
  for (guint n = pick (world, 4); n > 0; n--)
    if (chance (world, 0.5))
      import_random (world);
    else if (chance (world, 0.5))
      undo_random (world);
    else
      add_random_activities (world, frame);
}

static int
compare_texts (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

/* The same texts, in whatever order. */
static void
assert_same_texts (const char *const *a,
                   guint              n_a,
                   const char *const *b,
                   guint              n_b)
{
  g_autofree const char **p = g_memdup2 (a, n_a * sizeof *a);
  g_autofree const char **q = g_memdup2 (b, n_b * sizeof *b);

  g_assert_cmpuint (n_a, ==, n_b);
  qsort (p, n_a, sizeof *p, compare_texts);
  qsort (q, n_b, sizeof *q, compare_texts);
  for (guint i = 0; i < n_a; i++)
    g_assert_cmpstr (p[i], ==, q[i]);
}

static void
assert_same_cell (const AccordFrameColumn *a,
                  const AccordFrameColumn *b,
                  guint                    row)
{
  switch (a->kind)
    {
    case ACCORD_FRAME_TEXT:
      g_assert_cmpstr (a->dictionary[a->codes[row]], ==, b->dictionary[b->codes[row]]);
      break;
    case ACCORD_FRAME_REAL:
      g_assert_true (a->reals[row] == b->reals[row] || (isnan (a->reals[row]) && isnan (b->reals[row])));
      break;
    case ACCORD_FRAME_MOMENT:
      g_assert_cmpint (a->moments[row], ==, b->moments[row]);
      g_assert_cmpint (a->days[row], ==, b->days[row]);
      break;
    case ACCORD_FRAME_BOOLEAN:
    default:
      g_assert_cmpuint (a->flags[row], ==, b->flags[row]);
      break;
    }
}

static void
assert_same_columns (const AccordFrame *a,
                     const AccordFrame *b)
{
  g_assert_cmpuint (accord_frame_get_n_columns (a), ==, accord_frame_get_n_columns (b));
  for (guint i = 0; i < accord_frame_get_n_columns (a); i++)
    {
      const AccordFrameColumn *p = accord_frame_get_column (a, i);
      const AccordFrameColumn *q = accord_frame_get_column (b, i);

      g_assert_cmpstr (p->field->name, ==, q->field->name);
      g_assert_cmpint (p->field->type, ==, q->field->type);
      g_assert_cmpint (p->kind, ==, q->kind);
      if (p->kind == ACCORD_FRAME_TEXT)
        assert_same_texts (p->dictionary, p->n_codes, q->dictionary, q->n_codes);
      for (guint row = 0; row < accord_frame_get_n_leads (a); row++)
        assert_same_cell (p, q, row);
    }
}

/* Of one lead, by time; what was at the same time in the order of its kind. */
static char *
describe_activities (const AccordFrame *frame,
                     guint              row)
{
  guint n_kinds;
  const char *const *kinds = accord_frame_get_activity_kinds (frame, &n_kinds);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  AccordActivities activities;

  accord_frame_get_activities (frame, row, &activities);
  for (guint i = 0; i < activities.n; i++)
    {
      g_assert_true (i == 0 || activities.at[i - 1] <= activities.at[i]);
      g_ptr_array_add (lines, g_strdup_printf ("%020" G_GINT64_FORMAT " %s", activities.at[i], kinds[activities.kinds[i]]));
    }
  g_ptr_array_sort (lines, compare_texts);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

static void
assert_same_activities (const AccordFrame *a,
                        const AccordFrame *b)
{
  guint n_a, n_b;
  const char *const *kinds_a = accord_frame_get_activity_kinds (a, &n_a);
  const char *const *kinds_b = accord_frame_get_activity_kinds (b, &n_b);

  assert_same_texts (kinds_a, n_a, kinds_b, n_b);
  for (guint row = 0; row < accord_frame_get_n_leads (a); row++)
    {
      g_autofree char *p = describe_activities (a, row);
      g_autofree char *q = describe_activities (b, row);

      g_assert_cmpstr (p, ==, q);
    }
}

static void
assert_same_conditions (const AccordFrame *a,
                        const AccordFrame *b)
{
  static const char *const texts[] = { "source = \"ads\"", "source contains \"e\"", "name > 7", "stage = \"customer\"",
                                       "created_at is-empty", "Own1 >= 2", "Own5 is-empty",
                                       "activity(\"VISIT\") >= 2", "activity(\"demo\") >= 1 within 30 days" };
  AccordAsOf as_of;

  accord_as_of_day (&as_of, accord_frame_get_zone (a), 19150);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error_a = NULL;
      g_autoptr (GError) error_b = NULL;
      g_autoptr (AccordCondition) condition = accord_condition_parse (texts[i], &error_a);
      g_autoptr (AccordLeadSet) p = NULL;
      g_autoptr (AccordLeadSet) q = NULL;

      g_assert_no_error (error_a);
      p = accord_condition_match (condition, a, &as_of, &error_a);
      q = accord_condition_match (condition, b, &as_of, &error_b);
      g_assert_cmpint (p == NULL, ==, q == NULL);
      if (p == NULL)
        g_assert_error (error_a, error_b->domain, error_b->code);
      for (guint row = 0; p != NULL && row < accord_frame_get_n_leads (a); row++)
        g_assert_cmpint (accord_lead_set_contains (p, row), ==, accord_lead_set_contains (q, row));
    }
}

static void
assert_same_number (double a,
                    double b)
{
  g_assert_true (a == b || (isnan (a) && isnan (b)));
}

static void
assert_same_figures (const AccordFigures *a,
                     const AccordFigures *b)
{
  g_assert_cmpuint (a->figures->len, ==, b->figures->len);
  g_assert_cmpuint (a->undated, ==, b->undated);
  for (guint i = 0; i < a->figures->len; i++)
    {
      const AccordFigure *p = g_ptr_array_index (a->figures, i);
      const AccordFigure *q = g_ptr_array_index (b->figures, i);

      g_assert_cmpstr (p->period, ==, q->period);
      g_assert_cmpstr (p->group, ==, q->group);
      assert_same_number (p->value, q->value);
      assert_same_number (p->numerator, q->numerator);
      assert_same_number (p->denominator, q->denominator);
      g_assert_cmpint (p->mature, ==, q->mature);
      g_assert_cmpuint (p->open, ==, q->open);
      for (guint reason = 0; reason < ACCORD_N_LEFT_OUT; reason++)
        g_assert_cmpuint (p->left_out[reason], ==, q->left_out[reason]);
    }
}

static void
assert_same_metrics (const AccordFrame *a,
                     const AccordFrame *b)
{
  static const char *const groups[] = { NULL, "source", "stage", "Own0", "Own1", "Own3" };
  guint n_metrics;
  const AccordMetric *metrics = accord_metrics (&n_metrics);

  for (guint i = 0; i < n_metrics; i++)
    for (guint j = 0; j < G_N_ELEMENTS (groups); j++)
      {
        g_autoptr (AccordFigures) p = NULL;
        g_autoptr (AccordFigures) q = NULL;
        AccordQuery query;

        accord_query_init (&query, a);
        query.by = ACCORD_PERIOD_MONTH;
        query.group = groups[j];
        query.currency = "EUR";
        accord_as_of_day (&query.as_of, accord_frame_get_zone (a), 19150);
        p = accord_metric_compute (&metrics[i], a, &query, NULL);
        q = accord_metric_compute (&metrics[i], b, &query, NULL);
        g_assert_cmpint (p == NULL, ==, q == NULL);
        if (p != NULL)
          assert_same_figures (p, q);
      }
}

static void
assert_same (const AccordFrame *a,
             const AccordFrame *b)
{
  g_assert_cmpint (accord_frame_get_log_seq (a), ==, accord_frame_get_log_seq (b));
  g_assert_cmpuint (accord_frame_get_n_leads (a), ==, accord_frame_get_n_leads (b));
  for (guint row = 0; row < accord_frame_get_n_leads (a); row++)
    g_assert_cmpint (accord_frame_get_key (a, row), ==, accord_frame_get_key (b, row));
  assert_same_columns (a, b);
  assert_same_activities (a, b);
  assert_same_conditions (a, b);
  assert_same_metrics (a, b);
}

static void
on_progress (double   fraction,
             gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

/* Progress is told where all leads are loaded again, which must not be the rule. */
static AccordFrame *
refresh (World       *world,
         AccordFrame *frame)
{
  g_autoptr (GError) error = NULL;
  gboolean all = FALSE;
  AccordFrame *refreshed = accord_frame_refresh (frame, world->store, on_progress, &all, NULL, &error);

  g_assert_no_error (error);
  world->n_refreshed += !all;
  return refreshed;
}

/* As of the first time that it was written, or of the last time that a field was added or dropped, brought up to date. */
static AccordFrame *
refresh_cached (World             *world,
                const AccordFrame *loaded)
{
  g_autoptr (AccordFrame) kept = accord_frame_cache_read (world->store, world->zone, NULL);

  if (kept == NULL)
    {
      g_assert_true (accord_frame_cache_write (loaded, world->store));
      kept = accord_frame_cache_read (world->store, world->zone, NULL);
      world->n_kept++;
    }
  g_assert_nonnull (kept);
  return accord_frame_refresh (kept, world->store, NULL, NULL, NULL, NULL);
}

static void
set_up_blank (Fixture      *fixture,
              gconstpointer data)
{
  fixture_set_up (fixture, NULL);
}

static void
test_random (Fixture      *fixture,
             gconstpointer data)
{
  World world = { .store = accord_workspace_get_store (fixture->workspace),
                  .zone = accord_workspace_get_zone (fixture->workspace),
                  .rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data)) };
  AccordFrame *frame;

  import_random (&world);
  frame = accord_frame_load (world.store, world.zone, NULL, NULL, NULL, NULL);
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (AccordFrame) loaded = NULL;
      g_autoptr (AccordFrame) cached = NULL;
      AccordFrame *refreshed;

      change_randomly (&world, frame);
      refreshed = refresh (&world, frame);
      loaded = accord_frame_load (world.store, world.zone, NULL, NULL, NULL, NULL);
      accord_frame_unref (frame);
      frame = refreshed;
      assert_same (frame, loaded);
      cached = refresh_cached (&world, loaded);
      assert_same (cached, loaded);
    }
  g_assert_cmpuint (world.n_refreshed, ==, N_ROUNDS);
  g_assert_cmpuint (world.n_kept, <, N_ROUNDS / 2 + 3);
  accord_frame_unref (frame);
  g_rand_free (world.rand);
}

static void
import_many (AccordStore *store,
             guint        n)
{
  const AccordImportOptions options = { .file = "many.csv", .kind = "leads" };
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);
  g_autoptr (AccordBatch) batch = NULL;
  g_autofree AccordRowOutcome *outcomes = g_new (AccordRowOutcome, n);
  AccordImport *import;

  g_ptr_array_add (fields, accord_field_copy (accord_field_find ("id")));
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("m%u", i);

      accord_batch_set_text (batch, accord_batch_append (batch), 0, id, -1);
    }
  import = accord_store_import_begin (store, &options, fields, NULL, NULL);
  g_assert_true (accord_import_rows (import, batch, outcomes, NULL));
  g_assert_cmpint (accord_import_commit (import, 0, NULL), >, 0);
}

/* Up to 20,000 leads are read one by one; of more, all. */
static void
test_too_many (Fixture      *fixture,
               gconstpointer data)
{
  World world = { .store = accord_workspace_get_store (fixture->workspace),
                  .zone = accord_workspace_get_zone (fixture->workspace) };
  g_autoptr (AccordFrame) first = NULL;
  g_autoptr (AccordFrame) second = NULL;
  g_autoptr (AccordFrame) third = NULL;
  guint64 deleted, restored;
  g_autoptr (GPtrArray) left = NULL;

  import_many (world.store, 1);
  first = accord_frame_load (world.store, world.zone, NULL, NULL, NULL, NULL);
  import_many (world.store, 20001);
  second = refresh (&world, first);
  g_assert_cmpuint (accord_frame_get_n_leads (second), ==, 20001);
  g_assert_cmpuint (world.n_refreshed, ==, 1);

  /* One more, and all of the import before. */
  import_many (world.store, 20002);
  g_assert_true (accord_store_undo_import (world.store, 2, &deleted, &restored, &left, NULL, NULL));
  third = refresh (&world, second);
  g_assert_cmpuint (accord_frame_get_n_leads (third), ==, 2);
  g_assert_cmpuint (world.n_refreshed, ==, 1);
}

/* What did not change is shared, not copied. */
static void
test_shares (Fixture      *fixture,
             gconstpointer data)
{
  World world = { .store = accord_workspace_get_store (fixture->workspace),
                  .zone = accord_workspace_get_zone (fixture->workspace), .rand = g_rand_new_with_seed (1) };
  g_autoptr (AccordFrame) first = NULL;
  g_autoptr (AccordFrame) second = NULL;

  import_many (world.store, 10);
  first = accord_frame_load (world.store, world.zone, NULL, NULL, NULL, NULL);
  second = refresh (&world, first);
  for (guint i = 0; i < accord_frame_get_n_columns (first); i++)
    g_assert_true (accord_frame_get_column (first, i) == accord_frame_get_column (second, i));
  add_random_activities (&world, first);
  g_clear_pointer (&second, accord_frame_unref);
  second = refresh (&world, first);
  for (guint i = 0; i < accord_frame_get_n_columns (first); i++)
    g_assert_true (accord_frame_get_column (first, i) == accord_frame_get_column (second, i));
  g_rand_free (world.rand);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();

  for (guint seed = 1; seed <= N_WORLDS; seed++)
    {
      g_autofree char *path = g_strdup_printf ("/frame-refresh/random/%u", seed);

      g_test_add (path, Fixture, GUINT_TO_POINTER (seed), set_up_blank, test_random, fixture_tear_down);
    }
  g_test_add ("/frame-refresh/too-many", Fixture, NULL, fixture_set_up, test_too_many, fixture_tear_down);
  g_test_add ("/frame-refresh/shares", Fixture, NULL, fixture_set_up, test_shares, fixture_tear_down);
  return g_test_run ();
}
