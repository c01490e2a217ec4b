#include "exchange/file-import-private.h"

#include "exchange/kind-fields.h"
#include "exchange/mapping.h"

static AccordMoment
end_of (AccordMoment      moment,
        const AccordZone *zone)
{
  if (moment == ACCORD_MOMENT_NONE || !accord_moment_is_day (moment))
    return moment;
  return accord_moment_from_ms (accord_moment_end_of_day (zone, accord_moment_to_day (moment, zone)));
}

static AccordEmptyValues *
make_empty_values (const AccordFileImportOptions *options,
                   GError                       **error)
{
  g_auto (GStrv) words = NULL;

  if (options->empty_values != NULL || options->map == NULL)
    return accord_empty_values_new (options->empty_values);
  if (!accord_mapping_read_empty_values (options->map, &words, error))
    return NULL;
  return accord_empty_values_new ((const char *const *) words);
}

/**
 * accord_file_import_open:
 * @path: a file
 * @options: what is known about it
 * @zone: the workspace's: where times without an offset are meant
 * @progress: (nullable): gets 0 … 1, on this thread
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError: one sentence that says what is wrong, where, and what to do
 *
 * Reads the file and decides what can be decided without the workspace.
 *
 * Returns: (transfer full) (nullable): an import
 */
AccordFileImport *
accord_file_import_open (const char                    *path,
                         const AccordFileImportOptions *options,
                         const AccordZone              *zone,
                         AccordImportProgress           progress,
                         gpointer                       user_data,
                         GCancellable                  *cancellable,
                         GError                       **error)
{
  g_autoptr (AccordFileImport) self = NULL;

  g_return_val_if_fail (path != NULL && options != NULL && zone != NULL, NULL);

  self = g_new0 (AccordFileImport, 1);
  self->zone = accord_zone_ref ((AccordZone *) zone);
  self->warnings = g_ptr_array_new_with_free_func (g_free);
  self->kind = options->kind;
  self->date_order = options->date_order;
  self->has_header = options->header;
  self->data_as_of = end_of (options->data_as_of, zone);
  self->strict = options->strict;
  self->clear_empty = options->clear_empty;
  self->empty_values = make_empty_values (options, error);
  if (self->empty_values == NULL)
    return NULL;
  self->file = accord_source_file_open (path, options->encoding, options->delimiter, cancellable, error);
  if (self->file != NULL && accord_source_file_is_named (self->file))
    self->has_header = ACCORD_HEADER_YES;
  if (self->file == NULL || !accord_file_import_scan (self, options->map, progress, user_data, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_file_import_free:
 * @self: (transfer full) (nullable): an import
 */
void
accord_file_import_free (AccordFileImport *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; self->scans != NULL && i < self->columns->len; i++)
    accord_column_scan_clear (&self->scans[i]);
  g_free (self->scans);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->header, g_ptr_array_unref);
  g_clear_pointer (&self->warnings, g_ptr_array_unref);
  accord_row_keys_free (self->keys);
  accord_empty_values_unref (self->empty_values);
  accord_source_file_free (self->file);
  accord_zone_unref (self->zone);
  g_free (self);
}

/**
 * accord_file_import_columns:
 * @self: an import
 *
 * Returns: (transfer none) (element-type AccordSourceColumn): the columns of the file, to read
 */
GPtrArray *
accord_file_import_columns (AccordFileImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->columns;
}

/**
 * accord_file_import_set_fields:
 * @self: an import
 * @column: the index of a column
 * @fields: (array zero-terminated=1): what it becomes, as in #AccordSourceColumn
 */
void
accord_file_import_set_fields (AccordFileImport  *self,
                               guint              column,
                               const char *const *fields)
{
  AccordSourceColumn *changed;

  g_return_if_fail (self != NULL && column < self->columns->len && fields != NULL);

  changed = self->columns->pdata[column];
  g_strfreev (changed->fields);
  changed->fields = g_strdupv ((char **) fields);
  changed->guessed = FALSE;
  changed->certain = TRUE;
}

/**
 * accord_file_import_set_date_order:
 * @self: an import
 * @column: the index of a column
 * @order: the order of its dates
 */
void
accord_file_import_set_date_order (AccordFileImport *self,
                                   guint             column,
                                   AccordDateOrder   order)
{
  g_return_if_fail (self != NULL && column < self->columns->len);

  accord_column_scan_set_order (&self->scans[column], self->columns->pdata[column], order);
}

/**
 * accord_file_import_get_kind:
 * @self: an import
 *
 * Returns: what its rows are
 */
AccordImportKind
accord_file_import_get_kind (AccordFileImport *self)
{
  g_return_val_if_fail (self != NULL, ACCORD_IMPORT_LEADS);

  return self->kind;
}

/**
 * accord_file_import_get_delimiter:
 * @self: an import
 *
 * Returns: what stands between the cells of its file
 */
char
accord_file_import_get_delimiter (AccordFileImport *self)
{
  g_return_val_if_fail (self != NULL, ',');

  return accord_source_file_get_delimiter (self->file);
}

/**
 * accord_file_import_get_encoding:
 * @self: an import
 *
 * Returns: the name of the encoding of its file
 */
const char *
accord_file_import_get_encoding (AccordFileImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return accord_source_file_get_encoding (self->file);
}

/**
 * accord_file_import_get_n_rows:
 * @self: an import
 *
 * Returns: how many rows its file has, wrong ones counted; empty lines and what stands below the table are none
 */
guint64
accord_file_import_get_n_rows (AccordFileImport *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

static gboolean
is_dated (AccordFileImport         *self,
          const AccordSourceColumn *column)
{
  for (guint i = 0; !accord_mapping_leaves_out (column) && column->fields[i] != NULL; i++)
    {
      const AccordField *field = accord_kind_field_find (self->kind, column->fields[i]);

      if ((field != NULL && field->type == ACCORD_COLUMN_MOMENT) ||
          g_str_equal (column->fields[i], ACCORD_IMPORT_STAGE_AT))
        return TRUE;
    }
  return FALSE;
}

/* The dates on which deals close say when the file was true only where all of them are closed: the others are hoped for. */
static gboolean
is_hoped_for (AccordFileImport         *self,
              const AccordSourceColumn *column)
{
  const guint closed = 1u << ACCORD_STAGE_CUSTOMER | 1u << ACCORD_STAGE_LOST;

  if (self->kind != ACCORD_IMPORT_DEALS || !g_strv_contains ((const char *const *) column->fields, ACCORD_IMPORT_STAGE_AT))
    return FALSE;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordSourceColumn *words = self->columns->pdata[i];

      if (!accord_mapping_leaves_out (words) && g_strv_contains ((const char *const *) words->fields, ACCORD_IMPORT_STAGE))
        return (words->stages & ~closed) != 0 || self->scans[i].n_stages < self->scans[i].n_filled;
    }
  return FALSE;
}

/**
 * accord_file_import_get_data_as_of:
 * @self: an import
 *
 * When the data are from: what was said, else the latest of the file's dates that become a standard field and are not in
 * the future (the end of the day where it has no time), else now.
 *
 * Costs are of months, and say nothing about when the leads are from.
 *
 * Returns: an instant; %ACCORD_MOMENT_NONE of costs of which nothing was said
 */
AccordMoment
accord_file_import_get_data_as_of (AccordFileImport *self)
{
  AccordMoment latest = ACCORD_MOMENT_NONE;

  g_return_val_if_fail (self != NULL, ACCORD_MOMENT_NONE);

  if (self->data_as_of != ACCORD_MOMENT_NONE || self->kind == ACCORD_IMPORT_COSTS)
    return self->data_as_of;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordSourceColumn *column = self->columns->pdata[i];

      if (is_dated (self, column) && !is_hoped_for (self, column))
        latest = MAX (latest, accord_date_tally_get_latest (&self->scans[i].dates, column->date_order));
    }
  return latest != ACCORD_MOMENT_NONE ? latest : accord_moment_now ();
}

/**
 * accord_file_import_set_data_as_of:
 * @self: an import
 * @moment: when its data are from; a day stands for its end; %ACCORD_MOMENT_NONE: found again
 */
void
accord_file_import_set_data_as_of (AccordFileImport *self,
                                   AccordMoment      moment)
{
  g_return_if_fail (self != NULL);

  self->data_as_of = end_of (moment, self->zone);
}

/**
 * accord_file_import_get_clear_empty:
 * @self: an import
 *
 * Returns: whether an empty cell empties the field
 */
gboolean
accord_file_import_get_clear_empty (AccordFileImport *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->clear_empty;
}

/**
 * accord_file_import_set_clear_empty:
 * @self: an import
 * @clear_empty: whether an empty cell empties the field
 */
void
accord_file_import_set_clear_empty (AccordFileImport *self,
                                    gboolean          clear_empty)
{
  g_return_if_fail (self != NULL);

  self->clear_empty = clear_empty;
}

/**
 * accord_file_import_get_empty_values:
 * @self: an import
 *
 * Returns: (transfer none) (array zero-terminated=1): the words that mean an empty cell
 */
const char *const *
accord_file_import_get_empty_values (AccordFileImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *) accord_empty_values_get_words (self->empty_values);
}

/**
 * accord_file_import_mapping_json:
 * @self: an import
 *
 * Returns: (transfer full): what each column becomes, as --map reads it
 */
char *
accord_file_import_mapping_json (AccordFileImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return accord_mapping_to_json (self->kind, self->columns, self->empty_values);
}
