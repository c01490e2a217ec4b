#include "import-mapping.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/saved-mapping.h"
#include "progress.h"

/* «NEW=OLD»: the last = parts them, for most names have none. */
static gboolean
read_rename (const char *text,
             GHashTable *renames,
             GError    **error)
{
  const char *equals = strrchr (text, '=');

  if (equals == NULL || equals[1] == '\0')
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING,
                   _("--rename: “%s” is not of the form NEW=OLD, or =OLD for a column that is gone."), text);
      return FALSE;
    }
  g_hash_table_insert (renames, g_strdup (equals + 1), g_strndup (text, equals - text));
  return TRUE;
}

static gboolean
has_string (GPtrArray  *strings,
            const char *string)
{
  return g_ptr_array_find_with_equal_func (strings, string, g_str_equal, NULL);
}

/* Whether what is renamed is missing, and its new name is one that the mapping does not know. */
static gboolean
check_renames (const AccordSavedMapping *mapping,
               GHashTable               *renames,
               GError                  **error)
{
  GHashTableIter iter;
  gpointer old, now;

  g_hash_table_iter_init (&iter, renames);
  while (g_hash_table_iter_next (&iter, &old, &now))
    {
      const char *wrong = !has_string (mapping->missing, old)                                ? old
                          : *(char *) now != '\0' && !has_string (mapping->added, now) ? now
                                                                                            : NULL;

      if (wrong == NULL)
        continue;
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING,
                   wrong == old ? _("--rename: the mapping “%s” misses no column “%s” in this file.")
                                : _("--rename: beside the mapping “%s” the file has no column “%s”."),
                   mapping->name, wrong);
      return FALSE;
    }
  return TRUE;
}

static GHashTable *
read_renames (GStrv    texts,
              GError **error)
{
  g_autoptr (GHashTable) renames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    if (!read_rename (texts[i], renames, error))
      return NULL;
  return g_steal_pointer (&renames);
}

static AccordFileImport *
open_saved (const AccordImportMapping     *self,
            AccordCall                    *call,
            const AccordFileImportOptions *options,
            AccordWorkspace               *workspace,
            GError                       **error)
{
  const char *path = call->arguments[1];
  g_autofree char *json = accord_store_get_mapping (accord_workspace_get_store (workspace), self->map, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GHashTable) renames = read_renames (self->renames, error);
  g_autoptr (GPtrArray) header = NULL;
  g_autoptr (AccordSavedMapping) mapping = NULL;

  if (renames == NULL)
    return NULL;
  if (json == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _("--map: “%s” is neither a file nor a mapping saved in this workspace."), self->map);
      return NULL;
    }
  header = accord_saved_mapping_read_header (path, options, call->cancellable, error);
  if (header == NULL)
    return NULL;
  mapping = accord_saved_mapping_new (self->map, json, header);
  if (mapping == NULL)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING,
                   _("The mapping “%s” that this workspace keeps is none; save it anew."), self->map);
      return NULL;
    }
  if (!check_renames (mapping, renames, error) || !accord_saved_mapping_refuse (mapping, renames, name, error))
    return NULL;
  return accord_saved_mapping_open (mapping, renames, path, options, accord_workspace_get_zone (workspace),
                                    accord_progress_show, _("Reading"), call->cancellable, error);
}

/**
 * accord_import_mapping_open:
 * @self: what the call says of the mapping
 * @call: the call, whose second argument is the file
 * @options: what else it says
 * @workspace: the workspace
 * @error: one sentence that says what does not fit, and what to do
 *
 * Returns: (transfer full) (nullable): the file, ready to be imported
 */
AccordFileImport *
accord_import_mapping_open (const AccordImportMapping *self,
                            AccordCall                *call,
                            const AccordFileImportOptions *options,
                            AccordWorkspace           *workspace,
                            GError                   **error)
{
  g_autofree char *json = NULL;
  AccordFileImportOptions mapped = *options;

  if (self->map != NULL && !g_file_test (self->map, G_FILE_TEST_EXISTS))
    return open_saved (self, call, options, workspace, error);
  if (self->renames != NULL)
    {
      g_set_error_literal (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING,
                           _("--rename goes with --map and the name of a mapping saved in this workspace."));
      return NULL;
    }
  if (self->map != NULL && !g_file_get_contents (self->map, &json, NULL, error))
    return NULL;
  mapped.map = json;
  return accord_file_import_open (call->arguments[1], &mapped, accord_workspace_get_zone (workspace),
                                  accord_progress_show, _("Reading"), call->cancellable, error);
}
