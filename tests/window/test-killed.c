/* A person types without a pause, and the program is killed: the next one that opens the file finds it. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "model/records.h"
#include "ui/common/autosave.h"
#include "ui/common/saver.h"
#include "workspace/workspace.h"

#define TYPIST "--type"
#define KEY_MS 40
#define PATIENCE (60 * G_USEC_PER_SEC)
/* What was typed this long ago must be there. */
#define KEPT_AFTER (1 * G_USEC_PER_SEC)

typedef struct
{
  char            *folder;
  char            *path;
  AccordWorkspace *workspace;
} Fixture;

typedef struct
{
  GtkTextBuffer *buffer;
  guint          n;
} Typist;

static gboolean
on_key_cb (gpointer data)
{
  Typist *typist = data;
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (typist->buffer, &end);
  gtk_text_buffer_insert (typist->buffer, &end, "x", 1);
  typist->n++;
  g_print ("%" G_GINT64_FORMAT " %u\n", g_get_monotonic_time (), typist->n);
  fflush (stdout);

  return G_SOURCE_CONTINUE;
}

/* Types for ever, and says what and when. */
static void G_GNUC_NORETURN
run_typist (const char *path)
{
  g_autoptr (GError) error = NULL;
  AccordWorkspace *workspace = accord_workspace_open (path, NULL, &error);
  GtkWidget *window = gtk_window_new (), *view = gtk_text_view_new ();
  AccordAutosave *form;
  Typist typist = { gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), 0 };

  g_assert_no_error (error);
  accord_store_watch (accord_workspace_get_store (workspace));
  accord_store_keep_unsaved (accord_workspace_get_store (workspace));
  gtk_window_set_child (GTK_WINDOW (window), view);
  form = accord_autosave_new (workspace);
  accord_autosave_bind (form, view, "pains");
  accord_autosave_set_record (form, g_list_model_get_item (accord_workspace_get_list (workspace, ACCORD_TYPE_PERSONA), 0));
  g_timeout_add (KEY_MS, on_key_cb, &typist);
  while (TRUE)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const AccordNewOptions options = { .template_name = "blank" };
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("add");
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("accord-killed-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "test.accord", NULL);
  fixture->workspace = accord_workspace_create (fixture->path, &options, NULL, &error);
  g_assert_no_error (error);
  accord_record_set_text (persona, "name", "Quality manager");
  accord_change_set_insert (changes, persona);
  accord_store_save (accord_workspace_get_store (fixture->workspace), changes, NULL, &error);
  g_assert_no_error (error);
  accord_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  accord_workspace_close (fixture->workspace);
  g_clear_object (&fixture->workspace);
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

typedef struct
{
  gint64 at;
  guint  n;
} Key;

/* Reads what is typed until it was for so long; then kills whoever types, at whatever they do. */
static void
read_then_kill (GPid    pid,
                int     fd,
                GArray *keys)
{
  g_autoptr (GIOChannel) channel = g_io_channel_unix_new (fd);
  char *line = NULL;

  while (keys->len == 0 ||
         g_array_index (keys, Key, keys->len - 1).at - g_array_index (keys, Key, 0).at < 3 * G_USEC_PER_SEC)
    {
      Key key;
      char *end;

      g_assert_cmpint (g_io_channel_read_line (channel, &line, NULL, NULL, NULL), ==, G_IO_STATUS_NORMAL);
      key.at = g_ascii_strtoll (line, &end, 10);
      key.n = (guint) g_ascii_strtoull (end, NULL, 10);
      g_array_append_val (keys, key);
      g_free (line);
    }
  kill (pid, SIGKILL);
  waitpid (pid, NULL, 0);
  g_spawn_close_pid (pid);
}

static void
type_and_kill (Fixture *fixture,
               GArray  *keys)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  const char *argv[] = { program, TYPIST, fixture->path, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  int out;

  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL, &out, NULL,
                            &error);
  g_assert_no_error (error);
  read_then_kill (pid, out, keys);
}

static void
on_unsaved_cb (gboolean *answered)
{
  *answered = TRUE;
}

static void
test_killed (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  g_autoptr (AccordRecord) persona = NULL;
  g_autoptr (GError) error = NULL;
  AccordStore *store;
  gboolean answered = FALSE;
  guint n_must = 0, n_found, n_typed;
  gint64 killed, end;

  type_and_kill (fixture, keys);
  killed = g_array_index (keys, Key, keys->len - 1).at;
  n_typed = g_array_index (keys, Key, keys->len - 1).n;
  for (guint i = 0; i < keys->len; i++)
    if (g_array_index (keys, Key, i).at <= killed - KEPT_AFTER)
      n_must = g_array_index (keys, Key, i).n;

  fixture->workspace = accord_workspace_open (fixture->path, NULL, &error);
  g_assert_no_error (error);
  store = accord_workspace_get_store (fixture->workspace);
  persona = g_list_model_get_item (accord_workspace_get_list (fixture->workspace, ACCORD_TYPE_PERSONA), 0);
  /* The person never paused, so nothing had been saved. */
  g_assert_cmpstr (accord_record_get_text (persona, "pains"), ==, "");
  g_signal_connect_swapped (store, "notify::unsaved", G_CALLBACK (on_unsaved_cb), &answered);
  accord_store_keep_unsaved (store);
  end = g_get_monotonic_time () + PATIENCE;
  while (!answered && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handlers_disconnect_by_data (store, &answered);
  g_assert_cmpuint (accord_store_get_unsaved (store)->len, ==, 0);
  n_found = (guint) strlen (accord_record_get_text (persona, "pains"));
  g_print ("# %u keys typed, %u of them more than a second before the end; %u are there\n", n_typed, n_must, n_found);
  g_assert_cmpuint (n_must, >, 0);
  g_assert_cmpuint (n_found, >=, n_must);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 3 && g_str_equal (argv[1], TYPIST))
    {
      gtk_init ();
      run_typist (argv[2]);
    }

  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/window/killed-while-typing", Fixture, NULL, set_up, test_killed, tear_down);

  return g_test_run ();
}
