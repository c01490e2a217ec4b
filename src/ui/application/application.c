#include "ui/application/application.h"

#include "ui/window/window.h"

struct _AccordApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordApplication, accord_application, ADW_TYPE_APPLICATION)

static void
accord_application_activate (GApplication *application)
{
  gtk_window_present (GTK_WINDOW (accord_window_new (GTK_APPLICATION (application))));
}

static void
accord_application_open (GApplication  *application,
                         GFile        **files,
                         int            n_files,
                         const char    *hint)
{
  for (int i = 0; i < n_files; i++)
    {
      AccordWindow *window = accord_window_new (GTK_APPLICATION (application));
      g_autofree char *path = g_file_get_path (files[i]);

      accord_window_open (window, path, NULL);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
accord_application_class_init (AccordApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = accord_application_activate;
  application_class->open = accord_application_open;
}

static void
accord_application_init (AccordApplication *self)
{
}

/**
 * accord_application_new:
 *
 * Returns: the program, to be run
 */
AccordApplication *
accord_application_new (void)
{
  return g_object_new (ACCORD_TYPE_APPLICATION, "application-id", ACCORD_APP_ID, "resource-base-path",
                       "/org/accord_desk/Accord", "flags", G_APPLICATION_HANDLES_OPEN, NULL);
}
