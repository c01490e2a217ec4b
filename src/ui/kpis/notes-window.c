#include "ui/kpis/notes-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "present/words.h"
#include "ui/common/button-name.h"
#include "ui/common/close-key.h"
#include "ui/common/figure-notes.h"
#include "ui/common/undo-toast.h"
#include "workspace/identity.h"
#include "workspace/notes.h"
#include "workspace/own-kpis.h"

struct _AccordNotesWindow
{
  AdwWindow parent_instance;

  /* borrowed */
  AccordPage      *page;
  AdwToastOverlay *overlay;
  GtkWidget       *search;
  GtkDropDown     *which_drop;
  GtkStack        *stack;
  AdwStatusPage   *empty_page;
  GtkListBox      *list;
};

G_DEFINE_FINAL_TYPE (AccordNotesWindow, accord_notes_window, ADW_TYPE_WINDOW)

enum
{
  SHOW_OPEN,
  SHOW_ALL,
};

static AccordWorkspace *
get_workspace (AccordNotesWindow *self)
{
  return accord_page_get_workspace (self->page);
}

/* «Customers within 90 days, Jan 2026, Webinar: 13.4 %, 45 of 337 leads»; NULL: it is about no figure */
static char *
describe_figure (AccordNotesWindow *self,
                 AccordRecord      *note)
{
  const AccordMetric *metric = accord_workspace_find_metric (get_workspace (self), accord_record_get_text (note, "metric"));
  AccordDay first = accord_record_get_day (note, "first"), last = accord_record_get_day (note, "last");
  const char *group = accord_record_get_text (note, "group_value"), *figure = accord_record_get_text (note, "figure");
  g_autofree char *label = NULL, *days = NULL;
  GString *text;

  if (metric == NULL)
    return first != ACCORD_DAY_NONE ? accord_words_day (first) : NULL;
  label = accord_words_metric_label (metric, accord_workspace_get_settings (get_workspace (self)));
  days = first != ACCORD_DAY_NONE && last != ACCORD_DAY_NONE ? accord_words_days (first, last) : NULL;
  text = g_string_new (label);
  if (days != NULL)
    g_string_append_printf (text, ", %s", days);
  if (group != NULL && *group != '\0')
    g_string_append_printf (text, ", %s", group);
  if (figure != NULL && *figure != '\0')
    g_string_append_printf (text, ": %s", figure);
  return g_string_free (text, FALSE);
}

static void
on_remove_cb (AccordNotesWindow *self,
              GtkWidget         *button)
{
  AccordRecord *note = g_object_get_data (G_OBJECT (button), "note");
  g_autoptr (AccordChangeSet) changes = accord_note_remove (note);

  accord_page_save (self->page, changes);
  adw_toast_overlay_add_toast (self->overlay, accord_undo_toast_new (get_workspace (self), _("Note removed")));
}

static void
on_resolve_cb (AccordNotesWindow *self,
               GtkWidget         *button)
{
  AccordRecord *note = g_object_get_data (G_OBJECT (button), "note");
  g_autoptr (AccordChangeSet) changes = accord_note_resolve (get_workspace (self), note, accord_note_is_open (note));

  accord_page_save (self->page, changes);
}

static void
on_show_cb (AccordNotesWindow *self,
            GtkWidget         *button)
{
  AccordRecord *note = g_object_get_data (G_OBJECT (button), "note");
  g_autofree char *id = g_strdup (accord_record_get_id (note));
  AccordPage *page = self->page;

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (page), "kpis.show-figure", "s", id);
}

static void
add_button (AccordNotesWindow *self,
            GtkWidget         *row,
            AccordRecord      *note,
            GtkWidget         *button,
            GCallback          callback)
{
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "note", g_object_ref (note), g_object_unref);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_buttons (AccordNotesWindow *self,
             GtkWidget         *row,
             AccordRecord      *note)
{
  gboolean may = accord_identity_may (accord_identity_get (get_workspace (self)), ACCORD_RIGHT_REVIEW);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");

  if (may && accord_note_is_kind (note, "question"))
    add_button (self, row, note, gtk_button_new_with_label (accord_note_is_open (note) ? _("Answered") : _("Open Again")),
                G_CALLBACK (on_resolve_cb));
  if (accord_workspace_find_metric (get_workspace (self), accord_record_get_text (note, "metric")) != NULL)
    add_button (self, row, note, gtk_button_new_with_label (_("Show Figure")), G_CALLBACK (on_show_cb));
  gtk_widget_set_tooltip_text (remove, _("Remove"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (remove), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove"), -1);
  gtk_widget_set_sensitive (remove, may);
  add_button (self, row, note, remove, G_CALLBACK (on_remove_cb));
}

static GtkWidget *
make_row (AccordNotesWindow *self,
          AccordRecord      *note)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *figure = describe_figure (self, note), *who = accord_note_words_who (get_workspace (self), note);
  g_autofree char *below = figure != NULL ? g_strdup_printf ("%s\n%s · %s", figure, accord_note_words_kind (note), who)
                                          : g_strdup_printf ("%s · %s", accord_note_words_kind (note), who);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_get_text (note, "body"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  add_buttons (self, row, note);
  return row;
}

static gboolean
matches (AccordNotesWindow *self,
         AccordRecord      *note)
{
  g_autofree char *figure = describe_figure (self, note);
  g_autofree char *all = g_strjoin ("\n", accord_record_get_text (note, "body"), figure != NULL ? figure : "",
                                    accord_record_get_text (note, "member_name"), NULL);
  g_autofree char *folded = g_utf8_casefold (all, -1);
  g_autofree char *sought = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  if (gtk_drop_down_get_selected (self->which_drop) == SHOW_OPEN && !accord_note_is_open (note))
    return FALSE;
  return strstr (folded, sought) != NULL;
}

/* What was said last stands first. */
static int
compare_notes (gconstpointer a,
               gconstpointer b)
{
  AccordRecord *one = *(AccordRecord *const *) a, *other = *(AccordRecord *const *) b;
  gint64 at = g_value_get_int64 (accord_record_get_value (one, "at"));
  gint64 other_at = g_value_get_int64 (accord_record_get_value (other, "at"));

  return at != other_at ? (at > other_at ? -1 : 1) : g_strcmp0 (accord_record_get_id (one), accord_record_get_id (other));
}

static void
fill (AccordNotesWindow *self)
{
  GListModel *notes = accord_workspace_get_list (get_workspace (self), ACCORD_TYPE_NOTE);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, row);
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AccordRecord) note = g_list_model_get_item (notes, i);

      if (matches (self, note))
        g_ptr_array_add (found, g_object_ref (note));
    }
  g_ptr_array_sort (found, compare_notes);
  for (guint i = 0; i < found->len; i++)
    gtk_list_box_append (self->list, make_row (self, found->pdata[i]));
  adw_status_page_set_title (self->empty_page, g_list_model_get_n_items (notes) == 0 ? _("No Notes Yet") : _("Nothing Here"));
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "empty");
}

static void
on_records_changed_cb (AccordNotesWindow *self,
                       GType              type)
{
  if (type == ACCORD_TYPE_NOTE)
    fill (self);
}

static void
accord_notes_window_class_init (AccordNotesWindowClass *klass)
{
}

static GtkWidget *
make_bar (AccordNotesWindow *self)
{
  const char *const which[] = { _("Open questions"), _("All"), NULL };
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->search = gtk_search_entry_new ();
  self->which_drop = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (which));
  gtk_widget_set_hexpand (self->search, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search notes"), -1);
  accord_button_name (GTK_WIDGET (self->which_drop), _("Notes shown"));
  accord_close_key_add_to_search (GTK_SEARCH_ENTRY (self->search));
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->which_drop, "notify::selected", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_top (bar, 6);
  gtk_box_append (GTK_BOX (bar), self->search);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->which_drop));
  return bar;
}

static GtkWidget *
make_stack (AccordNotesWindow *self)
{
  GtkWidget *stack = gtk_stack_new (), *scroller = gtk_scrolled_window_new (), *list = gtk_list_box_new ();
  GtkWidget *empty = adw_status_page_new ();

  self->stack = GTK_STACK (stack);
  self->list = GTK_LIST_BOX (list);
  self->empty_page = ADW_STATUS_PAGE (empty);
  adw_status_page_set_description (self->empty_page,
                                   _("Open a figure and choose “Question This” or “What We Learned”, or add an event to the charts."));
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_start (list, 12);
  gtk_widget_set_margin_end (list, 12);
  gtk_widget_set_margin_top (list, 12);
  gtk_widget_set_margin_bottom (list, 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Notes"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_vexpand (stack, TRUE);
  gtk_stack_add_named (self->stack, scroller, "list");
  gtk_stack_add_named (self->stack, empty, "empty");
  return stack;
}

static void
accord_notes_window_init (AccordNotesWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_bar (self));
  gtk_box_append (GTK_BOX (box), make_stack (self));
  adw_toast_overlay_set_child (self->overlay, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (self->overlay));
  accord_close_key_add (GTK_WIDGET (self));
}

/**
 * accord_notes_window_open:
 * @page: of the board
 *
 * Begins with the open questions, or with all where there are none.
 */
void
accord_notes_window_open (AccordPage *page)
{
  AccordNotesWindow *self = g_object_new (ACCORD_TYPE_NOTES_WINDOW, "title", _("Notes and Questions"), "default-width", 640,
                                          "default-height", 560, "modal", TRUE, "transient-for",
                                          gtk_widget_get_root (GTK_WIDGET (page)), NULL);
  GListModel *notes = accord_workspace_get_list (accord_page_get_workspace (page), ACCORD_TYPE_NOTE);
  gboolean any_open = FALSE;

  self->page = page;
  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AccordRecord) note = g_list_model_get_item (notes, i);

      any_open = any_open || accord_note_is_open (note);
    }
  g_signal_connect_object (accord_workspace_get_store (get_workspace (self)), "records-changed",
                           G_CALLBACK (on_records_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_drop_down_set_selected (self->which_drop, any_open ? SHOW_OPEN : SHOW_ALL);
  fill (self);
  gtk_window_present (GTK_WINDOW (self));
}
