#include "ui/scoring/score-drag.h"

/* What is done with another that is let go on a record. */
typedef struct
{
  AccordRecord       *record;
  AccordScoreDropped  dropped;
  gpointer            user_data;
} Place;

static void
place_free (gpointer  data,
            GClosure *closure)
{
  Place *place = data;

  g_object_unref (place->record);
  g_free (place);
}

static GdkContentProvider *
on_prepare_cb (GtkDragSource *source,
               double         x,
               double         y,
               AccordRecord  *record)
{
  return gdk_content_provider_new_typed (ACCORD_TYPE_RECORD, record);
}

static void
on_drag_begin_cb (GtkDragSource *source,
                  GdkDrag       *drag,
                  GtkWidget     *shown)
{
  g_autoptr (GdkPaintable) picture = gtk_widget_paintable_new (shown);

  gtk_drag_source_set_icon (source, picture, 0, 0);
}

static gboolean
on_drop_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            Place         *place)
{
  AccordRecord *dragged = g_value_get_object (value);

  if (dragged == NULL || dragged == place->record)
    return FALSE;
  place->dropped (dragged, place->record, place->user_data);
  return TRUE;
}

/**
 * accord_score_drag_attach:
 * @widget: what is taken
 * @shown: what follows the pointer
 * @record: what is dragged
 *
 * For the pointer; the keyboard has Alt and the arrows.
 */
void
accord_score_drag_attach (GtkWidget    *widget,
                          GtkWidget    *shown,
                          AccordRecord *record)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare_cb), record, 0);
  g_signal_connect_object (source, "drag-begin", G_CALLBACK (on_drag_begin_cb), shown, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (source));
  gtk_widget_set_cursor_from_name (widget, "grab");
}

/**
 * accord_score_drag_handle_new:
 * @shown: what follows the pointer
 * @record: what is dragged
 *
 * Returns: (transfer floating): a handle for the pointer; the keyboard has Alt and the arrows
 */
GtkWidget *
accord_score_drag_handle_new (GtkWidget    *shown,
                              AccordRecord *record)
{
  GtkWidget *handle = g_object_new (GTK_TYPE_IMAGE, "icon-name", "list-drag-handle-symbolic", "accessible-role",
                                    GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  accord_score_drag_attach (handle, shown, record);
  gtk_widget_add_css_class (handle, "dim-label");
  return handle;
}

/**
 * accord_score_drag_accept:
 * @widget: what is let go on
 * @record: what it stands for
 * @dropped: is called with both
 * @user_data: for @dropped
 */
void
accord_score_drag_accept (GtkWidget          *widget,
                          AccordRecord       *record,
                          AccordScoreDropped  dropped,
                          gpointer            user_data)
{
  GtkDropTarget *target = gtk_drop_target_new (ACCORD_TYPE_RECORD, GDK_ACTION_MOVE);
  Place *place = g_new0 (Place, 1);

  place->record = g_object_ref (record);
  place->dropped = dropped;
  place->user_data = user_data;
  g_signal_connect_data (target, "drop", G_CALLBACK (on_drop_cb), place, place_free, 0);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}
