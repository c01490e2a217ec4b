#include "ui/kpis/pick-button.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/common/button-name.h"

#define SEARCH_FROM 9    /* values */
#define MOST_SHOWN 200   /* of many, the others are found by searching */
#define LONGEST_NAME 24  /* characters of what is picked, on the button */

struct _AccordPickButton
{
  AdwBin parent_instance;

  /* borrowed: children */
  GtkWidget *button;
  GtkLabel  *label;
  GtkWidget *search;
  GtkWidget *list;
  GtkWidget *more_label;
  GtkWidget *all_button;

  /* owned */
  char      *field, *nothing, *some;
  GStrv      values;
  GPtrArray *picked; /* of char * */
  GStrv      as_list; /* the same, as it was asked for last */
  gboolean   filling;
};

G_DEFINE_FINAL_TYPE (AccordPickButton, accord_pick_button, ADW_TYPE_BIN)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_picked (AccordPickButton *self,
           const char       *value,
           guint            *index)
{
  return g_ptr_array_find_with_equal_func (self->picked, value, g_str_equal, index);
}

static char *
describe (AccordPickButton *self)
{
  if (self->picked->len == 0)
    return g_strdup (self->nothing);
  if (self->picked->len == 1)
    return g_strdup (self->picked->pdata[0]);
  if (self->picked->len == 2 &&
      g_utf8_strlen (self->picked->pdata[0], -1) + g_utf8_strlen (self->picked->pdata[1], -1) <= LONGEST_NAME)
    return g_strdup_printf ("%s, %s", (char *) self->picked->pdata[0], (char *) self->picked->pdata[1]);
  return g_strdup_printf ("%s (%u)", self->some, self->picked->len);
}

/* With what it is for: «Sources: Referral, Webinar» */
static void
say (AccordPickButton *self)
{
  g_autofree char *text = describe (self);
  g_autofree char *name = self->picked->len > 0 ? g_strdup_printf ("%s: %s", self->some, text) : g_strdup (text);

  gtk_label_set_label (self->label, text);
  accord_button_name (self->button, name);
  if (self->picked->len > 0)
    gtk_widget_add_css_class (GTK_WIDGET (self), "filtering");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "filtering");
  gtk_widget_set_sensitive (self->all_button, self->picked->len > 0);
}

static void
on_toggled_cb (AccordPickButton *self,
               GtkCheckButton   *check)
{
  const char *value = gtk_check_button_get_label (check);
  guint index;

  if (self->filling)
    return;
  if (is_picked (self, value, &index))
    g_ptr_array_remove_index (self->picked, index);
  if (gtk_check_button_get_active (check))
    g_ptr_array_add (self->picked, g_strdup (value));
  say (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
matches (const char *value,
         const char *sought)
{
  g_autofree char *folded = g_utf8_casefold (value, -1), *needle = g_utf8_casefold (sought, -1);

  return strstr (folded, needle) != NULL;
}

static void
add_check (AccordPickButton *self,
           const char       *value)
{
  GtkWidget *check = gtk_check_button_new_with_label (value);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_picked (self, value, NULL));
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->list), check);
}

/* What is searched for, at most so many. */
static void
fill (AccordPickButton *self)
{
  const char *sought = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint n = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  self->filling = TRUE;
  for (guint i = 0; self->values != NULL && self->values[i] != NULL; i++)
    if (matches (self->values[i], sought) && n++ < MOST_SHOWN)
      add_check (self, self->values[i]);
  self->filling = FALSE;
  gtk_label_set_label (GTK_LABEL (self->more_label), n == 0 ? _("Nothing is called so.") : _("There are more: search for them."));
  gtk_widget_set_visible (self->more_label, n == 0 || n > MOST_SHOWN);
}

static void
on_search_changed_cb (AccordPickButton *self)
{
  fill (self);
}

static void
on_shown_cb (AccordPickButton *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_set_visible (self->search, self->values != NULL && g_strv_length (self->values) >= SEARCH_FROM);
  fill (self);
}

/* The boxes, between what is searched and the button that takes all. */
static GtkWidget *
find_next (AccordPickButton *self,
           guint             keyval)
{
  GtkWidget *check = gtk_widget_get_focus_child (self->list), *next;

  switch (keyval)
    {
    case GDK_KEY_Home:
      return gtk_widget_get_first_child (self->list);
    case GDK_KEY_End:
      return gtk_widget_get_last_child (self->list);
    case GDK_KEY_Up:
      next = check != NULL ? gtk_widget_get_prev_sibling (check) : gtk_widget_get_last_child (self->list);
      return next != NULL ? next : self->search;
    case GDK_KEY_Down:
    default:
      next = check != NULL ? gtk_widget_get_next_sibling (check) : gtk_widget_get_first_child (self->list);
      return next != NULL ? next : self->all_button;
    }
}

static gboolean
on_key_pressed_cb (AccordPickButton *self,
                   guint             keyval,
                   guint             keycode,
                   GdkModifierType   state)
{
  gboolean in_search = gtk_widget_get_focus_child (gtk_widget_get_parent (self->search)) == self->search;
  gboolean at_button = gtk_widget_has_focus (self->all_button);
  GtkWidget *next;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 ||
      (keyval != GDK_KEY_Up && keyval != GDK_KEY_Down && keyval != GDK_KEY_Home && keyval != GDK_KEY_End) ||
      (in_search && keyval != GDK_KEY_Down) || (at_button && keyval == GDK_KEY_Down))
    return GDK_EVENT_PROPAGATE;
  next = find_next (self, keyval);
  if (next != NULL && gtk_widget_is_visible (next))
    gtk_widget_grab_focus (next);
  return GDK_EVENT_STOP;
}

static void
on_all_clicked_cb (AccordPickButton *self)
{
  g_ptr_array_set_size (self->picked, 0);
  fill (self);
  say (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
make_popover (AccordPickButton *self)
{
  GtkWidget *popover = gtk_popover_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  self->more_label = gtk_label_new (NULL);
  self->all_button = gtk_button_new_with_label (self->nothing);
  gtk_widget_add_css_class (self->more_label, "dim-label");
  gtk_widget_add_css_class (self->all_button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Search"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_box_append (GTK_BOX (box), self->more_label);
  gtk_box_append (GTK_BOX (box), self->all_button);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (box, keys);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->all_button, "clicked", G_CALLBACK (on_all_clicked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (popover, "show", G_CALLBACK (on_shown_cb), self, G_CONNECT_SWAPPED);
  return popover;
}

static void
accord_pick_button_finalize (GObject *object)
{
  AccordPickButton *self = ACCORD_PICK_BUTTON (object);

  g_free (self->field);
  g_free (self->nothing);
  g_free (self->some);
  g_strfreev (self->values);
  g_strfreev (self->as_list);
  g_ptr_array_unref (self->picked);
  G_OBJECT_CLASS (accord_pick_button_parent_class)->finalize (object);
}

static void
accord_pick_button_class_init (AccordPickButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_pick_button_finalize;
  signals[CHANGED] = g_signal_new ("changed", ACCORD_TYPE_PICK_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_pick_button_init (AccordPickButton *self)
{
  self->picked = g_ptr_array_new_with_free_func (g_free);
}

/**
 * accord_pick_button_new:
 * @field: the name of a field of leads
 * @nothing: what it says while nothing is picked
 * @some: what several values are called
 */
GtkWidget *
accord_pick_button_new (const char *field,
                        const char *nothing,
                        const char *some)
{
  AccordPickButton *self = g_object_new (ACCORD_TYPE_PICK_BUTTON, NULL);

  self->field = g_strdup (field);
  self->nothing = g_strdup (nothing);
  self->some = g_strdup (some);
  self->button = gtk_menu_button_new ();
  self->label = GTK_LABEL (gtk_label_new (nothing));
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (self->label, LONGEST_NAME);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), GTK_WIDGET (self->label));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), make_popover (self));
  adw_bin_set_child (ADW_BIN (self), self->button);
  say (self);
  return GTK_WIDGET (self);
}

const char *
accord_pick_button_get_field (AccordPickButton *self)
{
  return self->field;
}

/**
 * accord_pick_button_set_values:
 * @values: what can be picked
 *
 * Without any, there is nothing to pick: it is not shown, unless something is picked.
 */
void
accord_pick_button_set_values (AccordPickButton  *self,
                               const char *const *values)
{
  g_strfreev (self->values);
  self->values = g_strdupv ((char **) values);
  gtk_widget_set_visible (GTK_WIDGET (self), values[0] != NULL || self->picked->len > 0);
}

/**
 * accord_pick_button_get_picked:
 *
 * Returns: (transfer none) (nullable): what is picked
 */
const char *const *
accord_pick_button_get_picked (AccordPickButton *self)
{
  g_strfreev (self->as_list);
  self->as_list = g_new0 (char *, self->picked->len + 1);
  for (guint i = 0; i < self->picked->len; i++)
    self->as_list[i] = g_strdup (self->picked->pdata[i]);
  return self->picked->len > 0 ? (const char *const *) self->as_list : NULL;
}

/**
 * accord_pick_button_set_picked:
 * @picked: (nullable): what is picked from now on
 *
 * Without «changed».
 */
void
accord_pick_button_set_picked (AccordPickButton  *self,
                               const char *const *picked)
{
  g_ptr_array_set_size (self->picked, 0);
  for (guint i = 0; picked != NULL && picked[i] != NULL; i++)
    g_ptr_array_add (self->picked, g_strdup (picked[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), self->picked->len > 0 || (self->values != NULL && self->values[0] != NULL));
  say (self);
}
