#include <glib/gi18n-lib.h>

#include "ui/common/preferences.h"
#include "ui/common/preview-window.h"
#include "ui/common/saver.h"
#include "ui/keeping/keeping.h"
#include "ui/window/preferences-window.h"
#include "ui/window/window-private.h"
#include "workspace/identity.h"

static void
on_undone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AccordWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = accord_store_undo_finish (ACCORD_STORE (source), result, &error);

  if (error != NULL && accord_window_get_page (self) != NULL)
    accord_page_show_error (accord_window_get_page (self), _("This could not be undone"), error);
}

static void
on_redone_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AccordWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = accord_store_redo_finish (ACCORD_STORE (source), result, &error);

  if (error != NULL && accord_window_get_page (self) != NULL)
    accord_page_show_error (accord_window_get_page (self), _("This could not be done again"), error);
}

/* The last thing that was done is not in the file: what was done before it is not taken back in its place. */
static void
say_unsaved (AccordWindow *self,
             const GError *reason)
{
  g_autoptr (GError) error = g_error_copy (reason);

  if (accord_window_get_page (self) == NULL)
    return;
  g_prefix_error (&error, "%s ", _("What was done last is not saved yet; decide about that first."));
  accord_page_show_error (accord_window_get_page (self), _("Nothing was undone"), error);
}

static void
on_flushed_for_undo_cb (GObject      *source,
                        GAsyncResult *result,
                        gpointer      user_data)
{
  g_autoptr (AccordWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (self->workspace == NULL)
    return;
  if (accord_saver_flush_finish (ACCORD_SAVER (source), result, &error))
    accord_store_undo_async (accord_workspace_get_store (self->workspace), NULL, on_undone_cb, g_object_ref (self));
  else
    say_unsaved (self, error);
}

static void
undo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);

  accord_saver_flush_async (accord_saver_get (self->workspace), on_flushed_for_undo_cb, g_object_ref (self));
}

static void
redo_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);

  accord_store_redo_async (accord_workspace_get_store (self->workspace), NULL, on_redone_cb, g_object_ref (self));
}

static void
show_sidebar_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (ACCORD_WINDOW (widget)->leaflet, "sidebar");
}

static void
show_page_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  accord_window_show_page (ACCORD_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_item_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);
  AccordPage *page;
  const char *page_name, *item;

  g_variant_get (parameter, "(&s&s)", &page_name, &item);
  accord_window_show_page (self, page_name);
  page = accord_window_get_page (self);
  if (page != NULL && ACCORD_PAGE_GET_CLASS (page)->open_item != NULL)
    ACCORD_PAGE_GET_CLASS (page)->open_item (page, item);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  AccordPage *page = accord_window_get_page (ACCORD_WINDOW (widget));

  ACCORD_PAGE_GET_CLASS (page)->activate_search (page);
}

static void
new_item_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  AccordPage *page = accord_window_get_page (ACCORD_WINDOW (widget));

  ACCORD_PAGE_GET_CLASS (page)->new_item (page);
}

/* What is printed and exported: the agreement, unless the page that is shown has something of its own. */
static void
pages_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);
  AccordPage *page = accord_window_get_page (self);
  g_autoptr (AccordPages) pages = NULL;

  if (ACCORD_PAGE_GET_CLASS (page)->make_pages == NULL)
    {
      accord_window_show_page (self, "sla");
      page = accord_window_get_page (self);
    }
  pages = ACCORD_PAGE_GET_CLASS (page)->make_pages (page);
  if (pages == NULL)
    return;
  if (g_str_equal (name, "win.print"))
    accord_preview_window_present (page, GTK_WINDOW (self), pages);
  else
    accord_pages_ask (pages, page, GTK_WINDOW (self), accord_preferences_get_paper ());
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);
  AccordPage *page;
  const char *path = g_variant_get_string (parameter, NULL);

  accord_window_show_page (self, "leads");
  page = accord_window_get_page (self);
  if (page != NULL && ACCORD_PAGE_GET_CLASS (page)->import_file != NULL)
    ACCORD_PAGE_GET_CLASS (page)->import_file (page, *path != '\0' ? path : NULL);
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  accord_window_start (ACCORD_WINDOW (widget));
}

static void
open_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  accord_window_choose_file (ACCORD_WINDOW (widget));
}

static void
open_again_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  accord_window_open (ACCORD_WINDOW (widget), accord_window_get_path (ACCORD_WINDOW (widget)), NULL);
}

static void
open_example_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  accord_window_open_example (ACCORD_WINDOW (widget));
}

static void
save_copy_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  accord_window_save_copy (ACCORD_WINDOW (widget));
}

static void
sole_user_action (GtkWidget  *widget,
                  const char *name,
                  GVariant   *parameter)
{
  accord_window_open_as_sole_user (ACCORD_WINDOW (widget));
}

static void
welcome_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  accord_window_show_welcome (ACCORD_WINDOW (widget));
}

static void
preferences_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  AccordWindow *self = ACCORD_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (accord_preferences_window_new (GTK_WINDOW (self), self->workspace)));
}

/**
 * accord_window_class_install_actions:
 *
 * Installs the actions of the window: «win.…».
 */
void
accord_window_class_install_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.start", NULL, start_action);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "win.open-again", NULL, open_again_action);
  gtk_widget_class_install_action (widget_class, "win.open-example", NULL, open_example_action);
  gtk_widget_class_install_action (widget_class, "win.save-copy", NULL, save_copy_action);
  gtk_widget_class_install_action (widget_class, "win.sole-user", NULL, sole_user_action);
  gtk_widget_class_install_action (widget_class, "win.welcome", NULL, welcome_action);
  gtk_widget_class_install_action (widget_class, "win.preferences", NULL, preferences_action);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_action);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_action);
  gtk_widget_class_install_action (widget_class, "win.show-sidebar", NULL, show_sidebar_action);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s", show_page_action);
  gtk_widget_class_install_action (widget_class, "win.open-item", "(ss)", open_item_action);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "win.new-item", NULL, new_item_action);
  gtk_widget_class_install_action (widget_class, "win.export", NULL, pages_action);
  gtk_widget_class_install_action (widget_class, "win.print", NULL, pages_action);
  gtk_widget_class_install_action (widget_class, "win.import", "s", import_action);
  accord_keeping_class_install_actions (widget_class);

  /* Not accelerators of the application: those come before the text field, whose own undo is first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo", NULL);
}

/**
 * accord_window_update_actions:
 *
 * Turns each action on or off by what is open and by what the page that is shown can do.
 */
void
accord_window_update_actions (AccordWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  AccordStore *store = self->workspace != NULL ? accord_workspace_get_store (self->workspace) : NULL;
  AccordPage *page = accord_window_get_page (self);
  AccordPageClass *klass = page != NULL ? ACCORD_PAGE_GET_CLASS (page) : NULL;
  gboolean can_undo = FALSE, can_redo = FALSE, may_draft = FALSE, may_import = FALSE;

  if (store != NULL)
    {
      g_object_get (store, "can-undo", &can_undo, "can-redo", &can_redo, NULL);
      g_object_get (accord_identity_get (self->workspace), "may-draft", &may_draft, "may-import", &may_import, NULL);
    }
  gtk_widget_action_set_enabled (widget, "win.undo", can_undo);
  gtk_widget_action_set_enabled (widget, "win.redo", can_redo);
  gtk_widget_action_set_enabled (widget, "win.find", klass != NULL && klass->activate_search != NULL);
  gtk_widget_action_set_enabled (widget, "win.new-item", may_draft && klass != NULL && klass->new_item != NULL);
  gtk_widget_action_set_enabled (widget, "win.export", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.print", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.import", may_import);
  gtk_widget_action_set_enabled (widget, "win.save-copy", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.sole-user", store != NULL && accord_store_get_place_is_reason (store));
  gtk_widget_action_set_enabled (widget, "win.show-page", store != NULL);
  gtk_widget_action_set_enabled (widget, "win.open-item", store != NULL);
  accord_keeping_update_actions (widget, self->workspace);
}
