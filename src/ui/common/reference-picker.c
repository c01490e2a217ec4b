#include "ui/common/reference-picker.h"

#include <glib/gi18n-lib.h>

#define MOST_HEIGHT 320
#define WIDTH 320

struct _AccordReferencePicker
{
  GtkPopover parent_instance;

  /* borrowed: children */
  GtkEditable *search;
  GtkListBox  *list;

  /* owned */
  AccordLiveReferences *references;
  GPtrArray            *all; /* of AccordReferable, in the order of the rows */

  gboolean chosen;
};

G_DEFINE_FINAL_TYPE (AccordReferencePicker, accord_reference_picker, GTK_TYPE_POPOVER)

enum
{
  CHOSEN,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static AccordReferable *
get_referable (AccordReferencePicker *self,
               GtkListBoxRow         *row)
{
  return g_ptr_array_index (self->all, (guint) gtk_list_box_row_get_index (row));
}

/* Every word that was typed is in its name or its kind. */
static gboolean
is_wanted (GtkListBoxRow *row,
           gpointer       user_data)
{
  AccordReferencePicker *self = user_data;
  AccordReferable *referable = get_referable (self, row);
  g_autofree char *text = g_strjoin (" ", referable->name, _(referable->kind->label), NULL);

  return g_str_match_string (gtk_editable_get_text (self->search), text, TRUE) ||
         *gtk_editable_get_text (self->search) == '\0';
}

static void
add_header (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  AccordReferencePicker *self = user_data;
  const AccordReferenceKind *kind = get_referable (self, row)->kind;
  GtkWidget *label;

  if (before != NULL && get_referable (self, before)->kind == kind)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_(kind->label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 8);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
}

static GtkWidget *
make_row (const AccordReferable *referable)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (referable->name);
  /* Translators: what can be referred to, and what it is: «Plant manager, Persona» */
  g_autofree char *name = g_strdup_printf (_("%s, %s"), referable->name, _(referable->kind->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (referable->kind->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* The first that is shown, or the one in that direction from the one that is selected. */
static void
select_row (AccordReferencePicker *self,
            gint                   step)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->list);
  gint index = step == 0 || selected == NULL ? 0 : gtk_list_box_row_get_index (selected) + step;
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, index)) != NULL && !gtk_widget_get_child_visible (GTK_WIDGET (row)))
    index += step >= 0 ? 1 : -1;
  if (row != NULL || step == 0)
    gtk_list_box_select_row (self->list, row);
  if (row != NULL)
    gtk_accessible_update_relation (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, row, -1);
}

static void
on_search_changed_cb (AccordReferencePicker *self)
{
  gtk_list_box_invalidate_filter (self->list);
  select_row (self, 0);
}

static void
on_row_activated_cb (AccordReferencePicker *self,
                     GtkListBoxRow         *row)
{
  g_autoptr (GPtrArray) all = g_ptr_array_ref (self->all);

  self->chosen = TRUE;
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[CHOSEN], 0, g_ptr_array_index (all, (guint) gtk_list_box_row_get_index (row)));
}

static void
on_activate_cb (AccordReferencePicker *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (row != NULL)
    on_row_activated_cb (self, row);
}

static gboolean
on_key_pressed_cb (AccordReferencePicker *self,
                   guint                  keyval,
                   guint                  keycode,
                   GdkModifierType        modifiers)
{
  if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    select_row (self, 1);
  else if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    select_row (self, -1);
  else if (keyval == GDK_KEY_Escape)
    gtk_popover_popdown (GTK_POPOVER (self));
  else
    return FALSE;
  return TRUE;
}

static void
on_closed_cb (AccordReferencePicker *self)
{
  if (!self->chosen)
    g_signal_emit (self, signals[LEFT], 0, gtk_editable_get_text (self->search));
}

static void
clear (AccordReferencePicker *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_clear_pointer (&self->all, g_ptr_array_unref);
}

static void
accord_reference_picker_finalize (GObject *object)
{
  AccordReferencePicker *self = ACCORD_REFERENCE_PICKER (object);

  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->references);
  G_OBJECT_CLASS (accord_reference_picker_parent_class)->finalize (object);
}

static void
accord_reference_picker_class_init (AccordReferencePickerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_reference_picker_finalize;

  signals[CHOSEN] = g_signal_new ("chosen", ACCORD_TYPE_REFERENCE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[LEFT] = g_signal_new ("left", ACCORD_TYPE_REFERENCE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static GtkWidget *
make_list (AccordReferencePicker *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *none = gtk_label_new (_("Nothing is called so."));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "suggestions");
  gtk_widget_add_css_class (none, "dim-label");
  gtk_list_box_set_placeholder (self->list, none);
  gtk_list_box_set_filter_func (self->list, is_wanted, self, NULL);
  gtk_list_box_set_header_func (self->list, add_header, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What to refer to"), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MOST_HEIGHT);
  return scroller;
}

static void
accord_reference_picker_init (AccordReferencePicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = GTK_EDITABLE (search);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search what to refer to"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (search, keys);
  g_signal_connect_swapped (search, "changed", G_CALLBACK (on_search_changed_cb), self);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (on_activate_cb), self);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), make_list (self));
  gtk_widget_set_size_request (box, WIDTH, -1);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  g_signal_connect (self, "closed", G_CALLBACK (on_closed_cb), NULL);
}

/**
 * accord_reference_picker_new:
 *
 * Returns: (transfer floating): a popover, whose parent is to be set
 */
GtkWidget *
accord_reference_picker_new (AccordLiveReferences *references)
{
  AccordReferencePicker *self = g_object_new (ACCORD_TYPE_REFERENCE_PICKER, NULL);

  self->references = g_object_ref (references);
  return GTK_WIDGET (self);
}

/**
 * accord_reference_picker_open:
 * @at: what it points at, in the coordinates of its parent
 *
 * Lists what there is now, and takes the keyboard.
 */
void
accord_reference_picker_open (AccordReferencePicker *self,
                              const GdkRectangle    *at)
{
  clear (self);
  self->chosen = FALSE;
  self->all = accord_live_references_list (self->references);
  gtk_editable_set_text (self->search, "");
  for (guint i = 0; i < self->all->len; i++)
    gtk_list_box_append (self->list, make_row (g_ptr_array_index (self->all, i)));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  select_row (self, 0);
}
