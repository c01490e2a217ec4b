#include "model/program.h"

/**
 * accord_program_find:
 * @name: of a program that was built with this one
 * @folder: where it is installed
 *
 * Returns: (transfer full): its path
 */
char *
accord_program_find (const char *name,
                     const char *folder)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *own_folder = g_path_get_dirname (self != NULL ? self : ".");
  g_autofree char *beside = g_build_filename (own_folder, name, NULL);

  if (g_file_test (beside, G_FILE_TEST_IS_EXECUTABLE))
    return g_steal_pointer (&beside);
  return g_build_filename (folder, name, NULL);
}
