#include "ui/agreement/calendars-window.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/calendar-editor.h"
#include "ui/agreement/calendar-row.h"
#include "ui/common/close-key.h"
#include "ui/common/record-order.h"
#include "ui/common/saver.h"
#include "ui/common/undo-toast.h"
#include "workspace/identity.h"

#define ACCORD_TYPE_CALENDARS_WINDOW (accord_calendars_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordCalendarsWindow, accord_calendars_window, ACCORD, CALENDARS_WINDOW, AdwPreferencesWindow)

struct _AccordCalendarsWindow
{
  AdwPreferencesWindow parent_instance;

  /* borrowed */
  AdwPreferencesGroup  *group;
  GtkListBox           *list;
  AccordCalendarEditor *editor; /* while it is shown; weak */

  /* owned */
  AccordWorkspace *workspace;
  GListModel      *calendars;
  char            *added; /* the id of one that is being saved, to be opened once it is there; or NULL */
};

G_DEFINE_FINAL_TYPE (AccordCalendarsWindow, accord_calendars_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
say (AccordCalendarsWindow *self,
     const char            *text,
     gboolean               can_undo)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), can_undo ? accord_undo_toast_new (self->workspace, text)
                                                                            : adw_toast_new (escaped));
}

static void
set_editor (AccordCalendarsWindow *self,
            AccordCalendarEditor  *editor)
{
  g_clear_weak_pointer (&self->editor);
  g_set_weak_pointer (&self->editor, editor);
}

static void
close_editor (AccordCalendarsWindow *self)
{
  if (self->editor != NULL)
    accord_calendar_editor_flush (self->editor);
  set_editor (self, NULL);
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
delete_calendar (AccordCalendarsWindow *self,
                 AccordRecord          *calendar)
{
  g_autofree char *summary = g_strdup_printf (_("Deleted the hours “%s”"), accord_record_get_text (calendar, "title"));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  accord_change_set_delete (changes, calendar);
  accord_saver_save (accord_saver_get (self->workspace), changes);
  say (self, summary, TRUE);
}

static void
on_delete_cb (AccordCalendarsWindow *self,
              AccordCalendarEditor  *editor)
{
  g_autoptr (AccordRecord) calendar = g_object_ref (accord_calendar_editor_get_record (editor));

  close_editor (self);
  delete_calendar (self, calendar);
}

static void
open_calendar (AccordCalendarsWindow *self,
               AccordRecord          *calendar)
{
  GtkWidget *editor = accord_calendar_editor_new (self->workspace, calendar);

  g_signal_connect_object (editor, "said", G_CALLBACK (say), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "left", G_CALLBACK (close_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "delete", G_CALLBACK (on_delete_cb), self, G_CONNECT_SWAPPED);
  set_editor (self, ACCORD_CALENDAR_EDITOR (editor));
  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (self), editor);
  gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD);
}

static void
on_row_activated_cb (AccordCalendarsWindow *self,
                     GtkListBoxRow         *row)
{
  open_calendar (self, accord_calendar_row_get_record (ACCORD_CALENDAR_ROW (row)));
}

static gboolean
on_key_pressed_cb (AccordCalendarsWindow *self,
                   guint                  keyval)
{
  GtkWidget *row = gtk_window_get_focus (GTK_WINDOW (self));

  if ((keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete) || !ACCORD_IS_CALENDAR_ROW (row) ||
      !accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT))
    return FALSE;
  delete_calendar (self, accord_calendar_row_get_record (ACCORD_CALENDAR_ROW (row)));
  return TRUE;
}

/* For the team that has none of its own yet. */
static const char *
find_team (AccordCalendarsWindow *self)
{
  gboolean marketing = FALSE, sales = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (self->calendars); i++)
    {
      g_autoptr (AccordRecord) calendar = g_list_model_get_item (self->calendars, i);

      marketing |= g_str_equal (accord_record_get_text (calendar, "team"), "marketing");
      sales |= g_str_equal (accord_record_get_text (calendar, "team"), "sales");
    }
  return !sales ? "sales" : !marketing ? "marketing" : "both";
}

static void
on_add_clicked_cb (AccordCalendarsWindow *self)
{
  g_autoptr (AccordRecord) calendar = accord_record_new (ACCORD_TYPE_CALENDAR);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("Added working hours"));

  accord_record_set_text (calendar, "title", _("Working hours"));
  accord_record_set_text (calendar, "team", find_team (self));
  accord_record_set_real (calendar, "position", accord_record_order_last (self->calendars));
  accord_change_set_insert (changes, calendar);
  g_free (self->added);
  self->added = g_strdup (accord_record_get_id (calendar));
  accord_saver_save (accord_saver_get (self->workspace), changes);
}

/* One that was deleted elsewhere is shown no longer; one that was added here is. */
static void
on_items_changed_cb (AccordCalendarsWindow *self)
{
  gboolean shown = self->editor == NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->calendars); i++)
    {
      g_autoptr (AccordRecord) calendar = g_list_model_get_item (self->calendars, i);

      shown |= self->editor != NULL && calendar == accord_calendar_editor_get_record (self->editor);
      if (g_strcmp0 (accord_record_get_id (calendar), self->added) != 0)
        continue;
      g_clear_pointer (&self->added, g_free);
      open_calendar (self, calendar);
      return;
    }
  if (!shown)
    close_editor (self);
}

static gboolean
on_close_cb (AccordCalendarsWindow *self)
{
  if (self->editor != NULL)
    accord_calendar_editor_flush (self->editor);
  return GDK_EVENT_PROPAGATE;
}

static void
accord_calendars_window_dispose (GObject *object)
{
  AccordCalendarsWindow *self = ACCORD_CALENDARS_WINDOW (object);

  if (self->calendars != NULL)
    g_signal_handlers_disconnect_by_data (self->calendars, self);
  set_editor (self, NULL);
  g_clear_object (&self->calendars);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->added, g_free);
  G_OBJECT_CLASS (accord_calendars_window_parent_class)->dispose (object);
}

static void
accord_calendars_window_class_init (AccordCalendarsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_calendars_window_dispose;
}

static void
accord_calendars_window_init (AccordCalendarsWindow *self)
{
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  return accord_calendar_row_new (ACCORD_CALENDARS_WINDOW (user_data)->workspace, item);
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_("No working hours yet: all hours of all days count."));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "padded");
  return label;
}

static void
add_list (AccordCalendarsWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, make_placeholder ());
  gtk_list_box_bind_model (self->list, self->calendars, make_row, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Working hours"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list));
}

static void
fill (AccordCalendarsWindow *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add Working Hours"));

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (
      self->group, _("Clocks run in the hours of the team that owes, and stand still on its holidays."));
  add_list (self);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (button, 12);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_add_clicked_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (accord_identity_get (self->workspace), "may-draft", button, "sensitive", G_BINDING_SYNC_CREATE);
  adw_preferences_group_add (self->group, button);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), self->group);
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), ADW_PREFERENCES_PAGE (page));
}

/**
 * accord_calendars_window_present:
 * @parent: the window above which it stands
 *
 * Shows the working hours of both teams.
 */
void
accord_calendars_window_present (GtkWindow       *parent,
                                 AccordWorkspace *workspace)
{
  AccordCalendarsWindow *self = g_object_new (ACCORD_TYPE_CALENDARS_WINDOW, "transient-for", parent, "modal", TRUE,
                                              "destroy-with-parent", TRUE, "title", _("Working Hours"), "search-enabled",
                                              FALSE, "default-width", 620, "default-height", 680, NULL);

  self->workspace = g_object_ref (workspace);
  self->calendars = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_CALENDAR));
  fill (self);
  g_signal_connect_object (self->calendars, "items-changed", G_CALLBACK (on_items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "close-request", G_CALLBACK (on_close_cb), NULL);
  accord_close_key_add (GTK_WIDGET (self));
  gtk_window_present (GTK_WINDOW (self));
}

static void
on_button_clicked_cb (GtkWidget       *button,
                      AccordWorkspace *workspace)
{
  accord_calendars_window_present (GTK_WINDOW (gtk_widget_get_root (button)), workspace);
}

/**
 * accord_calendars_button_new:
 *
 * Returns: (transfer floating): what opens them
 */
GtkWidget *
accord_calendars_button_new (AccordWorkspace *workspace)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("Working _Hours…"));

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_button_clicked_cb), workspace, 0);
  return button;
}
