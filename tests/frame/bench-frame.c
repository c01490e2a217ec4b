#include <glib/gstdio.h>
#include <math.h>

#include "frame/loader.h"
#include "store/bulk.h"
#include "store/sqlite-store.h"

/*
 * How long a frame takes to follow what changed in the store, against loading all of it again. Of a workspace that is
 * given, which is written to; else of a million leads made up here. Prints milliseconds, median of three.
 */

#define N_RUNS 3
#define N_LEADS 1000000
#define BATCH_ROWS 8192
#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

static const char *const names[] = { "id", "email", "name", "source", "created_at", "mql_at", "value" };

static void
fill_row (AccordBatch *batch,
          guint        number,
          guint        round)
{
  guint row = accord_batch_append (batch);
  AccordMoment created = accord_moment_from_ms ((18628 + number % 2000) * MS_PER_DAY + number * 7);
  char text[64];

  g_snprintf (text, sizeof text, "%u", number + 1);
  accord_batch_set_text (batch, row, 0, text, -1);
  g_snprintf (text, sizeof text, "user%u@example.com", number);
  accord_batch_set_text (batch, row, 1, text, -1);
  g_snprintf (text, sizeof text, "Person %u of round %u", number, round);
  accord_batch_set_text (batch, row, 2, text, -1);
  g_snprintf (text, sizeof text, "source-%u", (number + round) % 10);
  accord_batch_set_text (batch, row, 3, text, -1);
  batch->columns[4].integers[row] = created;
  if (number % 3 == 0)
    batch->columns[5].integers[row] = created + 2 * MS_PER_DAY * (round + 1);
  batch->columns[6].reals[row] = number % 1000 + round;
}

static void
fail_on (const GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* Every @step-th lead. */
static void
import_leads (AccordStore *store,
              guint        n,
              guint        step,
              guint        round)
{
  const AccordImportOptions options = { .file = "bench.csv", .kind = "leads" };
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (AccordBatch) batch = NULL;
  g_autofree AccordRowOutcome *outcomes = g_new (AccordRowOutcome, BATCH_ROWS);
  GError *error = NULL;
  AccordImport *import;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (fields, (gpointer) accord_field_find (names[i]));
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, BATCH_ROWS);
  import = accord_store_import_begin (store, &options, fields, NULL, &error);
  fail_on (error);
  for (guint i = 0; i < n;)
    {
      accord_batch_clear (batch);
      for (; i < n && batch->n_rows < BATCH_ROWS; i++)
        fill_row (batch, i * step, round);
      accord_import_rows (import, batch, outcomes, &error);
      fail_on (error);
    }
  accord_import_commit (import, 0, &error);
  fail_on (error);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double p = *(const double *) a;
  double q = *(const double *) b;

  return p < q ? -1 : p > q;
}

static double
time_load (AccordStore  *store,
           AccordFrame **frame)
{
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;

  g_clear_pointer (frame, accord_frame_unref);
  *frame = accord_frame_load (store, accord_zone_utc (), NULL, NULL, NULL, &error);
  fail_on (error);
  return (double) (g_get_monotonic_time () - start) / 1000;
}

static double
time_refresh (AccordStore  *store,
              AccordFrame **frame)
{
  gint64 start = g_get_monotonic_time ();
  GError *error = NULL;
  AccordFrame *refreshed = accord_frame_refresh (*frame, store, NULL, NULL, NULL, &error);

  fail_on (error);
  accord_frame_unref (*frame);
  *frame = refreshed;
  return (double) (g_get_monotonic_time () - start) / 1000;
}

/* Alternately, so that what else the machine does is shared by both. */
static void
compare (AccordStore *store,
         guint        n_changed)
{
  g_autoptr (AccordFrame) frame = NULL;
  double loads[N_RUNS], refreshes[N_RUNS];
  static guint round = 0;

  for (guint i = 0; i < N_RUNS; i++)
    {
      loads[i] = time_load (store, &frame);
      import_leads (store, n_changed, MAX (1, accord_frame_get_n_leads (frame) / n_changed), ++round);
      refreshes[i] = time_refresh (store, &frame);
    }
  qsort (loads, N_RUNS, sizeof *loads, compare_times);
  qsort (refreshes, N_RUNS, sizeof *refreshes, compare_times);
  g_print ("%6u of %u leads changed: load all %7.1f ms, refresh %7.1f ms: %.1f times as fast\n", n_changed,
           accord_frame_get_n_leads (frame), loads[N_RUNS / 2], refreshes[N_RUNS / 2],
           loads[N_RUNS / 2] / refreshes[N_RUNS / 2]);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = argc > 1 ? NULL : g_dir_make_tmp ("accord-bench-XXXXXX", NULL);
  g_autofree char *path = argc > 1 ? g_strdup (argv[1]) : g_build_filename (folder, "bench.accord", NULL);
  GError *error = NULL;
  AccordStore *store = argc > 1 ? accord_sqlite_store_open (path, NULL, &error)
                                : accord_sqlite_store_create (path, NULL, &error);

  fail_on (error);
  if (folder != NULL)
    import_leads (store, N_LEADS, 1, 0);
  compare (store, 1);
  compare (store, 1000);
  compare (store, 20000);
  accord_store_close (store);
  g_object_unref (store);
  if (folder != NULL)
    {
      g_unlink (path);
      g_rmdir (folder);
    }
  return 0;
}
