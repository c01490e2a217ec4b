#include "ui/common/suggestion-popover.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

#define LABEL_CHARACTERS 48

struct _AccordSuggestionPopover
{
  GtkPopover parent_instance;

  GtkListBox *list;     /* borrowed: a child */
  GtkWidget  *typed_in; /* borrowed: within the parent, or it */

  GPtrArray  *suggestions; /* owned; in the order of the rows */
};

G_DEFINE_FINAL_TYPE (AccordSuggestionPopover, accord_suggestion_popover, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
hide (AccordSuggestionPopover *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->typed_in), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT);
}

static void
choose (AccordSuggestionPopover *self,
        GtkListBoxRow           *row)
{
  g_autoptr (GPtrArray) suggestions = g_ptr_array_ref (self->suggestions);

  hide (self);
  g_signal_emit (self, signals[CHOSEN], 0, g_ptr_array_index (suggestions, (guint) gtk_list_box_row_get_index (row)));
}

static void
on_row_activated_cb (AccordSuggestionPopover *self,
                     GtkListBoxRow           *row)
{
  choose (self, row);
}

/* The keyboard stays where a person types; what is selected is said to be its descendant. */
static void
move (AccordSuggestionPopover *self,
      gint                     by)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  gint n = (gint) self->suggestions->len;
  gint index = selected != NULL ? gtk_list_box_row_get_index (selected) + by : by > 0 ? 0 : n - 1;
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, (index + n) % n);

  gtk_list_box_select_row (self->list, row);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->typed_in), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

static gboolean
on_key_pressed_cb (AccordSuggestionPopover *self,
                   guint                    keyval,
                   guint                    keycode,
                   GdkModifierType          state)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    move (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    move (self, -1);
  else if (keyval == GDK_KEY_Tab)
    choose (self, selected != NULL ? selected : gtk_list_box_get_row_at_index (self->list, 0));
  else if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && selected != NULL)
    choose (self, selected);
  else if (keyval == GDK_KEY_Escape)
    hide (self);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

static char *
name_suggestion (const AccordSuggestion *suggestion,
                 const AccordFrame      *frame,
                 AccordRecord           *settings)
{
  const AccordFrameColumn *column =
      suggestion->field != NULL ? accord_frame_find_column (frame, suggestion->field) : NULL;
  g_autofree char *field = column != NULL ? accord_words_field (column->field, settings) : NULL;

  if (field == NULL)
    return g_strdup (suggestion->label);
  /* Translators: a field of leads and a value of it: «Source is Webinar» */
  return g_strdup_printf (_("%s is %s"), field, suggestion->label);
}

static GtkWidget *
make_row (const AccordSuggestion *suggestion,
          const AccordFrame      *frame,
          AccordRecord           *settings)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  g_autofree char *name = name_suggestion (suggestion, frame, settings);
  g_autofree char *number = accord_words_count (suggestion->n_leads);
  g_autofree char *count = NULL, *spoken = NULL;
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_CHARACTERS);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  if (suggestion->n_leads > 0)
    {
      GtkWidget *count_label;

      count = g_strdup_printf (ngettext ("%s lead", "%s leads", (gulong) suggestion->n_leads), number);
      count_label = gtk_label_new (count);
      gtk_widget_add_css_class (count_label, "dim-label");
      gtk_widget_add_css_class (count_label, "numeric");
      gtk_box_append (GTK_BOX (box), count_label);
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  spoken = count != NULL ? g_strdup_printf ("%s, %s", name, count) : g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
clear (AccordSuggestionPopover *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->suggestions, g_ptr_array_unref);
}

static void
on_parent_destroyed_cb (AccordSuggestionPopover *self)
{
  if (gtk_widget_get_parent (GTK_WIDGET (self)) != NULL)
    gtk_widget_unparent (GTK_WIDGET (self));
}

static void
accord_suggestion_popover_finalize (GObject *object)
{
  g_clear_pointer (&ACCORD_SUGGESTION_POPOVER (object)->suggestions, g_ptr_array_unref);
  G_OBJECT_CLASS (accord_suggestion_popover_parent_class)->finalize (object);
}

static void
accord_suggestion_popover_class_init (AccordSuggestionPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_suggestion_popover_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", ACCORD_TYPE_SUGGESTION_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
accord_suggestion_popover_init (AccordSuggestionPopover *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "suggestions");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Suggestions"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_set_can_focus (GTK_WIDGET (self), FALSE);
}

/**
 * accord_suggestion_popover_new:
 * @parent: what the popover becomes a child of, and ends with; it lays out children that are windows of their own by
 *   leaving them alone (a text view does not)
 * @typed_in: where a person types: @parent, or a widget within
 *
 * Returns: (transfer none): a popover that shows nothing yet
 */
AccordSuggestionPopover *
accord_suggestion_popover_new (GtkWidget *parent,
                               GtkWidget *typed_in)
{
  AccordSuggestionPopover *self = g_object_new (ACCORD_TYPE_SUGGESTION_POPOVER, NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->typed_in = typed_in;
  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (hide), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (typed_in, keys);
  gtk_widget_add_controller (typed_in, focus);
  g_signal_connect_object (parent, "destroy", G_CALLBACK (on_parent_destroyed_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * accord_suggestion_popover_show:
 * @suggestions: (transfer full) (nullable): of #AccordSuggestion; none: it hides
 * @frame: whose fields they name
 * @settings: (nullable): of the workspace, for its own words
 *
 * Shows them, without one chosen.
 */
void
accord_suggestion_popover_show (AccordSuggestionPopover *self,
                                GPtrArray               *suggestions,
                                const AccordFrame       *frame,
                                AccordRecord            *settings)
{
  g_return_if_fail (ACCORD_IS_SUGGESTION_POPOVER (self));

  clear (self);
  self->suggestions = suggestions;
  if (suggestions == NULL || suggestions->len == 0 || !gtk_widget_get_mapped (self->typed_in))
    {
      hide (self);
      return;
    }
  for (guint i = 0; i < suggestions->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (suggestions, i), frame, settings));
  gtk_list_box_unselect_all (self->list);
  gtk_popover_popup (GTK_POPOVER (self));
}
