#include "ui/scoring/rule-details.h"

#include <glib/gi18n-lib.h>

#include "ui/common/condition-editor.h"

/* While the list is built. */
typedef struct
{
  AccordPage     *page;
  AccordRecord   *rule;
  AccordAutosave *autosave;
  GtkListBox     *list;
} Details;

static GtkWidget *
add_entry (Details    *self,
           const char *title,
           const char *column)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (self->list, row);
  accord_autosave_bind (self->autosave, row, column);
  return row;
}

static void
add_plain (Details   *self,
           GtkWidget *child)
{
  GtkWidget *row = adw_preferences_row_new ();

  gtk_widget_set_margin_start (child, 12);
  gtk_widget_set_margin_end (child, 12);
  gtk_widget_set_margin_top (child, 8);
  gtk_widget_set_margin_bottom (child, 8);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
add_condition (Details *self)
{
  GtkWidget *condition = accord_condition_editor_new ();

  g_object_set (condition, "title", _("For which leads"), "empty-hint", _("For nobody until it says for whom."), NULL);
  accord_condition_editor_set_workspace (ACCORD_CONDITION_EDITOR (condition), accord_page_get_workspace (self->page));
  add_plain (self, condition);
  accord_autosave_bind_full (self->autosave, condition, G_OBJECT (condition), "condition",
                             accord_condition_editor_access ());
}

static void
add_switch (Details *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Switched Off"));
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Switched off"), -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_list_box_append (self->list, row);
  accord_autosave_bind (self->autosave, control, "is_off");
}

static void
add_button (GtkWidget  *box,
            const char *label,
            const char *action,
            GVariant   *target)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_flow_box_insert (GTK_FLOW_BOX (box), button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
}

/* In as many lines as they need: the page may be narrow. */
static void
add_buttons (Details *self)
{
  GtkWidget *box = gtk_flow_box_new ();
  const char *id = accord_record_get_id (self->rule);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 8);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("This rule"), -1);
  add_button (box, _("_Copy Rule"), "scoring.copy-rule", g_variant_new_string (id));
  add_button (box, _("Move _Up"), "scoring.move-rule", g_variant_new ("(si)", id, -1));
  add_button (box, _("Move D_own"), "scoring.move-rule", g_variant_new ("(si)", id, 1));
  add_button (box, _("De_lete Rule"), "scoring.delete-rule", g_variant_new_string (id));
  add_plain (self, box);
}

/**
 * accord_rule_details_new:
 * @page: the page of the score
 * @rule: what is edited
 * @autosave: of @rule; what is edited is bound to it
 * @title_row: (out): the entry of its name
 *
 * Returns: (transfer floating): a list of inputs
 */
GtkWidget *
accord_rule_details_new (AccordPage     *page,
                         AccordRecord   *rule,
                         AccordAutosave *autosave,
                         GtkWidget     **title_row)
{
  Details self = { page, rule, autosave, GTK_LIST_BOX (gtk_list_box_new ()) };

  gtk_list_box_set_selection_mode (self.list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self.list), "rule-details");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self.list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The rule"), -1);
  *title_row = add_entry (&self, _("Name"), "title");
  add_condition (&self);
  add_entry (&self, _("Days in which it loses half its points; empty: it keeps them"), "half_life");
  add_switch (&self);
  add_buttons (&self);
  return GTK_WIDGET (self.list);
}
