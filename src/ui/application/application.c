#include "ui/application/application.h"

#include <glib/gi18n-lib.h>
#include <sys/stat.h>

#include "ui/application/application-private.h"
#include "ui/common/preferences.h"
#include "ui/common/recent-files.h"
#include "ui/window/window.h"

struct _AccordApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordApplication, accord_application, ADW_TYPE_APPLICATION)

static gboolean
is_same_file (const char *path,
              const char *other)
{
  struct stat a, b;

  if (path == NULL || other == NULL)
    return FALSE;
  if (stat (path, &a) != 0 || stat (other, &b) != 0)
    return g_str_equal (path, other);

  return a.st_dev == b.st_dev && a.st_ino == b.st_ino;
}

/* One store a file: two would drop each other's locks. */
static AccordWindow *
find_window (AccordApplication *self,
             const char        *path)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ACCORD_IS_WINDOW (l->data) && is_same_file (accord_window_get_path (l->data), path))
      return l->data;

  return NULL;
}

static AccordWindow *
find_empty_window (AccordApplication *self)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (self)); l != NULL; l = l->next)
    if (ACCORD_IS_WINDOW (l->data) && accord_window_get_path (l->data) == NULL)
      return l->data;

  return NULL;
}

static AccordWindow *
obtain_window (AccordApplication *self)
{
  AccordWindow *window = find_empty_window (self);

  return window != NULL ? window : accord_window_new (GTK_APPLICATION (self));
}

static gboolean
transform_color_scheme (GValue   *value,
                        GVariant *variant,
                        gpointer  user_data)
{
  const char *nick = g_variant_get_string (variant, NULL);
  AdwColorScheme scheme = ADW_COLOR_SCHEME_DEFAULT;

  if (g_str_equal (nick, "light"))
    scheme = ADW_COLOR_SCHEME_FORCE_LIGHT;
  else if (g_str_equal (nick, "dark"))
    scheme = ADW_COLOR_SCHEME_FORCE_DARK;
  g_value_set_enum (value, scheme);

  return TRUE;
}

static void
accord_application_startup (GApplication *application)
{
  G_APPLICATION_CLASS (accord_application_parent_class)->startup (application);

  g_settings_bind_with_mapping (accord_preferences (), "color-scheme", adw_style_manager_get_default (), "color-scheme",
                                G_SETTINGS_BIND_GET, transform_color_scheme, NULL, NULL, NULL);
  accord_application_add_actions (ACCORD_APPLICATION (application));
}

static void
accord_application_activate (GApplication *application)
{
  AccordApplication *self = ACCORD_APPLICATION (application);
  GtkWindow *active = gtk_application_get_active_window (GTK_APPLICATION (self));
  g_autofree char *last = accord_recent_files_last ();

  if (active == NULL && last != NULL && g_file_test (last, G_FILE_TEST_EXISTS))
    accord_application_open_path (self, last, NULL);
  else
    gtk_window_present (active != NULL ? active : GTK_WINDOW (obtain_window (self)));
}

static void
accord_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);
      g_autofree char *uri = g_file_get_uri (files[i]);

      accord_application_open_path (ACCORD_APPLICATION (application), path != NULL ? path : uri, NULL);
    }
}

static int
accord_application_handle_local_options (GApplication *application,
                                         GVariantDict *options)
{
  if (g_variant_dict_contains (options, "new-instance"))
    g_application_set_flags (application, g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);

  return -1;
}

static void
accord_application_class_init (AccordApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->startup = accord_application_startup;
  application_class->activate = accord_application_activate;
  application_class->open = accord_application_open;
  application_class->handle_local_options = accord_application_handle_local_options;
}

static void
accord_application_init (AccordApplication *self)
{
  g_application_add_main_option (G_APPLICATION (self), "new-instance", 0, G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE,
                                 _("Run as a program of its own beside one that runs already"), NULL);
  g_application_set_option_context_parameter_string (G_APPLICATION (self), _("[FILE]"));
}

/**
 * accord_application_new:
 *
 * Returns: the program, to be run
 */
AccordApplication *
accord_application_new (void)
{
  g_set_application_name (_("Accord"));

  return g_object_new (ACCORD_TYPE_APPLICATION, "application-id", ACCORD_APP_ID, "resource-base-path",
                       "/org/accord_desk/Accord", "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}

/**
 * accord_application_open_path:
 * @path: of a file
 * @create: (nullable): how to make it first
 *
 * Shows the window of @path: the one that has it open, an empty one, or a new one.
 *
 * Returns: (transfer none): that window
 */
GtkWindow *
accord_application_open_path (AccordApplication      *self,
                              const char             *path,
                              const AccordNewOptions *create)
{
  AccordWindow *window;

  g_return_val_if_fail (ACCORD_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  window = find_window (self, path);
  if (window == NULL)
    {
      window = obtain_window (self);
      accord_window_open (window, path, create);
    }
  gtk_window_present (GTK_WINDOW (window));
  return GTK_WINDOW (window);
}
