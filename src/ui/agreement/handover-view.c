#include "ui/agreement/handover-view.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/calendars-window.h"
#include "ui/agreement/handover-fields.h"
#include "ui/agreement/handover-reasons.h"
#include "ui/agreement/handover-rules.h"
#include "ui/common/autosave.h"
#include "ui/common/condition-editor.h"
#include "ui/personas/prose-row.h"

struct _AccordHandoverView
{
  AdwBin parent_instance;

  /* borrowed */
  AccordPage *page;
  GtkBox     *box;

  /* owned */
  AccordAutosave *autosave; /* of the settings */
};

G_DEFINE_FINAL_TYPE (AccordHandoverView, accord_handover_view, ADW_TYPE_BIN)

static AdwPreferencesGroup *
add_group (AccordHandoverView *self,
           const char         *title,
           const char         *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (self->box, group);
  return ADW_PREFERENCES_GROUP (group);
}

static void
add_entry (AccordHandoverView  *self,
           AdwPreferencesGroup *group,
           const char          *title,
           const char          *column)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (group, row);
  accord_autosave_bind (self->autosave, row, column);
}

static void
add_prose (AccordHandoverView  *self,
           AdwPreferencesGroup *group,
           const char          *title,
           const char          *column)
{
  GtkWidget *row = accord_prose_row_new (title);

  adw_preferences_group_add (group, row);
  accord_autosave_bind (self->autosave, accord_prose_row_get_text_view (ACCORD_PROSE_ROW (row)), column);
}

static void
add_when (AccordHandoverView *self)
{
  AdwPreferencesGroup *group = add_group (self, _("When a Lead Goes to Sales"), NULL);
  AdwPreferencesGroup *fields = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *when = accord_condition_editor_new ();

  g_object_set (when, "title", _("As soon as"), "empty-hint",
                _("Say what must be true of a lead before it goes to sales."), NULL);
  accord_condition_editor_set_workspace (ACCORD_CONDITION_EDITOR (when), accord_page_get_workspace (self->page));
  gtk_widget_set_margin_bottom (when, 12);
  gtk_widget_set_margin_top (when, 6);
  adw_preferences_group_add (group, when);
  accord_autosave_bind_full (self->autosave, when, G_OBJECT (when), "handover_when", accord_condition_editor_access ());
  /* A group shows its rows first, and everything else below them. */
  adw_preferences_group_add (fields, accord_handover_fields_new (accord_page_get_workspace (self->page)));
  adw_preferences_group_add (group, GTK_WIDGET (fields));
}

static void
add_how (AccordHandoverView *self)
{
  AdwPreferencesGroup *group = add_group (self, _("How"), NULL);

  add_entry (self, group, _("By which way: a task in the CRM, a call, an e-mail"), "handover_channel");
  add_prose (self, group, _("What goes with it"), "handover_contents");
}

static void
add_attempts (AccordHandoverView *self)
{
  AdwPreferencesGroup *group = add_group (self, _("When Nobody Answers"), NULL);

  add_entry (self, group, _("Attempts to reach it"), "handover_attempts");
  add_entry (self, group, _("Within so many working days"), "handover_attempt_days");
}

static void
add_reasons (AccordHandoverView *self)
{
  AdwPreferencesGroup *group = add_group (self, _("Reasons"), _("One a line. Sales chooses from them, marketing learns."));
  GtkWidget *disqualify = accord_handover_reasons_new (self->page, self->autosave, "disqualify_reasons",
                                                       _("Reasons to give a lead up"));

  adw_preferences_group_add (group, accord_handover_reasons_new (self->page, self->autosave, "reject_reasons",
                                                                 _("Reasons to reject a lead")));
  gtk_widget_set_margin_top (disqualify, 12);
  adw_preferences_group_add (group, disqualify);
}

static void
add_rest (AccordHandoverView *self)
{
  AdwPreferencesGroup *group = add_group (self, _("What Comes Back, and What Is Left Lying"), NULL);

  add_prose (self, group, _("What marketing does with leads that come back"), "handover_return");
  add_prose (self, group, _("What happens when nobody acts"), "handover_escalation");
}

static void
add_hours (AccordHandoverView *self)
{
  AdwPreferencesGroup *group = add_group (self, NULL, NULL);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = accord_calendars_button_new (accord_page_get_workspace (self->page));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Clocks run in working time"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("Days, hours, holidays and time zone of each team."));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (group, row);
}

static void
accord_handover_view_dispose (GObject *object)
{
  g_clear_object (&ACCORD_HANDOVER_VIEW (object)->autosave);
  G_OBJECT_CLASS (accord_handover_view_parent_class)->dispose (object);
}

static void
accord_handover_view_class_init (AccordHandoverViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_handover_view_dispose;
}

static void
accord_handover_view_init (AccordHandoverView *self)
{
}

/**
 * accord_handover_view_new:
 * @page: the page that it lies on
 *
 * Returns: (transfer floating): the parts of the hand-over
 */
GtkWidget *
accord_handover_view_new (AccordPage *page)
{
  AccordHandoverView *self = g_object_new (ACCORD_TYPE_HANDOVER_VIEW, NULL);

  self->page = page;
  self->autosave = accord_autosave_new (accord_page_get_workspace (page));
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 24));
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 12);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
  add_when (self);
  gtk_box_append (self->box, accord_handover_rules_new (page, "never"));
  gtk_box_append (self->box, accord_handover_rules_new (page, "route"));
  add_how (self);
  gtk_box_append (self->box, accord_handover_rules_new (page, "response"));
  add_hours (self);
  add_attempts (self);
  add_reasons (self);
  add_rest (self);
  accord_autosave_set_record (self->autosave, accord_workspace_get_settings (accord_page_get_workspace (page)));
  return GTK_WIDGET (self);
}
