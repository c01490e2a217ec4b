/* A share of 200 ms a call: while a person edits, saves and sees what others write, the window never waits for it. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "../store/slow-vfs.h"
#include "model/records.h"
#include "store/worker.h"
#include "ui/common/saver.h"
#include "ui/window/window-private.h"
#include "workspace/workspace.h"

#define ELSEWHERE "--elsewhere"
#define DELAY_MS 200
#define PATIENCE (240 * G_USEC_PER_SEC)
#define IDLE (3 * G_USEC_PER_SEC)
#define N_ROUNDS 2
#define MOST_MS 16.0

typedef struct
{
  char            *folder;
  AccordWorkspace *workspace;
  AccordRecord    *persona;
  AccordWindow    *window;
  GPid             pid;
  int              elsewhere; /* lines for whoever writes there, too */
} Fixture;

/* How long the loop was away from its poll, each time. */
static GArray *stays; /* of double, ms */
static gint64 back_at;

static gint
measure_poll (GPollFD *fds,
              guint    n_fds,
              gint     timeout)
{
  gint n;

  if (back_at > 0)
    {
      double stay = (double) (g_get_monotonic_time () - back_at) / 1000;

      g_array_append_val (stays, stay);
    }
  n = g_poll (fds, n_fds, timeout);
  back_at = g_get_monotonic_time ();
  return n;
}

static gint
compare (gconstpointer a,
         gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* The 99th percentile. */
static double
report (const char *what)
{
  double median, most, p99;

  g_array_sort (stays, compare);
  g_assert_cmpuint (stays->len, >, 0);
  median = g_array_index (stays, double, stays->len / 2);
  p99 = g_array_index (stays, double, MIN (stays->len * 99 / 100, stays->len - 1));
  most = g_array_index (stays, double, stays->len - 1);
  g_print ("# %s: %u turns of the main loop, blocked for: median %.2f ms, 99th percentile %.2f ms, most %.2f ms\n", what,
           stays->len, median, p99, most);
  g_array_set_size (stays, 0);
  return p99;
}

/* Somebody at the server itself, to whom it is not slow: writes each line that comes into a persona. */
static int
run_elsewhere (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordWorkspace) workspace = accord_workspace_open (path, NULL, &error);
  char line[256];

  g_assert_no_error (error);
  while (fgets (line, sizeof line, stdin) != NULL)
    {
      g_autoptr (AccordChangeSet) changes = accord_change_set_new ("elsewhere");
      g_autoptr (GPtrArray) personas = NULL;

      personas = accord_store_load_records (accord_workspace_get_store (workspace), ACCORD_TYPE_PERSONA, NULL, &error);
      g_assert_no_error (error);
      accord_change_set_update_text (changes, personas->pdata[0], "goals", g_strchomp (line));
      accord_store_save (accord_workspace_get_store (workspace), changes, NULL, &error);
      g_assert_no_error (error);
    }
  accord_workspace_close (workspace);

  return 0;
}

static void
start_elsewhere (Fixture *fixture)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program, ELSEWHERE, accord_workspace_get_path (fixture->workspace), NULL };
  g_autoptr (GError) error = NULL;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &fixture->pid,
                            &fixture->elsewhere, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
end_elsewhere (Fixture *fixture)
{
  int status;

  close (fixture->elsewhere);
  g_assert_cmpint (waitpid (fixture->pid, &status, 0), ==, fixture->pid);
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
  g_spawn_close_pid (fixture->pid);
}

/* Nobody waits for them here. */
static void
change_elsewhere (Fixture    *fixture,
                  const char *text)
{
  g_autofree char *line = g_strconcat (text, "\n", NULL);

  g_assert_cmpint (write (fixture->elsewhere, line, strlen (line)), ==, (gssize) strlen (line));
}

static gboolean
on_tick_cb (gpointer data)
{
  return G_SOURCE_CONTINUE;
}

static void
run_for (gint64 time)
{
  gint64 end = g_get_monotonic_time () + time;

  while (g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
}

static GtkWidget *
find_input (GtkWidget  *widget,
            const char *text)
{
  if (GTK_IS_EDITABLE (widget) && gtk_widget_get_mapped (widget) &&
      g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (widget)), text) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_input (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
add_persona (Fixture *fixture)
{
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("add");
  g_autoptr (GError) error = NULL;

  accord_record_set_text (persona, "name", "Quality manager");
  accord_change_set_insert (changes, persona);
  accord_store_save (accord_workspace_get_store (fixture->workspace), changes, NULL, &error);
  g_assert_no_error (error);
  fixture->persona = g_list_model_get_item (accord_workspace_get_list (fixture->workspace, ACCORD_TYPE_PERSONA), 0);
  g_assert_nonnull (fixture->persona);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const AccordNewOptions options = { .template_name = "blank" };
  g_autoptr (GtkApplication) application = gtk_application_new ("org.accord_desk.Accord.Test", G_APPLICATION_NON_UNIQUE);
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("accord-slow-XXXXXX", NULL);
  path = g_build_filename (fixture->folder, "test.accord", NULL);
  fixture->workspace = accord_workspace_create (path, &options, NULL, &error);
  g_assert_no_error (error);
  add_persona (fixture);
  start_elsewhere (fixture);
  g_assert_true (g_application_register (G_APPLICATION (application), NULL, &error));
  g_application_set_default (G_APPLICATION (application));
  fixture->window = accord_window_new (application);
  accord_window_set_workspace (fixture->window, fixture->workspace);
  accord_window_show_page (fixture->window, "personas");
  gtk_window_present (GTK_WINDOW (fixture->window));
  run_for (2 * G_USEC_PER_SEC);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  end_elsewhere (fixture);
  g_clear_object (&fixture->persona);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_clear_object (&fixture->workspace);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static void
wait_for_text (Fixture    *fixture,
               const char *column,
               const char *text)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_strcmp0 (accord_record_get_text (fixture->persona, column), text) != 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* A key every 80 ms. */
static void
type (GtkWidget  *input,
      const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *typed = g_strndup (text, (gsize) (g_utf8_next_char (p) - text));

      gtk_editable_set_text (GTK_EDITABLE (input), typed);
      run_for (80 * 1000);
    }
}

static void
on_closed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(gboolean *) user_data = accord_workspace_close_finish (ACCORD_WORKSPACE (source), result, NULL);
}

static void
test_slow_share (Fixture       *fixture,
                 gconstpointer  data)
{
  AccordStore *store = accord_workspace_get_store (fixture->workspace);
  GtkWidget *input = find_input (GTK_WIDGET (fixture->window), "Quality manager");
  guint tick = g_timeout_add (4, on_tick_cb, NULL), n_waits, n_calls;
  double idle, busy;
  gboolean closed = FALSE;

  g_assert_nonnull (input);
  accord_store_watch (store);
  accord_store_keep_unsaved (store);
  stays = g_array_new (FALSE, FALSE, sizeof (double));
  g_main_context_set_poll_func (NULL, measure_poll);
  run_for (IDLE);
  idle = report ("idle");

  slow_vfs_set_delay (DELAY_MS);
  n_waits = accord_worker_count_main_waits ();
  n_calls = slow_vfs_get_calls ();
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autofree char *mine = g_strdup_printf ("Quality manager of plant %u", i);
      g_autofree char *theirs = g_strdup_printf ("Less scrap, %u", i);

      type (input, mine);
      wait_for_text (fixture, "name", mine);
      change_elsewhere (fixture, theirs);
      wait_for_text (fixture, "goals", theirs);
    }
  /* Closing, too. */
  accord_window_set_workspace (fixture->window, NULL);
  accord_workspace_close_async (fixture->workspace, on_closed_cb, &closed);
  while (!closed)
    g_main_context_iteration (NULL, TRUE);
  busy = report ("editing, saving, following and closing on a share of 200 ms a call");
  g_print ("# %u calls of the share, %u waits of the main loop for the store\n", slow_vfs_get_calls () - n_calls,
           accord_worker_count_main_waits () - n_waits);
  g_main_context_set_poll_func (NULL, NULL);
  g_source_remove (tick);
  slow_vfs_set_delay (0);

  g_assert_cmpuint (accord_worker_count_main_waits (), ==, n_waits);
  /* On a machine that has other things to do the loop stays away for those, too. */
  g_assert_cmpfloat (busy, <=, MAX (MOST_MS, 4 * idle));
  g_array_unref (stays);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], ELSEWHERE))
    return run_elsewhere (argv[2]);

  slow_vfs_install ();
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/window/slow-share", Fixture, NULL, set_up, test_slow_share, tear_down);

  return g_test_run ();
}
