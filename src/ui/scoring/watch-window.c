#include "ui/scoring/watch-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/watch-chart.h"
#include "present/words-watch.h"
#include "present/words.h"
#include "ui/common/chart-view.h"
#include "ui/common/close-key.h"
#include "workspace/watch.h"

#define CHART_HEIGHT 260

typedef struct
{
  /* borrowed from the window */
  GtkWidget *window, *stack, *status, *shift_label, *order_label, *chart_view, *table;

  /* owned */
  AccordWorkspace *workspace;
  GCancellable    *running;
} Watching;

static void
watching_free (gpointer data)
{
  Watching *self = data;

  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  g_object_unref (self->workspace);
  g_free (self);
}

static void
attach (Watching   *self,
        gint        column,
        gint        row,
        const char *text,
        const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), column == 0 ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), column == 0);
  gtk_widget_set_hexpand (label, column == 0);
  gtk_widget_add_css_class (label, column == 0 ? "body" : "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_grid_attach (GTK_GRID (self->table), label, column, row, 1, 1);
}

static void
clear_table (Watching *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->table)) != NULL)
    gtk_grid_remove (GTK_GRID (self->table), child);
}

/* Whether it is another than before: words for who does not see the chart. */
static const char *
describe_month (const AccordDriftMonth *month)
{
  if (!month->is_since)
    return _("before");
  if (isnan (month->psi))
    return _("no leads");
  return month->shifted ? _("shifted") : _("as before");
}

/* The newest first. */
static void
fill_table (Watching               *self,
            const AccordScoreWatch *watch)
{
  const GArray *months = watch->drift->months;

  clear_table (self);
  attach (self, 0, 0, _("Month"), "heading");
  for (guint band = 0; band < ACCORD_N_BANDS; band++)
    attach (self, (gint) band + 1, 0, accord_band_get_name ((AccordBand) band), "heading");
  attach (self, ACCORD_N_BANDS + 1, 0, _("Leads"), "heading");
  attach (self, ACCORD_N_BANDS + 2, 0, _("Audience"), "heading");
  for (guint i = 0; i < months->len; i++)
    {
      const AccordDriftMonth *month = &g_array_index (months, AccordDriftMonth, months->len - 1 - i);
      g_autofree char *name = accord_words_watch_month (month->month), *n = accord_words_count (month->total);

      attach (self, 0, (gint) i + 1, name, NULL);
      for (guint band = 0; band < ACCORD_N_BANDS; band++)
        {
          g_autofree char *share = month->total > 0 ? accord_words_value ((double) month->n[band] / month->total,
                                                                          ACCORD_UNIT_RATIO, NULL)
                                                    : g_strdup ("–");

          attach (self, (gint) band + 1, (gint) i + 1, share, NULL);
        }
      attach (self, ACCORD_N_BANDS + 1, (gint) i + 1, n, NULL);
      attach (self, ACCORD_N_BANDS + 2, (gint) i + 1, describe_month (month), month->shifted ? "warning" : "dim-label");
    }
}

static void
show_status (Watching   *self,
             const char *title,
             const char *description)
{
  adw_status_page_set_title (ADW_STATUS_PAGE (self->status), title);
  adw_status_page_set_description (ADW_STATUS_PAGE (self->status), description);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "status");
}

static void
show_watch (Watching               *self,
            const AccordScoreWatch *watch)
{
  g_autofree char *shift = accord_words_watch_shift (watch), *order = accord_words_watch_order (watch);

  gtk_label_set_label (GTK_LABEL (self->shift_label), shift);
  gtk_label_set_label (GTK_LABEL (self->order_label), order);
  accord_chart_view_set_chart (ACCORD_CHART_VIEW (self->chart_view), accord_watch_chart_new (watch),
                               _("Share of each band by month"), shift);
  fill_table (self, watch);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "found");
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  Watching *self = g_object_get_data (G_OBJECT (window), "watching");
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordScoreWatch) watch = accord_workspace_watch_finish (ACCORD_WORKSPACE (source), result, &error);

  if (self == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (watch != NULL)
    show_watch (self, watch);
  else if (error != NULL)
    show_status (self, _("Not Known Yet"), error->message);
  else
    show_status (self, _("No Model Counts Yet"),
                 _("Once one is published, and the agreement that contains it is in force, it is watched here."));
}

static void
look (Watching *self)
{
  g_cancellable_cancel (self->running);
  g_clear_object (&self->running);
  self->running = g_cancellable_new ();
  accord_workspace_watch_async (self->workspace, self->running, on_found_cb, g_object_ref (self->window));
}

/* What is found after that has no window to be shown in. */
static void
on_destroy_cb (Watching *self)
{
  g_signal_handlers_disconnect_by_data (self->workspace, self);
  g_cancellable_cancel (self->running);
}

static GtkWidget *
make_sentence (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

static GtkWidget *
build_found (Watching *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new (), *across = gtk_scrolled_window_new ();

  self->shift_label = make_sentence ();
  self->order_label = make_sentence ();
  self->chart_view = accord_chart_view_new ();
  self->table = gtk_grid_new ();
  gtk_widget_add_css_class (self->shift_label, "heading");
  gtk_widget_set_size_request (self->chart_view, -1, CHART_HEIGHT);
  gtk_grid_set_column_spacing (GTK_GRID (self->table), 12);
  gtk_grid_set_row_spacing (GTK_GRID (self->table), 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Share of each band by month, as a table"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (across), GTK_POLICY_AUTOMATIC, GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (across), self->table);
  gtk_box_append (GTK_BOX (box), self->shift_label);
  gtk_box_append (GTK_BOX (box), self->chart_view);
  gtk_box_append (GTK_BOX (box), self->order_label);
  gtk_box_append (GTK_BOX (box), across);
  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
build_window (Watching  *self,
              GtkWidget *parent)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->window = g_object_new (ADW_TYPE_WINDOW, "title", _("Watch"), "transient-for", parent, "modal", TRUE,
                               "default-width", 720, "default-height", 680, NULL);
  self->stack = gtk_stack_new ();
  self->status = adw_status_page_new ();
  gtk_widget_set_vexpand (self->status, TRUE);
  gtk_stack_add_named (GTK_STACK (self->stack), self->status, "status");
  gtk_stack_add_named (GTK_STACK (self->stack), build_found (self), "found");
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), self->stack);
  adw_window_set_content (ADW_WINDOW (self->window), content);
  accord_close_key_add (self->window);
}

/**
 * accord_watch_window_open:
 * @page: the page of the score
 *
 * Opens the window; it follows the leads.
 */
void
accord_watch_window_open (AccordPage *page)
{
  Watching *self = g_new0 (Watching, 1);

  self->workspace = g_object_ref (accord_page_get_workspace (page));
  build_window (self, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page))));
  g_object_set_data_full (G_OBJECT (self->window), "watching", self, watching_free);
  g_signal_connect_swapped (self->window, "destroy", G_CALLBACK (on_destroy_cb), self);
  g_signal_connect_swapped (self->workspace, "notify::frame", G_CALLBACK (look), self);
  show_status (self, _("Looking at the Leads…"), NULL);
  look (self);
  gtk_window_present (GTK_WINDOW (self->window));
}
