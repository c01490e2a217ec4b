#include "exchange/file-preview.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/crm-names.h"
#include "exchange/header.h"
#include "exchange/not-leads.h"
#include "exchange/number-parser.h"
#include "exchange/source-file.h"

#define MOST_ROWS 20
#define MOST_BYTES (256 * 1024)
/* Of a cell more than that is not looked at. */
#define LONGEST_TEXT 200

/* A cell in one line. */
static char *
dup_cell (const char *text,
          gsize       length)
{
  g_autofree char *whole = g_strndup (text, length);
  g_autofree char *valid = g_utf8_make_valid (whole, -1);
  char *shown = g_utf8_strlen (valid, -1) > LONGEST_TEXT ? g_utf8_substring (valid, 0, LONGEST_TEXT)
                                                         : g_steal_pointer (&valid);

  return g_strdelimit (shown, "\r\n\t", ' ');
}

static GStrv
dup_row (const AccordSourceRow *row,
         guint                  n_cells)
{
  g_autoptr (GStrvBuilder) cells = g_strv_builder_new ();

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *cell = i < row->n_cells ? dup_cell (row->cells[i], row->lengths[i]) : g_strdup ("");

      g_strv_builder_add (cells, cell);
    }
  return g_strv_builder_end (cells);
}

static gboolean
is_number (const char *text)
{
  return *text != '\0' && accord_number_classify (text, strlen (text)) != 0;
}

/* Whether the first row, which names nothing that is known, has a number where the second has one, too. */
static gboolean
looks_like_data (GStrv first,
                 GStrv second)
{
  gboolean numbers = FALSE;

  for (guint i = 0; first[i] != NULL; i++)
    {
      if (accord_crm_names_lookup (first[i]) != NULL)
        return FALSE;
      numbers = numbers || (second != NULL && is_number (first[i]) && is_number (second[i]));
    }
  return numbers;
}

static gboolean
read_rows (AccordFilePreview   *self,
           AccordSourceReading *reading,
           gboolean            *has_values,
           GCancellable        *cancellable,
           GError             **error)
{
  AccordSourceRow row;
  guint n_columns = 0;
  g_autoptr (GError) local_error = NULL;

  while (self->rows->len <= MOST_ROWS && accord_source_reading_next (reading, &row, cancellable, &local_error))
    {
      if (accord_row_is_blank (&row))
        continue;
      if (self->rows->len == 0)
        {
          n_columns = row.n_cells;
          *has_values = accord_header_has_values (&row);
          self->header = accord_header_number (&row);
        }
      g_ptr_array_add (self->rows, dup_row (&row, n_columns));
    }
  /* Where a file is cut its last row may be anything. */
  if (local_error == NULL || (self->is_cut && self->rows->len > 0 &&
                              !g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED)))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* The first row becomes the names. */
static void
take_header (AccordFilePreview *self)
{
  GStrv first = g_ptr_array_index (self->rows, 0);
  g_autoptr (GPtrArray) warnings = g_ptr_array_new_with_free_func (g_free);
  g_autofree gsize *lengths = g_new0 (gsize, g_strv_length (first) + 1);
  AccordSourceRow row = { .n_cells = g_strv_length (first), .cells = (const char *const *) first, .lengths = lengths };

  for (guint i = 0; i < row.n_cells; i++)
    lengths[i] = strlen (first[i]);
  g_ptr_array_unref (self->header);
  self->header = accord_header_names (&row, warnings);
  g_ptr_array_remove_index (self->rows, 0);
}

static gboolean
fill (AccordFilePreview *self,
      AccordSourceFile  *file,
      AccordHeader       header,
      GCancellable      *cancellable,
      GError           **error)
{
  g_autoptr (AccordSourceReading) reading = accord_source_reading_new (file, cancellable, error);
  gboolean has_values = FALSE;

  if (reading == NULL || !read_rows (self, reading, &has_values, cancellable, error))
    return FALSE;
  if (self->rows->len == 0)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, "“%s”: %s",
                   accord_source_file_get_name (file), _("the file is empty; export the leads again."));
      return FALSE;
    }
  self->has_header = self->is_named || header == ACCORD_HEADER_YES ||
                     (header == ACCORD_HEADER_FOUND && !has_values &&
                      !looks_like_data (self->rows->pdata[0], self->rows->len > 1 ? self->rows->pdata[1] : NULL));
  if (self->has_header)
    take_header (self);
  g_ptr_array_set_size (self->rows, MIN (self->rows->len, MOST_ROWS));
  return TRUE;
}

/**
 * accord_file_preview_read:
 * @path: a file
 * @options: what is said about it: delimiter, encoding, header
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError: one sentence that says what is wrong, where, and what to do
 *
 * Reads the beginning of a file, at most some hundred thousand bytes. It waits for the disk.
 *
 * Returns: (transfer full) (nullable): its first rows, and what is to be known of it from them
 */
AccordFilePreview *
accord_file_preview_read (const char                    *path,
                          const AccordFileImportOptions *options,
                          GCancellable                  *cancellable,
                          GError                       **error)
{
  g_autoptr (AccordFilePreview) self = g_new0 (AccordFilePreview, 1);
  g_autoptr (AccordSourceFile) file = NULL;

  g_return_val_if_fail (path != NULL && options != NULL, NULL);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  file = accord_source_file_open_beginning (path, options->encoding, options->delimiter, MOST_BYTES, cancellable, error);
  if (file == NULL)
    return NULL;
  self->is_text = accord_source_file_is_text_table (file);
  self->is_named = accord_source_file_is_named (file);
  self->is_cut = accord_source_file_is_cut (file);
  self->size = accord_source_file_get_size (file);
  self->delimiter = accord_source_file_get_delimiter (file);
  self->encoding = g_strdup (accord_source_file_get_encoding (file));
  return fill (self, file, options->header, cancellable, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * accord_file_preview_free:
 * @self: (transfer full) (nullable): a preview
 */
void
accord_file_preview_free (AccordFilePreview *self)
{
  if (self == NULL)
    return;
  g_free (self->encoding);
  g_clear_pointer (&self->header, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);
  g_free (self);
}
