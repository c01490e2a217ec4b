#include <stdlib.h>
#include <time.h>

#include "many-leads.h"
#include "ui/application/application.h"
#include "ui/leads/import-window.h"
#include "ui/window/sidebar.h"
#include "ui/window/window-private.h"

/*
 * How long the window keeps a person waiting while leads are imported through it: usage: [N | EXPORT.csv].
 *
 * Each 4 ms the main loop is asked to answer: how late is it, and how long was it at work since it last answered? On a
 * machine that others use too only the second is ours, but it knows nothing of waits for a disk or a lock. A long wait
 * stands for all that came due in it, so that each figure is the wait at a moment taken at random.
 */

#define INTERVAL_US 4000
#define STEP_MS 50
#define DEFAULT_LEADS 1000000
#define PAGE_US G_USEC_PER_SEC /* how long each page is looked at */

typedef enum
{
  PHASE_OPEN,
  PHASE_REST,
  PHASE_READ,
  PHASE_PLAN,
  PHASE_WRITE,
  PHASE_LOAD,
  PHASE_LOOK,
  N_PHASES
} Phase;

static const char *const phase_names[] = { "opening", "at rest", "reading", "finding out", "importing", "loading",
                                           "each page" };

typedef struct
{
  AccordWindow *window;
  char         *export;
  Phase         phase;
  gint64        since_us[N_PHASES + 1];
  guint         next_page;
  gint64        answered_us, worked_us; /* when it answered last */
  GArray       *late[N_PHASES];         /* of gint64: µs */
  GArray       *work[N_PHASES];
} Bench;

/* Of this thread. */
static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
add_wait (GArray *waits,
          gint64  wait_us)
{
  do
    g_array_append_val (waits, wait_us);
  while ((wait_us -= INTERVAL_US) > 0);
}

static gboolean
on_tick_cb (gpointer user_data)
{
  Bench *bench = user_data;
  gint64 now_us = g_get_monotonic_time ();
  gint64 cpu_us = get_cpu_time ();

  if (bench->phase < N_PHASES)
    {
      add_wait (bench->late[bench->phase], MAX (now_us - bench->answered_us - INTERVAL_US, 0));
      add_wait (bench->work[bench->phase], cpu_us - bench->worked_us);
    }
  bench->answered_us = now_us;
  bench->worked_us = cpu_us;
  return G_SOURCE_CONTINUE;
}

static AccordWorkspace *
get_workspace (Bench *bench)
{
  return accord_window_get_workspace (bench->window);
}

/* Presses «Check», «Import» or «Close» as soon as a person could. */
static gboolean
press_next (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    {
      GtkWidget *next = ACCORD_IS_IMPORT_WINDOW (l->data) ? gtk_window_get_default_widget (l->data) : NULL;

      if (next == NULL || !gtk_widget_get_visible (next) || !gtk_widget_is_sensitive (next))
        continue;
      g_signal_emit_by_name (next, "clicked");
      return TRUE;
    }
  return FALSE;
}

static gboolean
is_loaded (Bench *bench)
{
  AccordFrame *frame = accord_workspace_get_frame (get_workspace (bench));
  double loading;

  g_object_get (get_workspace (bench), "loading", &loading, NULL);
  return frame != NULL && accord_frame_get_n_leads (frame) > 0 && loading < 0;
}

/* Whether every page was looked at. */
static gboolean
show_next_page (Bench *bench)
{
  guint n_pages;
  const AccordPageInfo *pages = accord_page_infos (&n_pages);

  if (bench->next_page == n_pages)
    return TRUE;
  accord_window_show_page (bench->window, pages[bench->next_page++].name);
  return FALSE;
}

static gboolean
is_over (Bench *bench,
         Phase  phase)
{
  gint64 looked_us = g_get_monotonic_time () - bench->since_us[phase];

  switch (phase)
    {
    case PHASE_READ:
    case PHASE_PLAN:
    case PHASE_WRITE:
      return press_next ();
    case PHASE_LOAD:
      return is_loaded (bench);
    case PHASE_LOOK:
      return looked_us > bench->next_page * PAGE_US && show_next_page (bench);
    case PHASE_OPEN:
    case PHASE_REST:
    case N_PHASES:
    default:
      return looked_us > 3 * PAGE_US;
    }
}

static gboolean
on_step_cb (gpointer user_data)
{
  Bench *bench = user_data;

  if (!is_over (bench, bench->phase))
    return G_SOURCE_CONTINUE;
  if (bench->phase == PHASE_REST)
    accord_import_window_present (accord_window_get_page (bench->window), bench->export);
  bench->since_us[bench->phase + 1] = g_get_monotonic_time ();
  bench->phase++;
  return G_SOURCE_CONTINUE;
}

static int
compare_waits (gconstpointer a,
               gconstpointer b)
{
  gint64 p = *(const gint64 *) a;
  gint64 q = *(const gint64 *) b;

  return p < q ? -1 : p > q;
}

static double
find_rank (GArray *waits,
           guint   percent)
{
  guint index = (waits->len - 1) * percent / 100;

  return (double) g_array_index (waits, gint64, index) / 1000;
}

static void
print_waits (GArray *waits)
{
  g_array_sort (waits, compare_waits);
  g_print (" %10.1f %8.1f %8.1f", find_rank (waits, 50), find_rank (waits, 99), find_rank (waits, 100));
}

static void
print_figures (Bench *bench)
{
  g_print ("%-12s %8s %28s %28s\n", "", "", "late, ms", "at work, ms");
  g_print ("%-12s %8s %10s %8s %8s %10s %8s %8s\n", "while", "seconds", "median", "99 %", "most", "median", "99 %", "most");
  for (guint i = 0; i < N_PHASES; i++)
    {
      g_print ("%-12s %8.1f", phase_names[i], (double) (bench->since_us[i + 1] - bench->since_us[i]) / G_USEC_PER_SEC);
      print_waits (bench->late[i]);
      print_waits (bench->work[i]);
      g_print ("\n");
    }
}

static void
start_watching (Bench *bench)
{
  for (guint i = 0; i < N_PHASES; i++)
    {
      bench->late[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
      bench->work[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  bench->answered_us = bench->since_us[PHASE_OPEN] = g_get_monotonic_time ();
  bench->worked_us = get_cpu_time ();
  g_timeout_add_full (G_PRIORITY_HIGH, INTERVAL_US / 1000, on_tick_cb, bench, NULL);
}

/* With every page built, as after a while of work; the last one shown is that of the leads. */
static void
open_window (Bench             *bench,
             AccordApplication *application,
             const char        *path)
{
  AccordNewOptions options = { .template_name = "b2b-saas" };
  guint n_pages;
  const AccordPageInfo *pages = accord_page_infos (&n_pages);

  accord_application_open_path (application, path, &options);
  bench->window = ACCORD_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  while (get_workspace (bench) == NULL || accord_workspace_get_frame (get_workspace (bench)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < n_pages; i++)
    accord_window_show_page (bench->window, pages[i].name);
  accord_window_show_page (bench->window, "leads");
}

static char *
find_export (const char  *wanted,
             const char  *folder,
             GError     **error)
{
  guint64 n_leads = DEFAULT_LEADS;
  g_autofree char *path = g_build_filename (folder, "leads.csv", NULL);

  if (wanted != NULL && !g_ascii_string_to_unsigned (wanted, 10, 1, G_MAXUINT, &n_leads, NULL))
    return g_strdup (wanted);
  return many_leads_write (path, (guint) n_leads, error) ? g_steal_pointer (&path) : NULL;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (AccordApplication) application = accord_application_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("accord-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "bench.accord", NULL);
  Bench bench = { .export = find_export (argv[1], folder, &error) };

  if (bench.export == NULL || !g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);
  start_watching (&bench);
  open_window (&bench, application, path);
  g_timeout_add (STEP_MS, on_step_cb, &bench);
  while (bench.phase < N_PHASES)
    g_main_context_iteration (NULL, TRUE);
  print_figures (&bench);

  return 0;
}
