#include "ui/overview/overview-list.h"

#include "ui/common/actionable.h"

#define HEAD_HEIGHT 34 /* with its button and without: lists beside each other begin at one height */

/**
 * accord_overview_list_new:
 * @heading: what it lists
 * @label: (out) (optional): that says so
 * @list: (out): its list
 * @all: (out): the button beside its heading
 *
 * Returns: (transfer floating): all of it
 */
GtkWidget *
accord_overview_list_new (const char  *heading,
                          GtkLabel   **label,
                          GtkListBox **list,
                          GtkButton  **all)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (heading), *rows = gtk_list_box_new (), *button = gtk_button_new ();

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "link-button");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (rows), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (rows, "boxed-list");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (rows), GTK_ACCESSIBLE_RELATION_LABELLED_BY, name, NULL, -1);
  gtk_widget_set_size_request (head, -1, HEAD_HEIGHT);
  gtk_box_append (GTK_BOX (head), name);
  gtk_box_append (GTK_BOX (head), button);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), rows);
  if (label != NULL)
    *label = GTK_LABEL (name);
  *list = GTK_LIST_BOX (rows);
  *all = GTK_BUTTON (button);
  return box;
}

void
accord_overview_list_clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

/**
 * accord_overview_row_new:
 * @title: what it is about
 * @subtitle: the rest
 * @suffix: (transfer floating) (nullable): behind both
 * @action: (nullable): what it leads to, an action with its target
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
accord_overview_row_new (const char *title,
                         const char *subtitle,
                         GtkWidget  *suffix,
                         const char *action)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 2);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  if (suffix != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), suffix);
  if (action != NULL)
    {
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      accord_actionable_set (GTK_ACTIONABLE (row), action);
    }
  return row;
}
