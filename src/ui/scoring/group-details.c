#include "ui/scoring/group-details.h"

#include <glib/gi18n-lib.h>

static const char *const dimensions[] = { "fit", "engagement", NULL };

static GtkWidget *
add_entry (GtkWidget      *list,
           AccordAutosave *autosave,
           const char     *title,
           const char     *column)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  accord_autosave_bind (autosave, row, column);
  return row;
}

static void
add_dimension (GtkWidget      *list,
               AccordAutosave *autosave)
{
  const char *const names[] = { _("Who they are (fit)"), _("What they do (engagement)"), NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (names);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Says"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (model));
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  accord_autosave_bind_choices (autosave, row, "dimension", dimensions);
}

static void
add_exclusive (GtkWidget      *list,
               AccordAutosave *autosave)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *control = gtk_switch_new ();
  const char *title = _("Only the First Rule That Fits Counts");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
  accord_autosave_bind (autosave, control, "exclusive");
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

static GtkWidget *
make_buttons (AccordRecord *group)
{
  GtkWidget *box = gtk_flow_box_new ();
  const char *id = accord_record_get_id (group);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (box), 8);
  gtk_flow_box_set_row_spacing (GTK_FLOW_BOX (box), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, _("This group"), -1);
  add_button (box, _("Move Group _Up"), "scoring.move-group", g_variant_new ("(si)", id, -1));
  add_button (box, _("Move Group D_own"), "scoring.move-group", g_variant_new ("(si)", id, 1));
  add_button (box, _("De_lete Group"), "scoring.delete-group", g_variant_new_string (id));
  return box;
}

/**
 * accord_group_details_new:
 * @group: what is edited
 * @autosave: of @group
 * @title_row: (out): the entry of its name
 *
 * Returns: (transfer floating): inputs, and buttons that move and delete it
 */
GtkWidget *
accord_group_details_new (AccordRecord   *group,
                          AccordAutosave *autosave,
                          GtkWidget     **title_row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The group"), -1);
  *title_row = add_entry (list, autosave, _("Name of the Group"), "title");
  add_dimension (list, autosave);
  add_entry (list, autosave, _("At least so many points; empty: no limit"), "low");
  add_entry (list, autosave, _("At most so many points; empty: no limit"), "high");
  add_exclusive (list, autosave);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), make_buttons (group));
  gtk_widget_set_margin_bottom (box, 6);
  return box;
}
