/* One reading of a file, whatever its kind. */
#include <glib/gi18n-lib.h>

#include "exchange/csv-reader.h"
#include "exchange/import.h"
#include "exchange/json-rows.h"
#include "exchange/source-file-private.h"

struct _AccordSourceReading
{
  const AccordSourceFile *file;
  GInputStream           *stream; /* the bytes; NULL of a workbook */
  AccordRowSource        *source;
};

static gboolean
check_unchanged (AccordSourceFile *file,
                 GError          **error)
{
  guint64 size = file->size, modified = file->modified;

  if (!accord_source_file_examine (file, error))
    return FALSE;
  if (file->size == size && file->modified == modified)
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
               _("“%s” was changed while it was read; import it again."), file->name);
  return FALSE;
}

static AccordRowSource *
open_source (AccordSourceReading *self,
             AccordSourceFile    *file,
             GCancellable        *cancellable,
             GError             **error)
{
  g_autoptr (GInputStream) text = NULL;

  if (file->kind == ACCORD_SOURCE_XLSX)
    {
      AccordRowSource *rows = accord_xlsx_rows_new (file->workbook, error);

      if (rows == NULL)
        g_prefix_error (error, "%s: ", file->name);
      return rows;
    }
  self->stream = accord_source_file_open_bytes (file, cancellable, error);
  if (self->stream == NULL || (text = accord_source_file_open_text (file, self->stream, cancellable, error)) == NULL)
    return NULL;
  if (file->kind == ACCORD_SOURCE_JSON)
    return accord_json_rows_new (text, file->json_member, file->json_columns);
  return (AccordRowSource *) accord_csv_reader_new (text, file->delimiter, 1);
}

/**
 * accord_source_reading_new:
 * @file: a file, which must outlive the reading
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError
 *
 * Returns: (transfer full) (nullable): a reading that stands before the first row
 */
AccordSourceReading *
accord_source_reading_new (AccordSourceFile *file,
                           GCancellable     *cancellable,
                           GError          **error)
{
  g_autoptr (AccordSourceReading) self = g_new0 (AccordSourceReading, 1);
  AccordSourceRow row;

  if (!check_unchanged (file, error))
    return NULL;
  self->file = file;
  self->source = open_source (self, file, cancellable, error);
  if (self->source == NULL || (file->said && !accord_source_reading_next (self, &row, cancellable, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * accord_source_reading_free:
 * @self: (transfer full) (nullable): a reading
 */
void
accord_source_reading_free (AccordSourceReading *self)
{
  if (self == NULL)
    return;
  if (self->source != NULL)
    self->source->klass->free (self->source);
  g_clear_object (&self->stream);
  g_free (self);
}

/**
 * accord_source_reading_next:
 * @self: a reading
 * @row: (out): the next row, lent until the next call
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError with the file's name and the line; not set at the end
 *
 * Returns: whether there is a row
 */
gboolean
accord_source_reading_next (AccordSourceReading *self,
                            AccordSourceRow     *row,
                            GCancellable        *cancellable,
                            GError             **error)
{
  g_autoptr (GError) local_error = NULL;

  if (self->source->klass->next (self->source, row, cancellable, &local_error))
    return TRUE;
  if (local_error == NULL)
    return FALSE;
  if (local_error->domain == ACCORD_EXCHANGE_ERROR)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, local_error->code, "%s: %s", self->file->name, local_error->message);
  else if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA) ||
           g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT) ||
           local_error->domain == G_CONVERT_ERROR)
    g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_ENCODING,
                 _("Line %lu of “%s” is no text in %s; name the right encoding, or save the file as UTF-8."),
                 (gulong) self->source->klass->get_line (self->source), self->file->name, self->file->encoding);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * accord_source_reading_get_fraction:
 * @self: a reading
 *
 * Returns: how much of the file has been read, from 0 to 1
 */
double
accord_source_reading_get_fraction (AccordSourceReading *self)
{
  if (self->source->klass->get_fraction != NULL)
    return self->source->klass->get_fraction (self->source);
  return CLAMP ((double) g_seekable_tell (G_SEEKABLE (self->stream)) / MAX (self->file->size, 1), 0.0, 1.0);
}
