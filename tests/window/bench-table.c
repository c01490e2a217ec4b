#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "ui/application/application.h"
#include "plain-table.h"
#include "ui/window/window-private.h"

/*
 * The table of leads as a person uses it: usage: WORKSPACE. For each thing how long it takes from the press of a key until
 * the frame that shows it was painted, and for how long the main loop is at work in a frame (its thread's CPU time: on a
 * machine that others use too the rest is not ours). Painting is by software, on a display without a screen.
 */

#define N_FRAMES 400
#define SETTLE_MS 600
#define SETTLE_LOADED_MS 6000
#define TIMEOUT_US (60 * G_USEC_PER_SEC)

typedef struct
{
  AccordWindow  *window;
  GtkWidget     *table, *search;
  GtkAdjustment *adjustment;
  GListModel    *rows;
  gpointer       first;      /* the item at the first place */
  gboolean       changed;    /* the rows, since it was asked */
  gboolean       painted;    /* since they changed */
  gint64         begun_us, worked_us, settled_us;
  GArray        *work, *wall; /* of gint64 µs: of the frames while it is scrolled */
  guint          n_frames;
} Bench;

static gint64
get_cpu_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64 begun_cpu_us; /* of all threads, at the last start_clock() */

static gint64
get_process_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gint64
start_clock (void)
{
  begun_cpu_us = get_process_time ();
  return g_get_monotonic_time ();
}

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); found == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
on_before_paint_cb (GdkFrameClock *clock,
                    Bench         *bench)
{
  bench->begun_us = g_get_monotonic_time ();
  bench->worked_us = get_cpu_time ();
}

static void
on_after_paint_cb (GdkFrameClock *clock,
                   Bench         *bench)
{
  gint64 wall = g_get_monotonic_time () - bench->begun_us;
  gint64 work = get_cpu_time () - bench->worked_us;

  bench->painted = bench->changed;
  if (bench->n_frames == 0)
    return;
  g_array_append_val (bench->work, work);
  g_array_append_val (bench->wall, wall);
}

static void
on_rows_changed_cb (Bench *bench)
{
  bench->changed = TRUE;
}

/* Leads change at their places; only those at the end come and go. */
static void
watch_first (Bench *bench)
{
  g_clear_object (&bench->first);
  bench->first = g_list_model_get_item (bench->rows, 0);
  if (bench->first != NULL)
    g_signal_connect_swapped (bench->first, "changed", G_CALLBACK (on_rows_changed_cb), bench);
}

static void
iterate_until (gboolean (*done) (Bench *bench),
               Bench     *bench)
{
  gint64 end = g_get_monotonic_time () + TIMEOUT_US;

  while (!done (bench))
    {
      g_main_context_iteration (NULL, TRUE);
      if (g_get_monotonic_time () > end)
        g_error ("It waited for a minute in vain.");
    }
}

static gboolean
is_painted (Bench *bench)
{
  return bench->painted;
}

static gboolean
is_loaded (Bench *bench)
{
  AccordWorkspace *workspace = accord_window_get_workspace (bench->window);

  return workspace != NULL && accord_workspace_get_frame (workspace) != NULL;
}

static gboolean
has_rows (Bench *bench)
{
  return g_list_model_get_n_items (bench->rows) > 0 && bench->painted;
}

/* The places of the table come in steps. */
static gboolean
is_whole (Bench *bench)
{
  return g_list_model_get_n_items (bench->rows) ==
         accord_frame_get_n_leads (accord_workspace_get_frame (accord_window_get_workspace (bench->window)));
}

static gboolean
is_scrolled (Bench *bench)
{
  return bench->n_frames >= N_FRAMES;
}

static void
print_time (const char *what,
            gint64      since_us,
            double      limit_ms)
{
  double ms = (double) (g_get_monotonic_time () - since_us) / 1000;
  double cpu_ms = (double) (get_process_time () - begun_cpu_us) / 1000;

  g_print ("f %-32s %8.1f ms  (CPU of all threads %.1f)", what, ms, cpu_ms);
  if (limit_ms > 0)
    g_print ("  limit %.0f  %s", limit_ms, ms <= limit_ms ? "kept" : "MISSED");
  g_print ("\n");
}

static void
find_table (Bench     *bench,
            GtkWidget *within)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (within);

  bench->table = find_widget (within, GTK_TYPE_COLUMN_VIEW);
  bench->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (bench->table));
  g_signal_connect (clock, "before-paint", G_CALLBACK (on_before_paint_cb), bench);
  g_signal_connect (clock, "after-paint", G_CALLBACK (on_after_paint_cb), bench);
}

static void
find_page (Bench *bench)
{
  GtkWidget *page = GTK_WIDGET (accord_window_get_page (bench->window));

  find_table (bench, page);
  bench->search = find_widget (page, GTK_TYPE_SEARCH_ENTRY);
  bench->rows = G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (bench->table)));
  g_signal_connect_swapped (bench->rows, "items-changed", G_CALLBACK (on_rows_changed_cb), bench);
}

static void
open_page (Bench *bench)
{
  gint64 since = start_clock ();

  accord_window_show_page (bench->window, "leads");
  find_page (bench);
  bench->changed = g_list_model_get_n_items (bench->rows) > 0;
  iterate_until (has_rows, bench);
  print_time ("first screen of the table", since, 150);
  iterate_until (is_whole, bench);
}

/* A few rows with each frame, as a wheel does, and now and then a page. */
static gboolean
on_tick_cb (GtkWidget     *widget,
            GdkFrameClock *clock,
            gpointer       user_data)
{
  Bench *bench = user_data;
  double step = bench->n_frames % 10 == 9 ? gtk_adjustment_get_page_size (bench->adjustment) : 90;

  gtk_adjustment_set_value (bench->adjustment, gtk_adjustment_get_value (bench->adjustment) + step);
  return ++bench->n_frames < N_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 p = *(const gint64 *) a;
  gint64 q = *(const gint64 *) b;

  return p < q ? -1 : p > q;
}

static double
find_rank (GArray *times,
           guint   percent)
{
  return (double) g_array_index (times, gint64, (times->len - 1) * percent / 100) / 1000;
}

/* Returns: the 99th percentile of a frame's work, in ms */
static double
scroll (Bench *bench)
{
  bench->work = g_array_new (FALSE, FALSE, sizeof (gint64));
  bench->wall = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_add_tick_callback (bench->table, on_tick_cb, bench, NULL);
  iterate_until (is_scrolled, bench);
  bench->n_frames = 0;
  g_array_sort (bench->work, compare_times);
  g_array_sort (bench->wall, compare_times);
  return find_rank (bench->work, 99);
}

static double
scroll_ours (Bench *bench)
{
  double ms = scroll (bench);

  g_print ("f %-32s %8.1f ms  limit %5.0f  %s (median %.1f, most %.1f; wall: median %.1f, 99 %% %.1f)\n",
           "scrolling, a frame, 99 %", ms, 16.0, ms <= 16 ? "kept" : "MISSED", find_rank (bench->work, 50),
           find_rank (bench->work, 100), find_rank (bench->wall, 50), find_rank (bench->wall, 99));
  return ms;
}

static guint
count_shown_columns (Bench *bench)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (bench->table));
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      n += gtk_column_view_column_get_visible (column) ? 1 : 0;
    }
  return n;
}

/* That the main loop does not sleep for longer. */
static gboolean
on_settled_cb (gpointer user_data)
{
  return G_SOURCE_REMOVE;
}

static gboolean
is_settled (Bench *bench)
{
  return g_get_monotonic_time () > bench->settled_us;
}

/* What was begun before is over: the places of the table come in steps, what was loaded is kept on the disk. */
static void
settle (Bench *bench,
        guint  ms)
{
  g_timeout_add (ms, on_settled_cb, NULL);
  bench->settled_us = g_get_monotonic_time () + ms * G_TIME_SPAN_MILLISECOND - 1000;
  iterate_until (is_settled, bench);
}

/* What GTK itself takes for as many cells, on this machine in this minute. */
static void
scroll_plain (Bench *bench,
              double ours_ms)
{
  Bench plain = *bench;
  GtkWindow *window = plain_table_open (bench->rows, count_shown_columns (bench), gtk_widget_get_width (bench->table),
                                        gtk_widget_get_height (bench->table));
  double ms;

  settle (bench, SETTLE_MS);
  find_table (&plain, GTK_WIDGET (window));
  ms = scroll (&plain);
  g_print ("f %-32s %8.1f ms  (median %.1f); ours to it %.2f\n", "the same of a plain table of GTK", ms,
           find_rank (plain.work, 50), ours_ms / ms);
  gtk_window_destroy (window);
}

static void
jump (Bench *bench)
{
  gint64 since = start_clock ();

  bench->changed = TRUE;
  bench->painted = FALSE;
  gtk_adjustment_set_value (bench->adjustment, gtk_adjustment_get_upper (bench->adjustment));
  gtk_widget_queue_draw (bench->table);
  iterate_until (is_painted, bench);
  print_time ("jump to the end", since, 100);
}

/* What is typed goes on from what stands there, or from nothing: to replace a text is to search for nothing first, whose
 * leads would be taken for those that are found. Returns what is left to type. */
static const char *
begin_typing (Bench      *bench,
              const char *text)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (bench->search));

  if (*text != '\0' && g_str_has_prefix (text, typed))
    return text + strlen (typed);
  if (*text != '\0')
    gtk_editable_set_text (GTK_EDITABLE (bench->search), "");
  return text;
}

/* Without the 150 ms for which GTK waits after the last key: here it waits for 1. */
static void
search (Bench      *bench,
        const char *text)
{
  g_autofree char *what = g_strdup_printf ("search for “%s”", text);
  const char *rest = begin_typing (bench, text);
  int end = (int) g_utf8_strlen (gtk_editable_get_text (GTK_EDITABLE (bench->search)), -1);
  gint64 since;

  gtk_search_entry_set_search_delay (GTK_SEARCH_ENTRY (bench->search), 1);
  settle (bench, SETTLE_MS);
  watch_first (bench);
  bench->changed = bench->painted = FALSE;
  since = start_clock ();
  if (*text == '\0')
    gtk_editable_set_text (GTK_EDITABLE (bench->search), "");
  else
    gtk_editable_insert_text (GTK_EDITABLE (bench->search), rest, -1, &end);
  iterate_until (is_painted, bench);
  print_time (what, since, *text != '\0' ? 100 : 0);
}

static void
sort (Bench *bench)
{
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (bench->table));

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      g_autofree char *what = g_strdup_printf ("sort by %s", gtk_column_view_column_get_title (column));
      gint64 since;

      if (!gtk_column_view_column_get_visible (column))
        continue;
      settle (bench, SETTLE_MS);
      watch_first (bench);
      bench->changed = bench->painted = FALSE;
      since = start_clock ();
      gtk_column_view_sort_by_column (GTK_COLUMN_VIEW (bench->table), column, GTK_SORT_ASCENDING);
      iterate_until (is_painted, bench);
      print_time (what, since, 0);
    }
}

static double
read_memory (const char *field)
{
  g_autofree char *status = NULL;
  const char *line;

  g_file_get_contents ("/proc/self/status", &status, NULL, NULL);
  line = status != NULL ? strstr (status, field) : NULL;
  return line != NULL ? g_ascii_strtod (line + strlen (field), NULL) / 1024 : 0;
}

static void
print_memory (void)
{
  double now = read_memory ("VmRSS:");

  g_print ("f %-32s %8.0f MB  limit %5.0f  %s (most %.0f)\n", "memory of the window", now, 600.0,
           now <= 600 ? "kept" : "MISSED", read_memory ("VmHWM:"));
}

int
main (int   argc,
      char *argv[])
{
  static const char *const texts[] = { "a", "an", "ann", "corp2722", "Müller" };
  g_autoptr (AccordApplication) application = accord_application_new ();
  g_autoptr (GError) error = NULL;
  Bench bench = { 0 };
  gint64 since = start_clock ();

  if (argc < 2 || !g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error != NULL ? error->message : "usage: bench-table WORKSPACE");
  accord_application_open_path (application, argv[1], NULL);
  bench.window = ACCORD_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
  iterate_until (is_loaded, &bench);
  print_time ("opening, with all leads loaded", since, 0);
  settle (&bench, SETTLE_LOADED_MS);
  open_page (&bench);
  scroll_plain (&bench, scroll_ours (&bench));
  jump (&bench);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    search (&bench, texts[i]);
  search (&bench, "");
  sort (&bench);
  print_memory ();
  return 0;
}
