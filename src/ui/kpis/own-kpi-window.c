#include "ui/kpis/own-kpi-window.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/close-key.h"
#include "ui/common/record-order.h"
#include "ui/common/saver.h"
#include "ui/common/undo-toast.h"
#include "ui/kpis/own-kpi-editor.h"
#include "ui/kpis/own-kpi-key.h"
#include "ui/kpis/own-kpi-values.h"
#include "workspace/identity.h"
#include "workspace/own-kpis.h"

#define ACCORD_TYPE_OWN_KPI_WINDOW (accord_own_kpi_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordOwnKpiWindow, accord_own_kpi_window, ACCORD, OWN_KPI_WINDOW, AdwPreferencesWindow)

struct _AccordOwnKpiWindow
{
  AdwPreferencesWindow parent_instance;

  /* borrowed */
  AdwPreferencesGroup *group;
  GtkListBox          *list;
  GtkWidget           *add_button;
  AccordOwnKpiEditor  *editor; /* while it is shown; weak */

  /* owned */
  AccordWorkspace *workspace;
  GListModel      *kpis;
  char            *added; /* the id of one that is being saved, to be opened once it is there; or NULL */
};

G_DEFINE_FINAL_TYPE (AccordOwnKpiWindow, accord_own_kpi_window, ADW_TYPE_PREFERENCES_WINDOW)

static void
say_done (AccordOwnKpiWindow *self,
          const char         *text)
{
  AdwToast *toast = accord_undo_toast_new (self->workspace, text);

  /* An older one does not stand before it. */
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), toast);
}

static void
set_editor (AccordOwnKpiWindow *self,
            AccordOwnKpiEditor *editor)
{
  g_clear_weak_pointer (&self->editor);
  g_set_weak_pointer (&self->editor, editor);
}

static void
close_editor (AccordOwnKpiWindow *self)
{
  if (self->editor != NULL)
    accord_own_kpi_editor_flush (self->editor);
  set_editor (self, NULL);
  adw_preferences_window_close_subpage (ADW_PREFERENCES_WINDOW (self));
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static void
delete_kpi (AccordOwnKpiWindow *self,
            AccordRecord       *kpi)
{
  g_autofree char *summary = g_strdup_printf (_("Deleted the KPI “%s”"), accord_record_get_text (kpi, "title"));
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (summary);

  accord_own_kpi_values_drop (changes, accord_workspace_get_list (self->workspace, ACCORD_TYPE_OWN_VALUE),
                              accord_record_get_id (kpi));
  accord_change_set_delete (changes, kpi);
  accord_saver_save (accord_saver_get (self->workspace), changes);
  say_done (self, summary);
}

static void
on_delete_cb (AccordOwnKpiWindow *self,
              AccordOwnKpiEditor *editor)
{
  g_autoptr (AccordRecord) kpi = g_object_ref (accord_own_kpi_editor_get_record (editor));

  close_editor (self);
  delete_kpi (self, kpi);
}

static void
open_kpi (AccordOwnKpiWindow *self,
          AccordRecord       *kpi)
{
  GtkWidget *editor = accord_own_kpi_editor_new (self->workspace, kpi);

  g_signal_connect_object (editor, "done", G_CALLBACK (say_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "left", G_CALLBACK (close_editor), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "delete", G_CALLBACK (on_delete_cb), self, G_CONNECT_SWAPPED);
  set_editor (self, ACCORD_OWN_KPI_EDITOR (editor));
  accord_own_kpi_editor_begin (ACCORD_OWN_KPI_EDITOR (editor));
  adw_preferences_window_present_subpage (ADW_PREFERENCES_WINDOW (self), editor);
}

static AccordRecord *
get_kpi (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "kpi");
}

static void
on_row_activated_cb (AccordOwnKpiWindow *self,
                     GtkListBoxRow      *row)
{
  open_kpi (self, get_kpi (GTK_WIDGET (row)));
}

/* The keyboard goes on to a neighbour, or to the button below; it would be nowhere once the row is gone. */
static void
leave_row (AccordOwnKpiWindow *self,
           GtkWidget          *row)
{
  GtkWidget *next = gtk_widget_get_next_sibling (row);

  if (next == NULL || get_kpi (next) == NULL)
    next = gtk_widget_get_prev_sibling (row);
  gtk_widget_grab_focus (next != NULL && get_kpi (next) != NULL ? next : self->add_button);
}

static gboolean
on_key_pressed_cb (AccordOwnKpiWindow *self,
                   guint               keyval)
{
  GtkWidget *row = gtk_window_get_focus (GTK_WINDOW (self));

  if ((keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete) || !ADW_IS_ACTION_ROW (row) || get_kpi (row) == NULL ||
      !accord_identity_may (accord_identity_get (self->workspace), ACCORD_RIGHT_DRAFT))
    return FALSE;
  leave_row (self, row);
  delete_kpi (self, get_kpi (row));
  return TRUE;
}

static void
on_add_clicked_cb (AccordOwnKpiWindow *self)
{
  g_autoptr (AccordRecord) kpi = accord_record_new (ACCORD_TYPE_OWN_KPI);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("Added a KPI"));
  g_autofree char *key = accord_own_kpi_key_propose (self->workspace, _("New KPI"), NULL);

  accord_record_set_text (kpi, "title", _("New KPI"));
  accord_record_set_text (kpi, "key", key);
  accord_record_set_text (kpi, "unit", "count");
  accord_record_set_text (kpi, "better", "up");
  accord_record_set_text (kpi, "combine", "sum");
  accord_record_set_real (kpi, "position", accord_record_order_last (self->kpis));
  accord_change_set_insert (changes, kpi);
  g_free (self->added);
  self->added = g_strdup (accord_record_get_id (kpi));
  accord_saver_save (accord_saver_get (self->workspace), changes);
}

/* One that was deleted elsewhere is shown no longer; one that was added here is. */
static void
on_items_changed_cb (AccordOwnKpiWindow *self)
{
  gboolean shown = self->editor == NULL;

  for (guint i = 0; i < g_list_model_get_n_items (self->kpis); i++)
    {
      g_autoptr (AccordRecord) kpi = g_list_model_get_item (self->kpis, i);

      shown |= self->editor != NULL && kpi == accord_own_kpi_editor_get_record (self->editor);
      if (g_strcmp0 (accord_record_get_id (kpi), self->added) != 0)
        continue;
      g_clear_pointer (&self->added, g_free);
      open_kpi (self, kpi);
      return;
    }
  if (!shown)
    close_editor (self);
}

static gboolean
on_close_cb (AccordOwnKpiWindow *self)
{
  if (self->editor != NULL)
    accord_own_kpi_editor_flush (self->editor);
  return GDK_EVENT_PROPAGATE;
}

static void
accord_own_kpi_window_dispose (GObject *object)
{
  AccordOwnKpiWindow *self = ACCORD_OWN_KPI_WINDOW (object);

  /* What changes while it goes is not shown any more. */
  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  self->list = NULL;
  if (self->workspace != NULL)
    g_signal_handlers_disconnect_by_data (accord_workspace_get_store (self->workspace), self);
  if (self->kpis != NULL)
    g_signal_handlers_disconnect_by_data (self->kpis, self);
  set_editor (self, NULL);
  g_clear_object (&self->kpis);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->added, g_free);
  G_OBJECT_CLASS (accord_own_kpi_window_parent_class)->dispose (object);
}

static void
accord_own_kpi_window_class_init (AccordOwnKpiWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_own_kpi_window_dispose;
}

static void
accord_own_kpi_window_init (AccordOwnKpiWindow *self)
{
}

static const char *
say_origin (AccordRecord *kpi)
{
  const char *formula = accord_record_get_text (kpi, "formula");

  return formula == NULL || *formula == '\0' ? _("Typed month by month")
                                             : _("Its formula needs a KPI that is not there any more");
}

static void
show_row (GtkWidget *row)
{
  AccordRecord *kpi = g_object_get_data (G_OBJECT (row), "kpi");
  AccordWorkspace *workspace = g_object_get_data (G_OBJECT (row), "workspace");
  const AccordMetric *metric = accord_workspace_find_metric (workspace, accord_record_get_text (kpi, "key"));
  g_autofree char *formula = metric != NULL && accord_metric_is_own (metric) ? accord_own_kpi_write (metric, NULL) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_record_get_text (kpi, "title"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), formula != NULL ? formula : say_origin (kpi));
}

/* All of them: a formula has the names of others in it. Once the records are all as they are now, not while they change. */
static void
on_records_changed_cb (AccordOwnKpiWindow *self,
                       GType               type)
{
  GtkWidget *child = type == ACCORD_TYPE_OWN_KPI ? gtk_widget_get_first_child (GTK_WIDGET (self->list)) : NULL;

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    if (g_object_get_data (G_OBJECT (child), "kpi") != NULL)
      show_row (child);
}

static GtkWidget *
make_row (gpointer item,
          gpointer user_data)
{
  AccordOwnKpiWindow *self = user_data;
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "kpi", g_object_ref (item), g_object_unref);
  g_object_set_data_full (G_OBJECT (row), "workspace", g_object_ref (self->workspace), g_object_unref);
  show_row (row);
  return row;
}

static GtkWidget *
make_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_("None yet. What else do you measure: visits to the site, cost of an event, calls a week?"));

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_add_css_class (label, "padded");
  return label;
}

static void
add_list (AccordOwnKpiWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (self->list, make_placeholder ());
  gtk_list_box_bind_model (self->list, self->kpis, make_row, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("KPIs of your own"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  adw_preferences_group_add (self->group, GTK_WIDGET (self->list));
}

static void
fill (AccordOwnKpiWindow *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Add a KPI"));

  self->add_button = button;
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_description (self->group, _("They stand beside the built-in figures: on the board, with targets, and in "
                                                        "formulas."));
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
 * accord_own_kpi_window_present:
 * @parent: the window above which it stands
 *
 * Shows the KPIs of the teams' own.
 */
void
accord_own_kpi_window_present (GtkWindow       *parent,
                               AccordWorkspace *workspace)
{
  AccordOwnKpiWindow *self = g_object_new (ACCORD_TYPE_OWN_KPI_WINDOW, "transient-for", parent, "modal", TRUE,
                                           "destroy-with-parent", TRUE, "title", _("KPIs of Your Own"), "search-enabled", FALSE,
                                           "default-width", 620, "default-height", 720, NULL);

  self->workspace = g_object_ref (workspace);
  self->kpis = g_object_ref (accord_workspace_get_list (workspace, ACCORD_TYPE_OWN_KPI));
  fill (self);
  accord_close_key_add (GTK_WIDGET (self));
  /* What it means now is found out first. */
  accord_workspace_get_own_kpis (workspace);
  g_signal_connect_object (accord_workspace_get_store (workspace), "records-changed", G_CALLBACK (on_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->kpis, "items-changed", G_CALLBACK (on_items_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "close-request", G_CALLBACK (on_close_cb), NULL);
  gtk_window_present (GTK_WINDOW (self));
}
