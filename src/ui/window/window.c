#include "ui/window/window.h"

#include <glib/gi18n-lib.h>

#include "ui/common/preferences.h"
#include "ui/common/saver.h"
#include "ui/window/identity-button.h"
#include "ui/window/window-private.h"
#include "workspace/identity.h"

G_DEFINE_FINAL_TYPE (AccordWindow, accord_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
on_leads_asked_cb (AccordWindow     *self,
                   AccordFigurePart *leads,
                   const char       *label)
{
  AccordPage *page;

  accord_window_show_page (self, "leads");
  page = accord_window_get_page (self);
  if (page != NULL && ACCORD_PAGE_GET_CLASS (page)->show_leads != NULL)
    ACCORD_PAGE_GET_CLASS (page)->show_leads (page, leads, label);
}

static AccordPage *
make_page (AccordWindow         *self,
           const AccordPageInfo *info)
{
  GtkWidget *page = g_object_new (info->get_type (), "workspace", self->workspace, NULL);

  accord_page_show_faces (ACCORD_PAGE (page), info->name);
  gtk_stack_add_named (self->page_stack, page, info->name);
  g_signal_connect_object (page, "leads-asked", G_CALLBACK (on_leads_asked_cb), self, G_CONNECT_SWAPPED);
  g_object_bind_property (self->leaflet, "folded", page, "folded", G_BINDING_SYNC_CREATE);

  return ACCORD_PAGE (page);
}

static void
remove_pages (AccordWindow *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page_stack))) != NULL)
    gtk_stack_remove (self->page_stack, child);
}

static void
show_chosen_page (AccordWindow *self)
{
  const char *name = accord_sidebar_get_page (self->sidebar);
  const AccordPageInfo *info = accord_page_info_find (name);

  if (self->workspace == NULL || info == NULL)
    return;

  if (gtk_stack_get_child_by_name (self->page_stack, name) == NULL)
    make_page (self, info);
  gtk_stack_set_visible_child_name (self->page_stack, name);
  accord_store_set_presence (accord_workspace_get_store (self->workspace), name);
  accord_window_update_actions (self);
}

static void
on_sidebar_page_cb (AccordWindow *self)
{
  if (self->workspace != NULL)
    accord_saver_flush_async (accord_saver_get (self->workspace), NULL, NULL);
  show_chosen_page (self);
}

static void
on_sidebar_activated_cb (AccordWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "page");
}

static void
on_welcome_open_cb (AccordWindow *self,
                    const char   *path)
{
  accord_window_open_here_or_elsewhere (self, path, NULL);
}

static void
restore_size (AccordWindow *self)
{
  GSettings *settings = accord_preferences ();
  int width, height;

  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

static void
follow_store (AccordWindow *self)
{
  AccordStore *store = accord_workspace_get_store (self->workspace);

  g_signal_connect_object (store, "notify::can-undo", G_CALLBACK (accord_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "notify::can-redo", G_CALLBACK (accord_window_update_actions), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (self->workspace), "notify", G_CALLBACK (accord_window_update_actions),
                           self, G_CONNECT_SWAPPED);
}

static void
name_window (AccordWindow *self)
{
  g_autofree char *title = NULL;

  if (self->workspace != NULL)
    title = g_strdup_printf ("%s – %s", accord_workspace_get_title (self->workspace), _("Accord"));
  gtk_window_set_title (GTK_WINDOW (self), title != NULL ? title : _("Accord"));
}

static void
accord_window_get_property (GObject    *object,
                            guint       prop_id,
                            GValue     *value,
                            GParamSpec *pspec)
{
  AccordWindow *self = ACCORD_WINDOW (object);

  if (prop_id == PROP_WORKSPACE)
    g_value_set_object (value, self->workspace);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
accord_window_dispose (GObject *object)
{
  AccordWindow *self = ACCORD_WINDOW (object);

  accord_window_cancel_open (self);
  if (self->page_stack != NULL)
    remove_pages (self);
  g_clear_object (&self->workspace);
  g_clear_object (&self->chooser);
  g_clear_object (&self->page_actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), ACCORD_TYPE_WINDOW);

  G_OBJECT_CLASS (accord_window_parent_class)->dispose (object);
}

static void
accord_window_finalize (GObject *object)
{
  g_free (ACCORD_WINDOW (object)->path);

  G_OBJECT_CLASS (accord_window_parent_class)->finalize (object);
}

static void
accord_window_class_init (AccordWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = accord_window_get_property;
  object_class->dispose = accord_window_dispose;
  object_class->finalize = accord_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = accord_window_close_request;

  properties[PROP_WORKSPACE] = g_param_spec_object ("workspace", NULL, NULL, ACCORD_TYPE_WORKSPACE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_type_ensure (ACCORD_TYPE_SIDEBAR);
  g_type_ensure (ACCORD_TYPE_WELCOME);
  g_type_ensure (ACCORD_TYPE_OPENING);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/window/window.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, view_stack);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, welcome);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, opening);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, identity_bin);
  gtk_widget_class_bind_template_child (widget_class, AccordWindow, page_stack);
  gtk_widget_class_bind_template_callback (widget_class, on_welcome_open_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_page_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sidebar_activated_cb);

  accord_window_class_install_actions (widget_class);
}

static void
accord_window_init (AccordWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  accord_window_add_page_actions (self);
  /* The keyboard has a place from the start; it is drawn once a key is pressed. */
  gtk_window_set_focus_visible (GTK_WINDOW (self), FALSE);
  restore_size (self);
  accord_window_accept_drops (self);
  accord_welcome_refresh (self->welcome);
  accord_window_update_actions (self);
}

/**
 * accord_window_new:
 *
 * Returns: (transfer none): a window that shows the welcome
 */
AccordWindow *
accord_window_new (GtkApplication *application)
{
  g_return_val_if_fail (GTK_IS_APPLICATION (application), NULL);

  return g_object_new (ACCORD_TYPE_WINDOW, "application", application, NULL);
}

/**
 * accord_window_get_path:
 *
 * Returns: (nullable): the file that is open here, or being opened
 */
const char *
accord_window_get_path (AccordWindow *self)
{
  g_return_val_if_fail (ACCORD_IS_WINDOW (self), NULL);

  return self->path;
}

/**
 * accord_window_get_workspace:
 *
 * Returns: (transfer none) (nullable): what is open here
 */
AccordWorkspace *
accord_window_get_workspace (AccordWindow *self)
{
  g_return_val_if_fail (ACCORD_IS_WINDOW (self), NULL);

  return self->workspace;
}

/**
 * accord_window_set_workspace:
 * @workspace: (nullable): what was opened
 *
 * Shows @workspace, or the welcome.
 */
void
accord_window_set_workspace (AccordWindow    *self,
                             AccordWorkspace *workspace)
{
  g_return_if_fail (ACCORD_IS_WINDOW (self));

  remove_pages (self);
  g_set_object (&self->workspace, workspace);
  adw_bin_set_child (self->identity_bin, workspace != NULL ? accord_identity_button_new (workspace) : NULL);
  accord_sidebar_set_present (self->sidebar, workspace != NULL ? accord_store_get_present (accord_workspace_get_store (workspace)) : NULL);
  name_window (self);
  if (workspace != NULL)
    {
      follow_store (self);
      accord_window_follow_pages (self);
      show_chosen_page (self);
      adw_leaflet_set_visible_child_name (self->leaflet, "page");
      accord_window_show_view (self, "workspace");
    }
  accord_window_update_actions (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

/**
 * accord_window_show_page:
 * @name: of a page: «sla»
 *
 * Shows a page; it is built when it is shown first.
 */
void
accord_window_show_page (AccordWindow *self,
                         const char   *name)
{
  g_return_if_fail (ACCORD_IS_WINDOW (self));

  accord_sidebar_set_page (self->sidebar, name);
  adw_leaflet_set_visible_child_name (self->leaflet, "page");
}

/**
 * accord_window_get_page:
 *
 * Returns: (transfer none) (nullable): the page that is shown
 */
AccordPage *
accord_window_get_page (AccordWindow *self)
{
  g_return_val_if_fail (ACCORD_IS_WINDOW (self), NULL);

  return self->workspace != NULL ? ACCORD_PAGE (gtk_stack_get_visible_child (self->page_stack)) : NULL;
}

/**
 * accord_window_show_view:
 * @name: «welcome», «opening» or «workspace»
 *
 * Shows one of the window's views.
 */
void
accord_window_show_view (AccordWindow *self,
                         const char   *name)
{
  g_return_if_fail (ACCORD_IS_WINDOW (self));

  gtk_stack_set_visible_child_name (self->view_stack, name);
}
