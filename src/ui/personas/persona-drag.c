#include "ui/personas/persona-drag.h"

/* What a card does with another that is let go on it. */
typedef struct
{
  AccordPersonaCard   *card;
  AccordPersonaDropped dropped;
  gpointer             user_data;
} Place;

static GdkContentProvider *
on_prepare_cb (GtkDragSource     *source,
               double             x,
               double             y,
               AccordPersonaCard *card)
{
  GdkPaintable *paintable = gtk_widget_paintable_new (GTK_WIDGET (card));

  gtk_drag_source_set_icon (source, paintable, (int) x, (int) y);
  g_object_unref (paintable);
  return gdk_content_provider_new_typed (ACCORD_TYPE_RECORD, accord_persona_card_get_record (card));
}

static gboolean
on_drop_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            Place         *place)
{
  AccordRecord *dragged = g_value_get_object (value);
  AccordRecord *own = accord_persona_card_get_record (place->card);

  if (dragged == NULL || dragged == own)
    return FALSE;
  place->dropped (dragged, own, place->user_data);
  return TRUE;
}

/**
 * accord_persona_drag_attach:
 * @card: a card
 * @dropped: called with the persona that is let go on it
 * @user_data: for @dropped; it lives longer than the card
 *
 * Lets @card be dragged onto others, and take others.
 */
void
accord_persona_drag_attach (AccordPersonaCard   *card,
                            AccordPersonaDropped dropped,
                            gpointer             user_data)
{
  GtkDragSource *source = gtk_drag_source_new ();
  GtkDropTarget *target = gtk_drop_target_new (ACCORD_TYPE_RECORD, GDK_ACTION_MOVE);
  Place *place = g_new0 (Place, 1);

  place->card = card;
  place->dropped = dropped;
  place->user_data = user_data;
  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE);
  g_signal_connect_object (source, "prepare", G_CALLBACK (on_prepare_cb), card, 0);
  g_signal_connect_data (target, "drop", G_CALLBACK (on_drop_cb), place, (GClosureNotify) (void (*) (void)) g_free, 0);
  gtk_widget_add_controller (GTK_WIDGET (card), GTK_EVENT_CONTROLLER (source));
  gtk_widget_add_controller (GTK_WIDGET (card), GTK_EVENT_CONTROLLER (target));
}
