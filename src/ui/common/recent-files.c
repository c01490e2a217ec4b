#include "ui/common/recent-files.h"

#include <gtk/gtk.h>

#include "ui/common/preferences.h"

#define MOST_FILES 8
#define MIME_TYPE "application/vnd.accord-desk.accord"

static void
recent_file_free (AccordRecentFile *self)
{
  g_free (self->path);
  g_free (self);
}

static void
write_list (GPtrArray *files)
{
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(sx)"));
  for (guint i = 0; i < files->len && i < MOST_FILES; i++)
    {
      AccordRecentFile *file = files->pdata[i];

      g_variant_builder_add (&builder, "(sx)", file->path, file->opened);
    }
  g_settings_set_value (accord_preferences (), "recent-files", g_variant_builder_end (&builder));
}

static void
drop (GPtrArray  *files,
      const char *path)
{
  for (guint i = files->len; i > 0; i--)
    {
      AccordRecentFile *file = files->pdata[i - 1];

      if (g_str_equal (file->path, path))
        g_ptr_array_remove_index (files, i - 1);
    }
}

/* For the file choosers and the other programs of the desktop. The type is said, so that nobody sniffs for it. */
static void
tell_desktop (const char *path)
{
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  GtkRecentData data = {
    .mime_type = (char *) MIME_TYPE,
    .app_name = (char *) "Accord",
    .app_exec = (char *) "accord %f",
  };

  if (uri != NULL)
    gtk_recent_manager_add_full (gtk_recent_manager_get_default (), uri, &data);
}

/**
 * accord_recent_files_list:
 *
 * Returns: (transfer full) (element-type AccordRecentFile): the files opened lately, the latest first
 */
GPtrArray *
accord_recent_files_list (void)
{
  g_autoptr (GVariant) value = g_settings_get_value (accord_preferences (), "recent-files");
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) recent_file_free);
  GVariantIter iter;
  const char *path;
  gint64 opened;

  g_variant_iter_init (&iter, value);
  while (g_variant_iter_next (&iter, "(&sx)", &path, &opened))
    {
      AccordRecentFile *file = g_new0 (AccordRecentFile, 1);

      file->path = g_strdup (path);
      file->opened = opened;
      g_ptr_array_add (files, file);
    }

  return files;
}

/**
 * accord_recent_files_add:
 * @path: of a file that was opened now
 *
 * Puts @path first, and lets the program start with it the next time.
 */
void
accord_recent_files_add (const char *path)
{
  g_autoptr (GPtrArray) files = accord_recent_files_list ();
  AccordRecentFile *file = g_new0 (AccordRecentFile, 1);

  drop (files, path);
  file->path = g_strdup (path);
  file->opened = g_get_real_time () / G_USEC_PER_SEC;
  g_ptr_array_insert (files, 0, file);
  write_list (files);
  g_settings_set_string (accord_preferences (), "last-file", path);
  tell_desktop (path);
}

/**
 * accord_recent_files_remove:
 * @path: of a file
 *
 * Takes @path off the list. The file itself is left alone.
 */
void
accord_recent_files_remove (const char *path)
{
  g_autoptr (GPtrArray) files = accord_recent_files_list ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);

  drop (files, path);
  write_list (files);
  if (uri != NULL)
    gtk_recent_manager_remove_item (gtk_recent_manager_get_default (), uri, NULL);
}

/**
 * accord_recent_files_last:
 *
 * Returns: (transfer full) (nullable): the file that was open last
 */
char *
accord_recent_files_last (void)
{
  g_autofree char *path = g_settings_get_string (accord_preferences (), "last-file");

  return *path != '\0' ? g_steal_pointer (&path) : NULL;
}

/**
 * accord_recent_files_forget_last:
 *
 * Lets the program start with the welcome the next time.
 */
void
accord_recent_files_forget_last (void)
{
  g_settings_reset (accord_preferences (), "last-file");
}
