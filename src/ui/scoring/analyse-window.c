#include "ui/scoring/analyse-window-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/records.h"
#include "present/words-evidence.h"
#include "present/words-score.h"
#include "present/words.h"
#include "ui/common/close-key.h"
#include "ui/common/saver.h"
#include "ui/scoring/analyse-changes.h"
#include "workspace/identity.h"

/* Long enough to read what else is shown, and to find the button by the keyboard. */
#define UNDO_SECONDS 15

G_DEFINE_FINAL_TYPE (AccordAnalyseWindow, accord_analyse_window, ADW_TYPE_WINDOW)

AccordWorkspace *
accord_analyse_window_get_workspace (AccordAnalyseWindow *self)
{
  return accord_page_get_workspace (self->page);
}

static AccordRecord *
get_settings (AccordAnalyseWindow *self)
{
  return accord_workspace_get_settings (accord_analyse_window_get_workspace (self));
}

static char *
name_field (AccordAnalyseWindow       *self,
            const AccordFieldEvidence *evidence)
{
  return accord_words_evidence_field (evidence, self->frame, get_settings (self));
}

static const AccordFieldEvidence *
get_evidence (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "evidence");
}

static void
show_field (AccordAnalyseWindow *self)
{
  g_autofree char *name = name_field (self, self->shown);

  accord_evidence_view_show (self->evidence_view, self->shown, name, g_hash_table_contains (self->known, self->shown->field));
  gtk_stack_set_visible_child_name (self->detail_stack, "field");
}

static void
on_row_selected_cb (AccordAnalyseWindow *self,
                    GtkListBoxRow       *row)
{
  if (row == NULL || get_evidence (row) == self->shown)
    return;
  self->shown = get_evidence (row);
  show_field (self);
}

static void
on_row_activated_cb (AccordAnalyseWindow *self,
                     GtkListBoxRow       *row)
{
  on_row_selected_cb (self, row);
  if (self->shown != get_evidence (row) || !g_str_equal (gtk_stack_get_visible_child_name (self->detail_stack), "field"))
    {
      self->shown = get_evidence (row);
      show_field (self);
    }
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
  /* By the keyboard: a click leaves it in the list. */
  if (gtk_window_get_focus_visible (GTK_WINDOW (self)))
    gtk_widget_child_focus (adw_leaflet_get_visible_child (self->leaflet), GTK_DIR_TAB_FORWARD);
}

/* Hidden, not filtered: screen readers would go on reading what a filter leaves out. */
static void
on_search_changed_cb (AccordAnalyseWindow *self)
{
  g_autofree char *needle = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)), -1);
  GtkListBoxRow *row;

  for (gint i = 0; (row = gtk_list_box_get_row_at_index (self->fields_list, i)) != NULL; i++)
    {
      g_autofree char *title = g_utf8_casefold (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), -1);

      gtk_widget_set_visible (GTK_WIDGET (row), strstr (title, needle) != NULL);
    }
}

static GtkWidget *
make_row (AccordAnalyseWindow       *self,
          const AccordFieldEvidence *evidence)
{
  GtkWidget *row = adw_action_row_new (), *number;
  g_autofree char *name = name_field (self, evidence), *iv = g_strdup_printf ("%.2f", evidence->iv);
  const char *verdict = accord_words_field_verdict (evidence->verdict);
  g_autofree char *description = g_strdup_printf (_("%s, information value %s"), verdict, iv);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), verdict);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  number = gtk_label_new (iv);
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_add_css_class (number, "dim-label");
  gtk_widget_set_tooltip_text (number, _("Information value: above 0.1 is strong"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), number);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  g_object_set_data (G_OBJECT (row), "evidence", (gpointer) evidence);
  return row;
}

static void
say_numbers (AccordAnalyseWindow *self)
{
  const AccordFieldEvidence *any = self->fields->len > 0 ? self->fields->pdata[0] : NULL;
  g_autofree char *n = any != NULL ? accord_words_count (any->n) : NULL;
  g_autofree char *won = any != NULL ? accord_words_count (any->won) : NULL;
  g_autofree char *words = any != NULL ? g_strdup_printf (_("%s of %s leads bought"), won, n) : NULL;

  adw_window_title_set_subtitle (self->window_title, words != NULL ? words : "");
}

/**
 * accord_analyse_window_show_fields:
 *
 * Shows the fields that were looked at; the one that was chosen stays so.
 */
void
accord_analyse_window_show_fields (AccordAnalyseWindow *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->fields_list), *chosen = NULL;
  g_autofree char *name = row != NULL ? g_strdup (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row))) : NULL;

  self->shown = NULL;
  while ((row = gtk_list_box_get_row_at_index (self->fields_list, 0)) != NULL)
    gtk_list_box_remove (self->fields_list, GTK_WIDGET (row));
  for (guint i = 0; i < self->fields->len; i++)
    {
      GtkWidget *widget = make_row (self, self->fields->pdata[i]);

      gtk_list_box_append (self->fields_list, widget);
      if (chosen == NULL || g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), name) == 0)
        chosen = GTK_LIST_BOX_ROW (widget);
    }
  on_search_changed_cb (self);
  say_numbers (self);
  gtk_stack_set_visible_child_name (self->stack, "evidence");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "analyse.suggest", TRUE);
  gtk_list_box_select_row (self->fields_list, chosen);
  if (!self->opened || gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
  self->opened = TRUE;
}

static void
say_error (AccordAnalyseWindow *self,
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
  g_autoptr (AccordAnalyseWindow) self = ACCORD_ANALYSE_WINDOW (user_data);
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
  AccordAnalyseWindow *self = ACCORD_ANALYSE_WINDOW (widget);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  accord_store_undo_async (accord_workspace_get_store (accord_analyse_window_get_workspace (self)), NULL, on_undone_cb,
                           g_object_ref (self));
}

/* What is being saved, and how it is told. */
typedef struct
{
  AccordAnalyseWindow *self;
  char                *done;
} Saving;

static void
on_saved_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autofree Saving *saving = user_data;
  g_autoptr (AccordAnalyseWindow) self = saving->self;
  g_autofree char *done = saving->done;
  g_autoptr (GError) error = NULL;

  if (!accord_saver_save_finish (ACCORD_SAVER (source), result, &error))
    {
      say_error (self, _("It Was Not Saved"), error);
      return;
    }
  if (self->toast_overlay == NULL)
    return;
  g_set_weak_pointer (&self->toast, adw_toast_new (done));
  adw_toast_set_button_label (self->toast, _("Undo"));
  adw_toast_set_action_name (self->toast, "analyse.undo");
  adw_toast_set_timeout (self->toast, UNDO_SECONDS);
  adw_toast_overlay_add_toast (self->toast_overlay, self->toast);
}

static void
save (AccordAnalyseWindow *self,
      AccordChangeSet     *changes,
      const char          *done)
{
  Saving *saving = g_new0 (Saving, 1);

  saving->self = g_object_ref (self);
  saving->done = g_strdup (done);
  accord_saver_save_async (accord_saver_get (accord_analyse_window_get_workspace (self)), changes, on_saved_cb, saving);
}

static void
on_make_rule_cb (AccordAnalyseWindow *self,
                 guint                index)
{
  const AccordEvidenceValue *value = self->shown->values->pdata[index];
  g_autoptr (AccordChangeSet) changes =
      accord_analyse_make_rule (accord_analyse_window_get_workspace (self), self->shown, value);
  g_autofree char *name = accord_words_evidence_value (value), *done = g_strdup_printf (_("Rule made of “%s”"), name);

  save (self, changes, done);
}

static void
on_known_cb (AccordAnalyseWindow *self,
             gboolean             known)
{
  if (known)
    g_hash_table_add (self->known, g_strdup (self->shown->field));
  else
    g_hash_table_remove (self->known, self->shown->field);
  show_field (self);
}

static void
on_take_cb (AccordAnalyseWindow *self)
{
  g_autoptr (AccordChangeSet) changes =
      accord_analyse_take_points (accord_analyse_window_get_workspace (self), self->suggestion);

  if (accord_change_set_is_empty (changes))
    adw_toast_overlay_add_toast (self->toast_overlay, adw_toast_new (_("The draft has these points already")));
  else
    save (self, changes, _("Suggested points taken"));
}

static void
on_outcome_changed_cb (AccordAnalyseWindow *self)
{
  AccordCondition *condition = accord_filter_button_get_condition (self->outcome_button);
  g_autofree char *text = condition != NULL ? accord_condition_to_text (condition) : g_strdup ("");
  const char *before = accord_record_get_text (get_settings (self), "score_outcome");
  g_autoptr (AccordCondition) old = before != NULL && *before != '\0' ? accord_condition_parse (before, NULL) : NULL;
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("who has bought, for scoring"));

  if (condition == NULL ? old == NULL : old != NULL && accord_condition_equal (condition, old))
    return;
  accord_change_set_update_text (changes, get_settings (self), "score_outcome", text);
  accord_page_save (self->page, changes);
}

/* What is shown is by the outcome of the settings; the rules of the draft say which buttons there are. */
static void
on_draft_changed_cb (AccordAnalyseWindow *self)
{
  const char *text = accord_record_get_text (get_settings (self), "score_outcome");

  if (g_strcmp0 (text, self->outcome) != 0)
    {
      g_free (self->outcome);
      self->outcome = g_strdup (text);
      accord_filter_button_set_text (self->outcome_button, text != NULL ? text : "");
      accord_analyse_window_find (self);
    }
  else if (self->shown != NULL)
    accord_evidence_view_update (self->evidence_view);
}

static void
suggest_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  accord_analyse_window_suggest (ACCORD_ANALYSE_WINDOW (widget));
}

static void
back_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordAnalyseWindow *self = ACCORD_ANALYSE_WINDOW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->fields_list);

  adw_leaflet_set_visible_child_name (self->leaflet, "fields");
  gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row) : GTK_WIDGET (self->search_entry));
}

/* Escape goes back where there is a way back, and closes the window elsewhere. */
static void
escape_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AdwLeaflet *leaflet = ACCORD_ANALYSE_WINDOW (widget)->leaflet;

  if (adw_leaflet_get_folded (leaflet) && g_strcmp0 (adw_leaflet_get_visible_child_name (leaflet), "detail") == 0)
    back_action (widget, name, parameter);
  else
    gtk_window_close (GTK_WINDOW (widget));
}

static void
accord_analyse_window_dispose (GObject *object)
{
  AccordAnalyseWindow *self = ACCORD_ANALYSE_WINDOW (object);

  g_cancellable_cancel (self->finding);
  g_clear_object (&self->finding);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_weak_pointer (&self->toast);
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_ANALYSE_WINDOW);
  G_OBJECT_CLASS (accord_analyse_window_parent_class)->dispose (object);
}

static void
accord_analyse_window_finalize (GObject *object)
{
  AccordAnalyseWindow *self = ACCORD_ANALYSE_WINDOW (object);

  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->frame, accord_frame_unref);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_pointer (&self->suggestion, accord_score_suggestion_free);
  g_free (self->outcome);
  g_clear_object (&self->draft);
  g_clear_object (&self->page);
  G_OBJECT_CLASS (accord_analyse_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/scoring/analyse-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordAnalyseWindow, window_title);
  gtk_widget_class_bind_template_child (widget_class, AccordAnalyseWindow, outcome_button);
  gtk_widget_class_bind_template_child (widget_class, AccordAnalyseWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, AccordAnalyseWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordAnalyseWindow, progress_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordAnalyseWindow, problem_page);
  gtk_widget_class_bind_template_child (widget_class, AccordAnalyseWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AccordAnalyseWindow, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AccordAnalyseWindow, fields_list);
  gtk_widget_class_bind_template_child (widget_class, AccordAnalyseWindow, detail_stack);
  gtk_widget_class_bind_template_callback (widget_class, on_outcome_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
}

static void
accord_analyse_window_class_init (AccordAnalyseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = accord_analyse_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_analyse_window_finalize;

  g_type_ensure (ACCORD_TYPE_FILTER_BUTTON);
  gtk_widget_class_install_action (widget_class, "analyse.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "analyse.suggest", NULL, suggest_action);
  gtk_widget_class_install_action (widget_class, "analyse.back", NULL, back_action);
  gtk_widget_class_install_action (widget_class, "analyse.escape", NULL, escape_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "analyse.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "analyse.escape", NULL);
  bind_template (widget_class);
}

static void
accord_analyse_window_init (AccordAnalyseWindow *self)
{
  self->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_close_key_add_to_search (self->search_entry);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "analyse.suggest", FALSE);
}

static void
build (AccordAnalyseWindow *self)
{
  AccordWorkspace *workspace = accord_analyse_window_get_workspace (self);

  self->evidence_view = ACCORD_EVIDENCE_VIEW (accord_evidence_view_new (workspace));
  self->suggestion_view = ACCORD_SUGGESTION_VIEW (accord_suggestion_view_new ());
  gtk_stack_add_named (self->detail_stack, GTK_WIDGET (self->evidence_view), "field");
  gtk_stack_add_named (self->detail_stack, GTK_WIDGET (self->suggestion_view), "suggestion");
  g_signal_connect_object (self->evidence_view, "make-rule", G_CALLBACK (on_make_rule_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->evidence_view, "known", G_CALLBACK (on_known_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suggestion_view, "take", G_CALLBACK (on_take_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->draft, "changed", G_CALLBACK (on_draft_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::frame", G_CALLBACK (accord_analyse_window_find), self, G_CONNECT_SWAPPED);
  accord_filter_button_set_words (self->outcome_button, _("Customers"), _("Who has bought"),
                                  _("Who became a customer, by the dates of stages."));
  accord_filter_button_set_workspace (self->outcome_button, workspace);
  gtk_widget_set_sensitive (GTK_WIDGET (self->outcome_button),
                            accord_identity_may (accord_identity_get (workspace), ACCORD_RIGHT_DRAFT));
  self->outcome = g_strdup (accord_record_get_text (get_settings (self), "score_outcome"));
  accord_filter_button_set_text (self->outcome_button, self->outcome != NULL ? self->outcome : "");
}

/**
 * accord_analyse_window_present:
 * @page: the page of the score
 * @draft: its draft
 *
 * Opens the window; it follows the leads and the draft.
 */
void
accord_analyse_window_present (AccordPage       *page,
                               AccordScoreDraft *draft)
{
  AccordAnalyseWindow *self = g_object_new (ACCORD_TYPE_ANALYSE_WINDOW, NULL);

  self->page = g_object_ref (page);
  self->draft = g_object_ref (draft);
  gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  build (self);
  gtk_window_present (GTK_WINDOW (self));
  accord_analyse_window_find (self);
}
