#include "plain-table.h"

#define N_CHARS 12

static void
on_setup_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item)
{
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), N_CHARS);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_list_item_set_child (list_item, cell);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory,
            GtkListItem              *list_item,
            gpointer                  user_data)
{
  char text[2 * N_CHARS];

  g_snprintf (text, sizeof text, "%u of %u", gtk_list_item_get_position (list_item), GPOINTER_TO_UINT (user_data));
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (list_item)), text);
}

/**
 * plain_table_open:
 * @rows: how many rows it has
 * @n_columns: its columns, each cell of which has a short text
 * @width: of its window, in pixels
 * @height: of its window
 *
 * Returns: (transfer none): its window, which lives until gtk_window_destroy()
 */
GtkWindow *
plain_table_open (GListModel *rows,
                  guint       n_columns,
                  int         width,
                  int         height)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (gtk_multi_selection_new (g_object_ref (rows)));
  GtkColumnView *table = GTK_COLUMN_VIEW (gtk_column_view_new (model));
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *window = gtk_window_new ();

  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Column", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (on_setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cb), GUINT_TO_POINTER (i));
      gtk_column_view_append_column (table, column);
    }
  gtk_column_view_set_show_row_separators (table, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (table));
  gtk_window_set_child (GTK_WINDOW (window), scroller);
  gtk_window_set_default_size (GTK_WINDOW (window), width, height);
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
