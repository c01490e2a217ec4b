/* A disk that fails at every call in turn: no acknowledged change is lost, no half one is there, nothing crashes, and
 * each failure is a sentence. */
#include "fault-vfs.h"
#include "fixture.h"

#include "store/waiting.h"

#include <glib/gstdio.h>

#include <string.h>
#include <unistd.h>

#define PERSONA "01a20dca-f710-7290-b85c-ef1f5b37a800"
#define MOST_STEPS 4
#define STRIDE 5

typedef struct
{
  Fixture fixture;
  char   *copy; /* where a backup goes */
} Run;

/* Something that a person does, step by step; each is acknowledged on its own. */
typedef struct
{
  const char *name;
  const char *base; /* the file it begins with: NULL: none */
  gboolean    is_old; /* it is brought up to date by a step, and not before */
  gboolean    is_open;
  guint       n_steps;
  gboolean (*step) (Run *run, guint number, GError **error);
} Scenario;

static gboolean
open_store (Run     *run,
            guint    number,
            GError **error)
{
  run->fixture.store = accord_sqlite_store_open (run->fixture.path, NULL, error);
  return run->fixture.store != NULL;
}

static gboolean
make_store (Run     *run,
            guint    number,
            GError **error)
{
  run->fixture.store = accord_sqlite_store_create (run->fixture.path, NULL, error);
  return run->fixture.store != NULL;
}

static gboolean
edit (Run     *run,
      guint    number,
      GError **error)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Edit");
  AccordRecord *persona = find_record (run->fixture.store, ACCORD_TYPE_PERSONA, PERSONA);
  g_autoptr (AccordRecord) fresh = NULL;

  if (number == 0)
    {
      fresh = accord_record_new (ACCORD_TYPE_PERSONA);
      accord_record_set_id (fresh, PERSONA);
      accord_record_set_text (fresh, "name", "Plant manager");
      accord_change_set_insert (changes, fresh);
    }
  else if (number == 1)
    accord_change_set_update_text (changes, persona, "goals", "Fewer stops");
  else if (number == 2)
    accord_change_set_update_text (changes, accord_store_get_settings (run->fixture.store), "company", "Quillfen");
  else
    accord_change_set_delete (changes, persona);
  return accord_store_save (run->fixture.store, changes, NULL, error);
}

static gboolean
import (Run     *run,
        guint    number,
        GError **error)
{
  static const char *const first[] = { "7|g@x.io|Gus|3000000000001|12.5|red|7", "|h@x.io|Hal||||", "8||Ida||3||", "9||Joe||||1",
                                       NULL };
  static const char *const second[] = { "7|Gusta", "10|Kim", NULL };
  Counts counts;

  return number == 0 ? import_rows (run->fixture.store, "id|email|name|created_at|value|Shade|Calls:integer", first, FALSE,
                                    FALSE, &counts, error) > 0
                     : import_rows (run->fixture.store, "id|name", second, FALSE, FALSE, &counts, error) > 0;
}

static gboolean
undo_import (Run     *run,
             guint    number,
             GError **error)
{
  g_autoptr (GPtrArray) left = NULL;
  guint64 deleted, restored;

  return accord_store_undo_import (run->fixture.store, 2 - (gint64) number, &deleted, &restored, &left, NULL, error);
}

static gboolean
back_up (Run     *run,
         guint    number,
         GError **error)
{
  return accord_store_backup (run->fixture.store, run->copy, NULL, error);
}

static const Scenario scenarios[] = {
  { "open", "v4.accord", FALSE, FALSE, 1, open_store }, { "migrate", "v1.accord", TRUE, FALSE, 1, open_store },
  { "new", NULL, FALSE, FALSE, 1, make_store },         { "edit", "v4.accord", FALSE, TRUE, 4, edit },
  { "import", "v4.accord", FALSE, TRUE, 2, import },    { "undo-import", "v2.accord", FALSE, TRUE, 2, undo_import },
  { "backup", "v4.accord", FALSE, TRUE, 1, back_up },
};

static GBytes *
read_file (const char *path)
{
  char *bytes;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  return g_bytes_new_take (bytes, length);
}

static void
write_base (Run    *run,
            GBytes *base)
{
  /* Not as g_file_set_contents(): that would wait for the disk. */
  g_assert_true (g_file_set_contents_full (run->fixture.path, g_bytes_get_data (base, NULL), (gssize) g_bytes_get_size (base),
                                           G_FILE_SET_CONTENTS_NONE, 0600, NULL));
}

/* To bring it up to date takes longer than most steps: that is done once. */
static GBytes *
prepare_base (const Scenario *scenario)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fixtures", "store", scenario->base, NULL);
  g_autoptr (GBytes) old = read_file (path);
  g_autoptr (GError) error = NULL;
  GBytes *base;
  Run run = { 0 };

  if (scenario->is_old)
    return g_steal_pointer (&old);
  fixture_set_up_bare (&run.fixture, NULL);
  write_base (&run, old);
  open_store (&run, 0, &error);
  g_assert_no_error (error);
  fixture_close (&run.fixture);
  base = read_file (run.fixture.path);
  fixture_tear_down (&run.fixture, NULL);
  return base;
}

static void
set_up (Run            *run,
        const Scenario *scenario,
        GBytes         *base)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up_bare (&run->fixture, NULL);
  run->copy = fixture_path (&run->fixture, "copy.accord");
  if (base != NULL)
    write_base (run, base);
  if (scenario->is_open)
    open_store (run, 0, &error);
  g_assert_no_error (error);
}

static void
tear_down (Run *run)
{
  fixture_tear_down (&run->fixture, NULL);
  g_free (run->copy);
}

static char *
describe_all (AccordStore *store)
{
  g_autofree char *records = describe (store), *leads = describe_leads (store);

  return g_strconcat (records, leads, NULL);
}

/* How many steps are acknowledged. */
static guint
act (Run             *run,
     const Scenario  *scenario,
     char           **states,
     GError         **error)
{
  for (guint i = 0; i < scenario->n_steps; i++)
    {
      if (!scenario->step (run, i, error))
        return i;
      if (states != NULL)
        states[i + 1] = describe_all (run->fixture.store);
    }
  return scenario->n_steps;
}

/* Without a fault: what there is after each step, and how many calls it takes. */
static guint
rehearse (const Scenario *scenario,
          GBytes         *base,
          char          **states)
{
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  guint n_calls;

  set_up (&run, scenario, base);
  if (scenario->is_open)
    states[0] = describe_all (run.fixture.store);
  act (&run, scenario, states, &error);
  g_assert_no_error (error);
  tear_down (&run);
  if (!scenario->is_open)
    states[0] = g_strdup (states[1]);

  set_up (&run, scenario, base);
  fault_vfs_arm (FAULT_FAIL, G_MAXINT, FALSE);
  act (&run, scenario, NULL, NULL);
  n_calls = fault_vfs_disarm ();
  tear_down (&run);
  return n_calls;
}

static void
assert_sentence (const GError *error)
{
  g_assert_true (error->domain == ACCORD_STORE_ERROR || error->domain == G_IO_ERROR);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strstr (error->message, "database is locked"));
  g_assert_null (strchr (error->message, '\n'));
  g_assert_cmpuint (strlen (error->message), >, 20);
}

/* Either as it was acknowledged, or with the one step whose answer did not arrive. */
static void
assert_kept (Run            *run,
             const Scenario *scenario,
             char          **states,
             guint           n_acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autofree char *state = NULL;
  guint next = MIN (n_acknowledged + 1, scenario->n_steps);

  fixture_reopen (&run->fixture);
  state = describe_all (run->fixture.store);
  if (scenario->base != NULL && !g_str_equal (state, states[n_acknowledged]))
    g_assert_cmpstr (state, ==, states[next]);
  findings = accord_store_check (run->fixture.store, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
assert_backup (Run  *run,
               guint n_acknowledged)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *state = NULL, *copied = NULL;
  AccordStore *copy;

  g_assert_cmpint (g_file_test (run->copy, G_FILE_TEST_EXISTS), ==, n_acknowledged == 1);
  if (n_acknowledged == 0)
    return;
  copy = accord_sqlite_store_open (run->copy, NULL, &error);
  g_assert_no_error (error);
  copied = describe_all (copy);
  state = describe_all (run->fixture.store);
  g_assert_cmpstr (copied, ==, state);
  accord_store_close (copy);
  g_object_unref (copy);
}

static void
assert_nothing_left (Run *run)
{
  g_autoptr (GDir) dir = g_dir_open (run->fixture.folder, 0, NULL);

  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
}

static gboolean
try_one (const Scenario *scenario,
         GBytes         *base,
         char          **states,
         FaultKind       kind,
         guint           nth,
         gboolean        lasting)
{
  g_autoptr (GError) error = NULL;
  Run run = { 0 };
  guint n_acknowledged;
  gboolean hit;

  set_up (&run, scenario, base);
  fault_vfs_arm (kind, nth, lasting);
  n_acknowledged = act (&run, scenario, NULL, &error);
  /* What lasts is still so when it is closed. */
  if (lasting)
    fixture_close (&run.fixture);
  fault_vfs_disarm ();
  hit = fault_vfs_hit () != NULL;
  if (g_test_verbose ())
    g_test_message ("%s: call %u, %s: %s", scenario->name, nth, hit ? fault_vfs_hit () : "spared",
                    error != NULL ? error->message : "done");
  if (error != NULL)
    assert_sentence (error);
  g_assert_true (hit || error == NULL);
  if (scenario->base == NULL && n_acknowledged == 0)
    assert_nothing_left (&run);
  else
    assert_kept (&run, scenario, states, n_acknowledged);
  if (scenario->step == back_up)
    assert_backup (&run, n_acknowledged);
  tear_down (&run);
  return hit;
}

static void
test_scenario (gconstpointer data)
{
  static const struct { FaultKind kind; gboolean lasting; } faults[] = {
    { FAULT_FAIL, FALSE }, { FAULT_FAIL, TRUE }, { FAULT_SHORT, FALSE }, { FAULT_FULL, TRUE }, { FAULT_BUSY, FALSE },
  };
  const Scenario *scenario = data;
  char *states[MOST_STEPS + 1] = { NULL };
  g_autoptr (GBytes) base = scenario->base != NULL ? prepare_base (scenario) : NULL;
  guint n_calls = rehearse (scenario, base, states), n_hit = 0;
  g_autofree FaultKind *kinds = g_new (FaultKind, n_calls + 1);

  for (guint nth = 1; nth <= n_calls; nth++)
    kinds[nth] = fault_vfs_kinds (nth);
  /* Each call fails in one of the ways, by turns: all ways of all of them take minutes. */
  for (guint i = 0; i < G_N_ELEMENTS (faults); i++)
    for (guint nth = 1 + i % STRIDE; nth <= n_calls; nth += STRIDE)
      if ((kinds[nth] & faults[i].kind) != 0)
        n_hit += try_one (scenario, base, states, faults[i].kind, nth, faults[i].lasting);
  g_test_message ("%s: %u calls, %u points of failure", scenario->name, n_calls, n_hit);
  g_assert_cmpuint (n_hit * STRIDE, >=, n_calls * 2);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    g_free (states[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* In memory where there is such a folder: thousands of files are made. */
  if (g_access ("/dev/shm", W_OK) == 0)
    g_setenv ("TMPDIR", "/dev/shm", TRUE);
  fixture_isolate ();
  /* Nobody else writes here. */
  accord_wait_set_limits (0, G_USEC_PER_SEC / 20);
  fault_vfs_install ();
  for (guint i = 0; i < G_N_ELEMENTS (scenarios); i++)
    {
      g_autofree char *path = g_strconcat ("/store/faults/", scenarios[i].name, NULL);

      g_test_add_data_func (path, &scenarios[i], test_scenario);
    }
  return g_test_run ();
}
