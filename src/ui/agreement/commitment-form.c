#include "ui/agreement/commitment-form.h"

static void
set_title (GtkWidget  *row,
           const char *title)
{
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
}

/* Enter is done: what was typed is saved as the window closes. */
static void
on_entry_activated_cb (GtkWidget *row)
{
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (row)));
}

AdwPreferencesGroup *
accord_commitment_form_add_group (const AccordCommitmentForm *self,
                                  const char                 *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (group));
  return ADW_PREFERENCES_GROUP (group);
}

GtkWidget *
accord_commitment_form_add_entry (AdwPreferencesGroup *group,
                                  const char          *title)
{
  GtkWidget *row = adw_entry_row_new ();

  set_title (row, title);
  g_signal_connect (row, "entry-activated", G_CALLBACK (on_entry_activated_cb), NULL);
  adw_preferences_group_add (group, row);
  return row;
}

/**
 * accord_commitment_form_add_choice:
 * @group: where the row goes
 * @title: its title, with a mnemonic
 * @column: what it changes
 * @values: what can be chosen; borrowed for as long as the row lives
 * @name: how a value is called
 *
 * Returns: (transfer none): the row
 */
GtkWidget *
accord_commitment_form_add_choice (const AccordCommitmentForm *self,
                                   AdwPreferencesGroup        *group,
                                   const char                 *title,
                                   const char                 *column,
                                   const char *const          *values,
                                   AccordNameFunc              name)
{
  AccordRecord *settings = accord_workspace_get_settings (self->workspace);
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; values[i] != NULL; i++)
    gtk_string_list_take (names, name (values[i], settings));
  set_title (row, title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  adw_preferences_group_add (group, row);
  accord_autosave_bind_choices (self->autosave, row, column, values);
  return row;
}
