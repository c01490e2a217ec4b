#include "ui/common/expander-edit.h"

static gboolean
focus (gpointer user_data)
{
  GtkWidget *entry = user_data;

  if (gtk_widget_get_root (entry) == NULL)
    return G_SOURCE_REMOVE;
  gtk_widget_grab_focus (entry);
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  return G_SOURCE_REMOVE;
}

/* Once it has a place, so that what it lies in can scroll to it. */
static void
on_mapped_cb (GtkWidget *entry)
{
  g_signal_handlers_disconnect_by_func (entry, on_mapped_cb, NULL);
  g_idle_add_full (G_PRIORITY_LOW, focus, g_object_ref (entry), g_object_unref);
}

/**
 * accord_expander_edit_entry:
 * @entry: an entry in what is opening
 *
 * Puts the cursor into it once it is shown: what lies in a closed row cannot have the focus.
 *
 * Returns: whether it is shown already
 */
gboolean
accord_expander_edit_entry (GtkWidget *entry)
{
  g_return_val_if_fail (GTK_IS_EDITABLE (entry), FALSE);

  if (gtk_widget_get_mapped (entry))
    {
      focus (entry);
      return TRUE;
    }
  g_signal_handlers_disconnect_by_func (entry, on_mapped_cb, NULL);
  g_signal_connect (entry, "map", G_CALLBACK (on_mapped_cb), NULL);
  return FALSE;
}

/**
 * accord_expander_edit:
 * @row: a row that opens
 * @entry: an entry in it
 *
 * Opens it and puts the cursor into the entry.
 */
void
accord_expander_edit (AdwExpanderRow *row,
                      GtkWidget      *entry)
{
  g_return_if_fail (ADW_IS_EXPANDER_ROW (row));

  if (!accord_expander_edit_entry (entry))
    adw_expander_row_set_expanded (row, TRUE);
}
