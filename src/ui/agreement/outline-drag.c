#include "ui/agreement/outline-drag.h"

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source,
               double         x,
               double         y,
               gpointer       user_data)
{
  return gdk_content_provider_new_typed (GTK_TYPE_LIST_BOX_ROW,
                                         gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));
}

static void
on_drag_begin_cb (GtkDragSource *source,
                  GdkDrag       *drag,
                  gpointer       user_data)
{
  g_autoptr (GdkPaintable) picture =
      gtk_widget_paintable_new (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
on_drop_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            gpointer       user_data)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  GtkListBoxRow *dragged = g_value_get_object (value);
  GtkWidget *list = gtk_widget_get_parent (row);
  AccordOutlineDropped dropped = g_object_get_data (G_OBJECT (row), "accord-dropped");

  if (dragged == NULL || gtk_widget_get_parent (GTK_WIDGET (dragged)) != list)
    return FALSE;
  dropped (list, (guint) gtk_list_box_row_get_index (dragged), (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));
  return TRUE;
}

/**
 * accord_outline_drag_add:
 * @row: a GtkListBoxRow
 * @dropped: is called with the place it had, and the one it is to have
 */
void
accord_outline_drag_add (GtkWidget           *row,
                         AccordOutlineDropped dropped)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (GTK_TYPE_LIST_BOX_ROW, GDK_ACTION_MOVE);

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_object_set_data (G_OBJECT (row), "accord-dropped", dropped);
  g_signal_connect (source, "prepare", G_CALLBACK (on_prepare_cb), NULL);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), NULL);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (target));
}
