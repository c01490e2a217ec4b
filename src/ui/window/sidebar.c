#include "ui/window/sidebar.h"

#include <glib/gi18n-lib.h>

#include "ui/common/faces.h"

struct _AccordSidebar
{
  AdwBin parent_instance;

  /* borrowed */
  GtkListBox *list;

  /* owned */
  char **added; /* the optional pages that are shown */
};

G_DEFINE_FINAL_TYPE (AccordSidebar, accord_sidebar, ADW_TYPE_BIN)

enum
{
  PROP_0,
  PROP_PAGE,
  N_PROPS,
};

enum
{
  ACTIVATED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const AccordPageInfo *
get_info (GtkListBoxRow *row)
{
  guint n_infos;

  return row != NULL ? &accord_page_infos (&n_infos)[gtk_list_box_row_get_index (row)] : NULL;
}

static GtkWidget *
make_row (const AccordPageInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name (info->icon);
  GtkWidget *label = gtk_label_new (_(info->title));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(info->title), -1);

  return row;
}

static void
head_group (GtkListBoxRow *row,
            GtkListBoxRow *before,
            gpointer       user_data)
{
  const AccordPageInfo *info = get_info (row);
  const AccordPageInfo *earlier = get_info (before);
  GtkWidget *label;

  if (info->group == NULL || (earlier != NULL && g_strcmp0 (earlier->group, info->group) == 0))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (_(info->group));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "sidebar-heading");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
is_shown (GtkListBoxRow *row,
          gpointer       user_data)
{
  const AccordPageInfo *info = get_info (row);
  AccordSidebar *self = user_data;

  return !info->optional || (self->added != NULL && g_strv_contains ((const char *const *) self->added, info->name));
}

static void
on_row_selected_cb (AccordSidebar *self,
                    GtkListBoxRow *row)
{
  if (row != NULL)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static void
on_row_activated_cb (AccordSidebar *self)
{
  g_signal_emit (self, signals[ACTIVATED], 0);
}

static void
set_rows_can_focus (AccordSidebar *self,
                    gboolean       can_focus)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (!gtk_widget_has_focus (GTK_WIDGET (row)))
      gtk_widget_set_can_focus (GTK_WIDGET (row), can_focus);
}

/* Each row of a GtkListBox is a stop for Tab, and to focus a row chooses it: Tab would walk through the pages
 * instead of into the one that is shown. */
static gboolean
on_key_pressed_cb (AccordSidebar  *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType modifiers)
{
  gboolean back = keyval == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) != 0;
  GtkWidget *root = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (keyval != GDK_KEY_Tab && keyval != GDK_KEY_ISO_Left_Tab && keyval != GDK_KEY_KP_Tab)
    return GDK_EVENT_PROPAGATE;

  set_rows_can_focus (self, FALSE);
  gtk_widget_child_focus (root, back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
  set_rows_can_focus (self, TRUE);

  return GDK_EVENT_STOP;
}

static void
accord_sidebar_finalize (GObject *object)
{
  g_strfreev (ACCORD_SIDEBAR (object)->added);

  G_OBJECT_CLASS (accord_sidebar_parent_class)->finalize (object);
}

static void
accord_sidebar_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (prop_id == PROP_PAGE)
    g_value_set_string (value, accord_sidebar_get_page (ACCORD_SIDEBAR (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_sidebar_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  if (prop_id == PROP_PAGE)
    accord_sidebar_set_page (ACCORD_SIDEBAR (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_sidebar_class_init (AccordSidebarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = accord_sidebar_finalize;
  object_class->get_property = accord_sidebar_get_property;
  object_class->set_property = accord_sidebar_set_property;

  properties[PROP_PAGE] = g_param_spec_string ("page", NULL, NULL, NULL, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[ACTIVATED] = g_signal_new ("activated", ACCORD_TYPE_SIDEBAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 0);
}

static void
accord_sidebar_init (AccordSidebar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  const AccordPageInfo *infos;
  guint n_infos;

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Pages"), -1);
  infos = accord_page_infos (&n_infos);
  for (guint i = 0; i < n_infos; i++)
    gtk_list_box_append (self->list, make_row (&infos[i]));
  gtk_list_box_set_header_func (self->list, head_group, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, is_shown, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (on_row_selected_cb), self);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
}

/**
 * accord_sidebar_set_present:
 * @present: (nullable) (element-type AccordPresence): who else has the file open
 *
 * Shows beside each page who is there.
 */
void
accord_sidebar_set_present (AccordSidebar *self,
                            GListModel    *present)
{
  GtkListBoxRow *row;

  g_return_if_fail (ACCORD_IS_SIDEBAR (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    {
      const AccordPageInfo *info = get_info (row);
      GtkBox *box = GTK_BOX (gtk_list_box_row_get_child (row));
      GtkWidget *last = gtk_widget_get_last_child (GTK_WIDGET (box));

      if (ACCORD_IS_FACES (last))
        gtk_box_remove (box, last);
      if (present != NULL)
        gtk_box_append (box, accord_faces_new (present, info->name, _(info->title)));
    }
}

/**
 * accord_sidebar_get_page:
 *
 * Returns: the name of the page that is chosen
 */
const char *
accord_sidebar_get_page (AccordSidebar *self)
{
  const AccordPageInfo *info;

  g_return_val_if_fail (ACCORD_IS_SIDEBAR (self), NULL);

  info = get_info (gtk_list_box_get_selected_row (self->list));

  return info != NULL ? info->name : NULL;
}

/**
 * accord_sidebar_set_page:
 * @name: of a page
 *
 * Chooses a page, where it is shown.
 */
void
accord_sidebar_set_page (AccordSidebar *self,
                         const char    *name)
{
  const AccordPageInfo *infos;
  guint n_infos;

  g_return_if_fail (ACCORD_IS_SIDEBAR (self));

  infos = accord_page_infos (&n_infos);
  for (guint i = 0; i < n_infos; i++)
    if (g_strcmp0 (infos[i].name, name) == 0 && accord_sidebar_has_page (self, name))
      gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) i));
}

/**
 * accord_sidebar_set_added:
 * @pages: names of pages, with spaces between
 *
 * Shows these of the pages that appear when somebody adds them.
 */
void
accord_sidebar_set_added (AccordSidebar *self,
                          const char    *pages)
{
  g_return_if_fail (ACCORD_IS_SIDEBAR (self));

  g_strfreev (self->added);
  self->added = g_strsplit (pages != NULL ? pages : "", " ", -1);
  gtk_list_box_invalidate_filter (self->list);
  gtk_list_box_invalidate_headers (self->list);
}

/**
 * accord_sidebar_has_page:
 * @name: (nullable): of a page
 *
 * Returns: whether it is among those that are shown
 */
gboolean
accord_sidebar_has_page (AccordSidebar *self,
                         const char    *name)
{
  const AccordPageInfo *info;

  g_return_val_if_fail (ACCORD_IS_SIDEBAR (self), FALSE);

  info = name != NULL ? accord_page_info_find (name) : NULL;
  return info != NULL &&
         (!info->optional || (self->added != NULL && g_strv_contains ((const char *const *) self->added, name)));
}
