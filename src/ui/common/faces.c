#include "ui/common/faces.h"

#include <glib/gi18n-lib.h>

#include "store/store.h"

#define MOST_FACES 3
#define SIZE 24

struct _AccordFaces
{
  AdwBin parent_instance;

  /* borrowed */
  GtkBox *box;

  /* owned */
  GListModel *present;
  char       *page;
  char       *title;
};

G_DEFINE_FINAL_TYPE (AccordFaces, accord_faces, ADW_TYPE_BIN)

static void
name_widget (GtkWidget  *widget,
             const char *name)
{
  gtk_widget_set_tooltip_text (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
make_face (AccordFaces *self,
           const char  *name)
{
  GtkWidget *face = adw_avatar_new (SIZE, name, TRUE);
  g_autofree char *text = NULL;

  if (self->title != NULL)
    /* Translators: a person, and a page, as «Personas» */
    text = g_strdup_printf (_("%s is on %s"), name, self->title);
  else
    text = g_strdup_printf (_("%s is on this page"), name);
  name_widget (face, text);
  return face;
}

static void
add_rest (AccordFaces *self,
          GPtrArray   *names)
{
  guint n = names->len - MOST_FACES;
  g_autofree char *text = g_strdup_printf ("+%u", n);
  g_autoptr (GString) all = g_string_new (NULL);
  GtkWidget *label = gtk_label_new (text);

  for (guint i = MOST_FACES; i < names->len; i++)
    g_string_append_printf (all, "%s%s", i > MOST_FACES ? ", " : "", (char *) names->pdata[i]);
  gtk_widget_add_css_class (label, "caption");
  name_widget (label, all->str);
  gtk_box_append (self->box, label);
}

/* Each person once, however many windows they have. */
static GPtrArray *
find_names (AccordFaces *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < g_list_model_get_n_items (self->present); i++)
    {
      g_autoptr (AccordPresence) presence = g_list_model_get_item (self->present, i);
      const char *name = accord_presence_get_name (presence);

      if (g_strcmp0 (accord_presence_get_page (presence), self->page) == 0 &&
          !g_ptr_array_find_with_equal_func (names, name, g_str_equal, NULL))
        g_ptr_array_add (names, g_strdup (name));
    }
  return names;
}

static void
update (AccordFaces *self)
{
  g_autoptr (GPtrArray) names = find_names (self);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);
  for (guint i = 0; i < MIN (names->len, MOST_FACES); i++)
    gtk_box_append (self->box, make_face (self, names->pdata[i]));
  if (names->len > MOST_FACES)
    add_rest (self, names);
  gtk_widget_set_visible (GTK_WIDGET (self), names->len > 0);
}

static void
accord_faces_dispose (GObject *object)
{
  AccordFaces *self = ACCORD_FACES (object);

  if (self->present != NULL)
    g_signal_handlers_disconnect_by_data (self->present, self);
  g_clear_object (&self->present);

  G_OBJECT_CLASS (accord_faces_parent_class)->dispose (object);
}

static void
accord_faces_finalize (GObject *object)
{
  g_free (ACCORD_FACES (object)->page);
  g_free (ACCORD_FACES (object)->title);

  G_OBJECT_CLASS (accord_faces_parent_class)->finalize (object);
}

static void
accord_faces_class_init (AccordFacesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_faces_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_faces_finalize;
}

static void
accord_faces_init (AccordFaces *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2));
  gtk_widget_set_valign (GTK_WIDGET (self->box), GTK_ALIGN_CENTER);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->box));
}

/**
 * accord_faces_new:
 * @present: (element-type AccordPresence): who has the file open; it is followed
 * @page: the name of a page
 * @title: (nullable): what the page is called, where the faces stand elsewhere
 *
 * Returns: (transfer floating): the faces of those who are there
 */
GtkWidget *
accord_faces_new (GListModel *present,
                  const char *page,
                  const char *title)
{
  AccordFaces *self = g_object_new (ACCORD_TYPE_FACES, NULL);

  self->present = g_object_ref (present);
  self->page = g_strdup (page);
  self->title = g_strdup (title);
  g_signal_connect_object (present, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
