#include "ui/leads/lead-table.h"

#include "ui/leads/lead-columns.h"

static void
on_column_toggled_cb (GtkCheckButton      *check,
                      GParamSpec          *pspec,
                      GtkColumnViewColumn *column)
{
  gtk_column_view_column_set_visible (column, gtk_check_button_get_active (check));
}

static void
add_check (GtkBox              *checks,
           GtkColumnViewColumn *column)
{
  GtkWidget *check = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), gtk_column_view_column_get_visible (column));
  g_object_bind_property (column, "title", check, "label", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_column_toggled_cb), column, 0);
  gtk_box_append (checks, check);
}

static void
add_column (GtkColumnView           *table,
            const AccordFrameColumn *column,
            AccordRecord            *settings,
            gboolean                 shown)
{
  g_autoptr (GtkColumnViewColumn) view_column = accord_lead_column_new (column->field, settings);

  gtk_column_view_column_set_visible (view_column, shown);
  gtk_column_view_append_column (table, view_column);
}

static void
clear (GtkColumnView *table)
{
  GListModel *columns = gtk_column_view_get_columns (table);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (table, column);
    }
}

/**
 * accord_lead_table_fill:
 * @table: a table of an #AccordLeadList
 * @frame: the leads
 * @settings: of the workspace
 *
 * The usual columns first and shown, the others behind them for whoever wants them.
 */
void
accord_lead_table_fill (GtkColumnView     *table,
                        const AccordFrame *frame,
                        AccordRecord      *settings)
{
  g_autoptr (GPtrArray) usual = accord_lead_columns_usual (frame);

  clear (table);
  for (guint i = 0; i < usual->len; i++)
    add_column (table, accord_frame_find_column (frame, g_ptr_array_index (usual, i)), settings, TRUE);
  for (guint i = 0; i < accord_frame_get_n_columns (frame); i++)
    {
      const AccordFrameColumn *column = accord_frame_get_column (frame, i);

      if (!g_ptr_array_find_with_equal_func (usual, column->field->name, g_str_equal, NULL))
        add_column (table, column, settings, FALSE);
    }
}

/**
 * accord_lead_table_fill_checks:
 * @table: a table that was filled
 * @checks: gets a check button for each column, which shows it
 */
void
accord_lead_table_fill_checks (GtkColumnView *table,
                               GtkBox        *checks)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  GtkWidget *check;

  while ((check = gtk_widget_get_first_child (GTK_WIDGET (checks))) != NULL)
    gtk_box_remove (checks, check);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      add_check (checks, column);
    }
}

/**
 * accord_lead_table_rename:
 * @table: a table that was filled
 * @frame: the leads
 *
 * Calls its columns by the workspace's words for stages, once those are others.
 */
void
accord_lead_table_rename (GtkColumnView     *table,
                          const AccordFrame *frame)
{
  GListModel *columns = gtk_column_view_get_columns (table);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const AccordFrameColumn *data = accord_frame_find_column (frame, accord_lead_column_get_name (column));

      if (data != NULL)
        accord_lead_column_rename (column, data->field);
    }
}

/**
 * accord_lead_table_make_sheet:
 * @table: a table that was filled
 * @frame: the leads that it shows
 * @settings: of the workspace
 * @rows: (array length=n_rows): which of them
 * @n_rows: their number
 *
 * Returns: (transfer full): those leads in its visible columns, in the order in which they stand
 */
AccordLeadSheet *
accord_lead_table_make_sheet (GtkColumnView *table,
                              AccordFrame   *frame,
                              AccordRecord  *settings,
                              const guint32 *rows,
                              guint          n_rows)
{
  GListModel *columns = gtk_column_view_get_columns (table);
  AccordLeadSheet *sheet = accord_lead_sheet_new (frame, settings, rows, n_rows);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);

      if (gtk_column_view_column_get_visible (column))
        accord_lead_sheet_add_column (sheet, accord_lead_column_get_name (column),
                                      gtk_column_view_column_get_title (column));
    }
  return sheet;
}
