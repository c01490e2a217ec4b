#include "ui/scoring/lead-trial.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "present/words-score.h"
#include "ui/common/close-key.h"
#include "ui/common/preview-window.h"
#include "ui/scoring/lead-name.h"
#include "ui/scoring/ledger-list.h"
#include "ui/scoring/score-pages.h"

#define MOST_FOUND 8

typedef struct
{
  /* borrowed from the window */
  GtkWidget *window, *entry, *found_list, *heading, *ledger_list, *hint, *print_button;

  /* borrowed */
  AccordPage *page;

  /* owned */
  AccordScorePreviewer *previewer;
  AccordZone           *zone;
  GCancellable         *searching;

  gboolean chosen;
  gint64   key; /* of the lead that is chosen */
} Trial;

/* What a thread looks for. */
typedef struct
{
  AccordFrame *frame;
  char        *needle; /* folded */
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  accord_frame_unref (search->frame);
  g_free (search->needle);
  g_free (search);
}

static void
trial_free (gpointer data)
{
  Trial *self = data;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  g_signal_handlers_disconnect_by_data (self->previewer, self);
  g_object_unref (self->previewer);
  accord_zone_unref (self->zone);
  g_free (self);
}

static gboolean
has_needle (const AccordFrameColumn *column,
            guint                    row,
            const char              *needle)
{
  const char *text = column != NULL && column->kind == ACCORD_FRAME_TEXT ? column->dictionary[column->codes[row]] : NULL;
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, needle) != NULL;
}

static void
search_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  static const char *const fields[] = { "name", "email", "id" };
  Search *search = task_data;
  GArray *rows = g_array_new (FALSE, FALSE, sizeof (guint));
  const AccordFrameColumn *columns[G_N_ELEMENTS (fields)];

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    columns[i] = accord_frame_find_column (search->frame, fields[i]);
  for (guint row = 0; row < accord_frame_get_n_leads (search->frame) && rows->len < MOST_FOUND; row++)
    {
      gboolean found = FALSE;

      if (row % 1024 == 0 && g_cancellable_is_cancelled (cancellable))
        break;
      for (guint i = 0; i < G_N_ELEMENTS (fields) && !found; i++)
        found = has_needle (columns[i], row, search->needle);
      if (found)
        g_array_append_val (rows, row);
    }
  g_task_return_pointer (task, rows, (GDestroyNotify) g_array_unref);
}

/* Of the lead that is chosen; FALSE: there is none, or it is not known (yet). */
static gboolean
find_chosen (Trial               *self,
             AccordScorePreview **preview,
             AccordScoreMatches **matches,
             guint               *row)
{
  *preview = accord_score_previewer_get_preview (self->previewer);
  *matches = *preview != NULL ? accord_scores_get_matches ((*preview)->scores) : NULL;
  return self->chosen && *matches != NULL &&
         accord_frame_find_key (accord_score_matches_get_frame (*matches), self->key, row);
}

static void
on_print_clicked_cb (Trial *self)
{
  AccordScorePreview *preview;
  AccordScoreMatches *matches;
  guint row;

  if (find_chosen (self, &preview, &matches, &row))
    {
      const AccordScoreModel *model = accord_scores_get_model (preview->scores);
      g_autofree char *name = accord_lead_name (accord_score_matches_get_frame (matches), row);
      g_autoptr (AccordPages) pages = accord_score_pages_new_lead (self->page, self->previewer, model, name,
                                                                   accord_ledger_new (matches, model, row));

      accord_preview_window_present (self->page, GTK_WINDOW (self->window), pages);
    }
}

static void
show_ledger (Trial *self)
{
  AccordScorePreview *preview;
  AccordScoreMatches *matches;
  guint row = 0;
  gboolean known = find_chosen (self, &preview, &matches, &row);

  gtk_widget_set_visible (self->ledger_list, known);
  gtk_widget_set_visible (self->heading, known);
  gtk_widget_set_sensitive (self->print_button, known);
  if (known)
    {
      const AccordScoreModel *model = accord_scores_get_model (preview->scores);
      g_autoptr (AccordLedger) ledger = accord_ledger_new (matches, model, row);
      g_autofree char *name = accord_lead_name (accord_score_matches_get_frame (matches), row);

      gtk_label_set_label (GTK_LABEL (self->heading), name);
      accord_ledger_list_fill (GTK_LIST_BOX (self->ledger_list), ledger, model, self->zone);
    }
}

static GtkWidget *
make_found_row (const AccordFrame *frame,
                guint              row)
{
  GtkWidget *widget = adw_action_row_new ();
  g_autofree char *name = accord_lead_name (frame, row), *particulars = accord_lead_particulars (frame, row);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), particulars);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  g_object_set_data_full (G_OBJECT (widget), "key", g_memdup2 (&(gint64){ accord_frame_get_key (frame, row) }, sizeof (gint64)),
                          g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, particulars, -1);
  return widget;
}

static void
show_found (Trial             *self,
            const AccordFrame *frame,
            GArray            *rows)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found_list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->found_list), GTK_WIDGET (row));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    gtk_list_box_append (GTK_LIST_BOX (self->found_list), make_found_row (frame, g_array_index (rows, guint, i)));
  gtk_widget_set_visible (self->found_list, rows != NULL && rows->len > 0);
  gtk_label_set_label (GTK_LABEL (self->hint), rows == NULL  ? _("See, rule by rule, why a lead has its score.")
                                               : rows->len == 0 ? _("No lead has this in its name, e-mail or id.")
                                                                : "");
  gtk_widget_set_visible (self->hint, rows == NULL || rows->len == 0);
}

static void
on_searched_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) rows = g_task_propagate_pointer (G_TASK (result), &error);
  Search *search = g_task_get_task_data (G_TASK (result));
  Trial *self = g_object_get_data (source, "trial");

  if (rows != NULL && self != NULL)
    show_found (self, search->frame, rows);
}

static void
on_search_changed_cb (Trial *self)
{
  AccordFrame *frame = accord_score_previewer_get_frame (self->previewer);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GTask) task = NULL;
  Search *search;

  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  if (*text == '\0' || frame == NULL)
    {
      show_found (self, frame, NULL);
      return;
    }
  search = g_new0 (Search, 1);
  search->frame = accord_frame_ref (frame);
  search->needle = g_utf8_casefold (text, -1);
  self->searching = g_cancellable_new ();
  task = g_task_new (self->window, self->searching, on_searched_cb, NULL);
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
}

static void
on_row_activated_cb (GtkListBox    *list,
                     GtkListBoxRow *row,
                     Trial         *self)
{
  self->key = *(gint64 *) g_object_get_data (G_OBJECT (row), "key");
  self->chosen = TRUE;
  show_ledger (self);
}

/* Enter in the search takes the first that was found. */
static void
on_activate_cb (Trial *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->found_list), 0);

  if (row != NULL)
    on_row_activated_cb (GTK_LIST_BOX (self->found_list), row, self);
}

static GtkWidget *
make_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_visible (list, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static GtkWidget *
build_content (Trial *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *const children[] = { self->entry, self->hint, self->found_list, self->heading, self->ledger_list };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_box_append (GTK_BOX (box), children[i]);
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
build_window (Trial     *self,
              GtkWidget *parent)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  self->window = g_object_new (ADW_TYPE_WINDOW, "title", _("Try a Lead"), "transient-for", parent, "modal", TRUE,
                               "default-width", 520, "default-height", 640, NULL);
  self->entry = gtk_search_entry_new ();
  self->hint = gtk_label_new (NULL);
  self->found_list = make_list (_("Leads that were found"));
  self->heading = gtk_label_new (NULL);
  self->ledger_list = make_list (_("Why this score"));
  g_object_set (self->entry, "placeholder-text", _("Name, e-mail or id of a lead"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Lead to try"), -1);
  gtk_label_set_wrap (GTK_LABEL (self->hint), TRUE);
  gtk_widget_add_css_class (self->hint, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->heading), 0);
  gtk_label_set_wrap (GTK_LABEL (self->heading), TRUE);
  gtk_widget_add_css_class (self->heading, "title-2");
  self->print_button = gtk_button_new_from_icon_name ("document-print-symbolic");
  gtk_widget_set_tooltip_text (self->print_button, _("Preview and Print"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->print_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview and print"),
                                  -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->print_button);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), build_content (self));
  adw_window_set_content (ADW_WINDOW (self->window), content);
  accord_close_key_add (self->window);
}

/**
 * accord_lead_trial_open:
 * @page: the page of the score
 * @previewer: the scores of the draft
 *
 * Opens the window; it follows the draft.
 */
void
accord_lead_trial_open (AccordPage           *page,
                        AccordScorePreviewer *previewer)
{
  Trial *self = g_new0 (Trial, 1);

  self->page = page;
  self->previewer = g_object_ref (previewer);
  self->zone = accord_zone_ref (accord_workspace_get_zone (accord_page_get_workspace (page)));
  build_window (self, GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (page))));
  g_object_set_data_full (G_OBJECT (self->window), "trial", self, trial_free);
  g_signal_connect_swapped (self->entry, "search-changed", G_CALLBACK (on_search_changed_cb), self);
  g_signal_connect_object (self->entry, "stop-search", G_CALLBACK (gtk_window_close), self->window, G_CONNECT_SWAPPED);
  g_signal_connect_swapped (self->print_button, "clicked", G_CALLBACK (on_print_clicked_cb), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate_cb), self);
  g_signal_connect (self->found_list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  g_signal_connect_swapped (previewer, "changed", G_CALLBACK (show_ledger), self);
  show_found (self, NULL, NULL);
  show_ledger (self);
  gtk_window_present (GTK_WINDOW (self->window));
  gtk_widget_grab_focus (self->entry);
}
