/* Opening a file with a mapping that is kept. */
#include <glib/gi18n-lib.h>

#include "exchange/file-import-private.h"
#include "exchange/header.h"
#include "exchange/saved-mapping.h"
#include "exchange/source-file.h"

static gboolean
is_answered (GHashTable *renames,
             const char *column)
{
  return renames != NULL && g_hash_table_contains (renames, column);
}

/* «“A”, “B”»; those in @except left out. */
static char *
join_names (GPtrArray  *names,
            GHashTable *except)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    if (except == NULL || !g_hash_table_contains (except, names->pdata[i]))
      g_string_append_printf (text, "%s“%s”", text->len > 0 ? ", " : "", (const char *) names->pdata[i]);
  return g_string_free (text, FALSE);
}

/**
 * accord_saved_mapping_refuse:
 * @self: a mapping
 * @renames: (nullable): as for accord_saved_mapping_rename()
 * @file_name: the file's name
 * @error: an %ACCORD_EXCHANGE_ERROR_MAPPING: what is missing, what it may be now, and how to say so
 *
 * Of the command line, which cannot ask.
 *
 * Returns: whether every missing column is accounted for
 */
gboolean
accord_saved_mapping_refuse (const AccordSavedMapping *self,
                             GHashTable               *renames,
                             const char               *file_name,
                             GError                  **error)
{
  g_autofree char *missing = join_names (self->missing, renames);
  g_autofree char *added = join_names (self->added, NULL);
  const char *example = NULL;

  for (guint i = 0; example == NULL && i < self->missing->len; i++)
    if (!is_answered (renames, self->missing->pdata[i]))
      example = self->missing->pdata[i];
  if (example == NULL)
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING,
               _("“%s” does not have the column %s of the mapping “%s”; the columns that the mapping does not know: %s. "
                 "Say which one it is now with --rename \"NEW=%s\", or that it is gone with --rename \"=%s\"."),
               file_name, missing, self->name, *added != '\0' ? added : _("none"), example, example);
  return FALSE;
}

/**
 * accord_saved_mapping_warn:
 * @self: the mapping that @import was opened with
 * @renames: (nullable): as for accord_saved_mapping_rename()
 * @import: gets a sentence if it has columns that the mapping does not know
 */
void
accord_saved_mapping_warn (const AccordSavedMapping *self,
                           GHashTable               *renames,
                           AccordFileImport         *import)
{
  g_autoptr (GHashTable) answered = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *added = NULL;
  GHashTableIter iter;
  gpointer now;

  if (renames != NULL)
    g_hash_table_iter_init (&iter, renames);
  while (renames != NULL && g_hash_table_iter_next (&iter, NULL, &now))
    g_hash_table_add (answered, now);
  added = join_names (self->added, answered);
  if (*added != '\0')
    g_ptr_array_add (import->warnings, g_strdup_printf (_("The mapping “%s” does not know %s; it is kept as a field of its own."),
                                                        self->name, added));
}

/**
 * accord_saved_mapping_read_header:
 * @path: a file
 * @options: what is said about it
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError
 *
 * Reads no more than it must: JSON whole, for any object may have a name that others have not.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): its columns
 */
GPtrArray *
accord_saved_mapping_read_header (const char                    *path,
                                  const AccordFileImportOptions *options,
                                  GCancellable                  *cancellable,
                                  GError                       **error)
{
  g_autoptr (AccordFilePreview) preview = accord_file_preview_read (path, options, cancellable, error);
  g_autoptr (AccordSourceFile) file = NULL;
  g_autoptr (AccordSourceReading) reading = NULL;
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  AccordSourceRow row;

  if (preview == NULL)
    return NULL;
  if (!preview->is_named || !preview->is_cut)
    return g_ptr_array_ref (preview->header);
  file = accord_source_file_open (path, options->encoding, options->delimiter, cancellable, error);
  reading = file != NULL ? accord_source_reading_new (file, cancellable, error) : NULL;
  if (reading == NULL || !accord_source_reading_next (reading, &row, cancellable, error))
    return NULL;
  return accord_header_names (&row, warnings);
}

/**
 * accord_saved_mapping_open:
 * @self: a mapping that fits the file
 * @renames: (nullable): as for accord_saved_mapping_rename()
 * @path: the file
 * @options: what else is said about it; its map is not regarded
 * @zone: as for accord_file_import_open(), and so are the others
 *
 * Returns: (transfer full) (nullable): an import whose columns become what the mapping says
 */
AccordFileImport *
accord_saved_mapping_open (const AccordSavedMapping      *self,
                           GHashTable                    *renames,
                           const char                    *path,
                           const AccordFileImportOptions *options,
                           const AccordZone              *zone,
                           AccordImportProgress           progress,
                           gpointer                       user_data,
                           GCancellable                  *cancellable,
                           GError                       **error)
{
  g_autofree char *map = accord_saved_mapping_rename (self, renames);
  AccordFileImportOptions mapped = *options;
  AccordFileImport *import;

  mapped.map = map;
  if (mapped.kind == ACCORD_IMPORT_KIND_FOUND)
    mapped.kind = self->kind;
  import = accord_file_import_open (path, &mapped, zone, progress, user_data, cancellable, error);
  if (import == NULL)
    return NULL;
  accord_saved_mapping_settle_orders (self, import);
  accord_saved_mapping_warn (self, renames, import);
  return import;
}
