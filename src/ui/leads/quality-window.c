#include "ui/leads/quality-window.h"

#include <glib/gi18n-lib.h>

#include "present/words-quality.h"
#include "present/words.h"
#include "ui/common/saver.h"
#include "ui/leads/quality-row.h"
#include "workspace/quality.h"

struct _AccordQualityWindow
{
  AdwWindow parent_instance;

  /* template */
  AdwWindowTitle  *window_title;
  GtkWidget       *back_button;
  GtkWidget       *table_button;
  AdwToastOverlay *toast_overlay;
  GtkStack        *stack;
  AdwStatusPage   *problem_page;
  GtkListBox      *findings_list;
  GtkLabel        *effect_label;
  GtkListView     *leads_view;

  /* owned */
  AccordPage          *page;
  AccordFrame         *frame; /* that the report is of */
  AccordQualityReport *report;
  GCancellable        *finding;

  AdwToast *toast; /* weak: that offers to undo; or NULL */
  gint      shown; /* which finding's leads; -1: all findings */
};

G_DEFINE_FINAL_TYPE (AccordQualityWindow, accord_quality_window, ADW_TYPE_WINDOW)

static AccordWorkspace *
get_workspace (AccordQualityWindow *self)
{
  return accord_page_get_workspace (self->page);
}

static char *
describe_effect (AccordQualityWindow        *self,
                 const AccordQualityFinding *finding)
{
  return accord_words_quality_effect (self->report, finding, accord_workspace_get_currency (get_workspace (self)),
                                      accord_workspace_get_settings (get_workspace (self)));
}

static GtkWidget *
make_finding_row (AccordQualityWindow        *self,
                  const AccordQualityFinding *finding)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *count = accord_words_quality_count (finding);
  g_autofree char *effect = describe_effect (self, finding);
  g_autofree char *subtitle =
      g_strdup_printf (*effect != '\0' ? "%s\n%s" : "%s", accord_words_quality_meaning (finding->quality), effect);
  GtkWidget *label = gtk_label_new (count);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), accord_words_quality_title (finding->quality));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_label_set_width_chars (GTK_LABEL (label), 11);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 16);
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), finding->n_leads > 0);
  if (finding->n_leads > 0)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  else
    gtk_widget_add_css_class (label, "dim-label");
  return row;
}

static void
show_findings (AccordQualityWindow *self)
{
  GtkWidget *row;

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->findings_list, 0))) != NULL)
    gtk_list_box_remove (self->findings_list, row);
  for (guint i = 0; i < ACCORD_N_QUALITIES; i++)
    gtk_list_box_append (self->findings_list, make_finding_row (self, &self->report->findings[i]));
}

static void
show_leads (AccordQualityWindow *self)
{
  const AccordQualityFinding *finding = &self->report->findings[self->shown];
  g_autofree char *effect = describe_effect (self, finding);
  g_autofree char *text =
      g_strdup_printf (*effect != '\0' ? "%s %s" : "%s", accord_words_quality_meaning (finding->quality), effect);
  g_autoptr (GtkSelectionModel) model =
      GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (accord_quality_list_new (self->frame, finding))));

  gtk_label_set_label (self->effect_label, text);
  gtk_list_view_set_model (self->leads_view, model);
}

/* What is shown of the report: all that was found, or the leads of one finding. */
static void
show (AccordQualityWindow *self)
{
  g_autofree char *count = NULL;

  gtk_widget_set_visible (self->back_button, self->shown >= 0);
  gtk_widget_set_visible (self->table_button, self->shown == ACCORD_QUALITY_NO_SOURCE);
  if (self->shown >= 0)
    {
      count = accord_words_quality_count (&self->report->findings[self->shown]);
      adw_window_title_set_title (self->window_title, accord_words_quality_title ((AccordQuality) self->shown));
      show_leads (self);
    }
  else
    {
      g_autofree char *n = accord_words_count (accord_frame_get_n_leads (self->frame));

      count = g_strdup_printf (ngettext ("%s lead", "%s leads", accord_frame_get_n_leads (self->frame)), n);
      adw_window_title_set_title (self->window_title, _("Data Quality"));
    }
  adw_window_title_set_subtitle (self->window_title, count);
  gtk_stack_set_visible_child_name (self->stack, self->shown >= 0 ? "leads" : "findings");
}

static void
on_found_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AccordQualityWindow) self = ACCORD_QUALITY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  AccordFrame *frame = NULL;
  AccordQualityReport *report =
      accord_workspace_find_quality_finish (ACCORD_WORKSPACE (source), result, &frame, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (report == NULL)
    {
      adw_status_page_set_description (self->problem_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "problem");
      return;
    }
  g_clear_pointer (&self->report, accord_quality_report_free);
  g_clear_pointer (&self->frame, accord_frame_unref);
  self->report = report;
  self->frame = frame;
  show_findings (self);
  show (self);
  /* What had the keyboard is gone with the lines of before. */
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (self->shown >= 0 ? GTK_WIDGET (self->leads_view) : GTK_WIDGET (self->findings_list));
}

static void
find (AccordQualityWindow *self)
{
  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  self->finding = g_cancellable_new ();
  accord_workspace_find_quality_async (get_workspace (self), self->finding, on_found_cb, g_object_ref (self));
}

static void
on_finding_activated_cb (AccordQualityWindow *self,
                         GtkListBoxRow       *row)
{
  self->shown = gtk_list_box_row_get_index (row);
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->leads_view));
}

static void
on_back_clicked_cb (AccordQualityWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->findings_list, MAX (self->shown, 0));

  self->shown = -1;
  show (self);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* Of what a condition can say. */
static void
on_table_clicked_cb (AccordQualityWindow *self)
{
  ACCORD_PAGE_GET_CLASS (self->page)->open_item (self->page, "source is-empty");
  gtk_window_close (GTK_WINDOW (self));
}

static void
say_error (AccordQualityWindow *self,
           const char          *heading,
           const GError        *error)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, error->message);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AccordQualityWindow) self = ACCORD_QUALITY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = accord_store_undo_finish (ACCORD_STORE (source), result, &error);

  if (summary == NULL && error != NULL)
    say_error (self, _("It Could Not Be Undone"), error);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordQualityWindow *self = ACCORD_QUALITY_WINDOW (widget);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  accord_store_undo_async (accord_workspace_get_store (get_workspace (self)), NULL, on_undone_cb, g_object_ref (self));
}

static void
on_merged_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AccordQualityWindow) self = ACCORD_QUALITY_WINDOW (user_data);
  g_autoptr (GError) error = NULL;

  if (!accord_saver_save_finish (ACCORD_SAVER (source), result, &error))
    {
      say_error (self, _("The Leads Were Not Merged"), error);
      return;
    }
  g_set_weak_pointer (&self->toast, adw_toast_new (_("Leads merged")));
  adw_toast_set_button_label (self->toast, _("Undo"));
  adw_toast_set_action_name (self->toast, "quality.undo");
  adw_toast_overlay_add_toast (self->toast_overlay, self->toast);
}

/* The one that stays comes first. */
static GArray *
list_keys (AccordQualityWindow *self,
           AccordQualityItem   *item)
{
  AccordFrame *frame = accord_quality_item_get_frame (item);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  AccordAsOf as_of;
  guint n;
  const guint32 *rows = accord_quality_item_get_rows (item, &n);
  guint32 best;
  gint64 key;

  accord_workspace_get_as_of (get_workspace (self), &as_of);
  best = accord_quality_find_best (frame, &as_of, rows, n);
  key = accord_frame_get_key (frame, best);
  g_array_append_val (keys, key);
  for (guint i = 0; i < n; i++)
    {
      key = accord_frame_get_key (frame, rows[i]);
      if (rows[i] != best)
        g_array_append_val (keys, key);
    }
  return keys;
}

static void
on_merge_cb (AccordQualityRow    *row,
             AccordQualityWindow *self)
{
  g_autoptr (GArray) keys = list_keys (self, accord_quality_row_get_item (row));
  g_autofree char *count = accord_words_count (keys->len);
  g_autofree char *summary = g_strdup_printf (ngettext ("%s lead merged", "%s leads merged", keys->len), count);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new_leads (
      summary, accord_lead_change_new (ACCORD_LEADS_MERGE, &g_array_index (keys, gint64, 0), keys->len));

  accord_saver_save_async (accord_saver_get (get_workspace (self)), changes, on_merged_cb, g_object_ref (self));
}

static void
on_setup_cb (AccordQualityWindow *self,
             GtkListItem         *list_item)
{
  GtkWidget *row = accord_quality_row_new (get_workspace (self));

  g_signal_connect_object (row, "merge", G_CALLBACK (on_merge_cb), self, 0);
  gtk_list_item_set_child (list_item, row);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
on_bind_cb (AccordQualityWindow *self,
            GtkListItem         *list_item)
{
  AccordQualityRow *row = ACCORD_QUALITY_ROW (gtk_list_item_get_child (list_item));
  GtkWidget *line = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autofree char *name = NULL;

  accord_quality_row_set_item (row, ACCORD_QUALITY_ITEM (gtk_list_item_get_item (list_item)),
                               (AccordQuality) self->shown);
  name = accord_quality_row_describe (row);
  if (line != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AccordQualityWindow *self = ACCORD_QUALITY_WINDOW (widget);

  if (self->shown >= 0)
    on_back_clicked_cb (self);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
accord_quality_window_dispose (GObject *object)
{
  AccordQualityWindow *self = ACCORD_QUALITY_WINDOW (object);

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_QUALITY_WINDOW);
  G_OBJECT_CLASS (accord_quality_window_parent_class)->dispose (object);
}

static void
accord_quality_window_finalize (GObject *object)
{
  AccordQualityWindow *self = ACCORD_QUALITY_WINDOW (object);

  g_clear_pointer (&self->report, accord_quality_report_free);
  g_clear_pointer (&self->frame, accord_frame_unref);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (accord_quality_window_parent_class)->finalize (object);
}

static void
accord_quality_window_class_init (AccordQualityWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_quality_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_quality_window_finalize;

  gtk_widget_class_install_action (widget_class, "quality.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "quality.close", NULL, close_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "quality.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "quality.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/leads/quality-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordQualityWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, AccordQualityWindow, back_button);
  gtk_widget_class_bind_template_child (widget_class, AccordQualityWindow, table_button);
  gtk_widget_class_bind_template_child (widget_class, AccordQualityWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, AccordQualityWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordQualityWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, AccordQualityWindow, findings_list);
  gtk_widget_class_bind_template_child (widget_class, AccordQualityWindow, effect_label);
  gtk_widget_class_bind_template_child (widget_class, AccordQualityWindow, leads_view);
  gtk_widget_class_bind_template_callback (widget_class, on_finding_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_table_clicked_cb);
}

static void
accord_quality_window_init (AccordQualityWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->shown = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->leads_view, factory);
}

/**
 * accord_quality_window_present:
 * @page: the page of leads
 *
 * Shows what may be wrong with the leads of its workspace; it follows their changes.
 */
void
accord_quality_window_present (AccordPage *page)
{
  AccordQualityWindow *self = g_object_new (ACCORD_TYPE_QUALITY_WINDOW, NULL);

  self->page = g_object_ref (page);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  g_signal_connect_object (get_workspace (self), "notify::frame", G_CALLBACK (find), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  find (self);
}
