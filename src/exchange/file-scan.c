#include "exchange/file-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/crm-names.h"
#include "exchange/header.h"
#include "exchange/kind-fields.h"
#include "exchange/kind-recognition.h"
#include "exchange/mapping.h"
#include "exchange/not-leads.h"
#include "exchange/row-converter.h"
#include "exchange/stage-words.h"

#define ROWS_BETWEEN_REPORTS 4096
#define ROWS_COMPARED 1000

/* Lines below the table, such as Salesforce writes: after an empty line, one cell each. */
typedef struct
{
  guint64  line; /* 0: not in one */
  guint64  n_rows;
  gboolean known;
} Footer;

typedef struct
{
  AccordFileImport *import;
  AccordMoment      now;
  Footer            footer;
  gboolean          after_blank;
  guint             n_repeated; /* cells that say what the cell of the first row above them says */
} Scan;

static gboolean
is_footer (Scan               *scan,
           const AccordSourceRow *row)
{
  if (accord_row_is_remark (row))
    return TRUE;
  return (scan->footer.line != 0 || scan->after_blank) && row->n_cells == 1 && scan->import->columns->len > 1;
}

static void
count_row (Scan               *scan,
           const AccordSourceRow *row)
{
  AccordFileImport *self = scan->import;

  self->n_rows++;
  accord_row_keys_add (self->keys, row);
  if (row->n_cells != self->columns->len || row->has_nul)
    return;
  for (guint i = 0; i < row->n_cells; i++)
    if (row->lengths[i] > 0)
      accord_column_scan_add (&self->scans[i], row->cells[i], row->lengths[i], self->empty_values, self->zone,
                              scan->now);
  for (guint i = 0; self->n_rows <= ROWS_COMPARED && i < row->n_cells; i++)
    scan->n_repeated += row->lengths[i] > 0 && g_str_equal (row->cells[i], self->header->pdata[i]);
}

static void
note_skipped (AccordSkippedRows  *skipped,
              const AccordSourceRow *row)
{
  if (skipped->n_rows++ == 0)
    skipped->line = row->line;
}

/* Sums, and headers in the middle of the table. */
static gboolean
is_skipped (Scan               *scan,
            const AccordSourceRow *row)
{
  AccordFileImport *self = scan->import;

  if (accord_row_is_totals (row))
    {
      note_skipped (&self->totals, row);
      return TRUE;
    }
  if (!accord_row_is_header_copy (row, self->header))
    return FALSE;
  note_skipped (&self->header_copies, row);
  scan->n_repeated += self->header->len;
  return TRUE;
}

static void
take_row (Scan               *scan,
          const AccordSourceRow *row)
{
  AccordFileImport *self = scan->import;

  if (accord_row_is_blank (row))
    {
      self->n_blank++;
      scan->after_blank = TRUE;
      return;
    }
  if (is_footer (scan, row))
    {
      if (scan->footer.line == 0)
        scan->footer.line = row->line;
      scan->footer.n_rows++;
      scan->footer.known = scan->footer.known || accord_row_is_remark (row);
      return;
    }
  if (is_skipped (scan, row))
    return;
  /* The table goes on: what looked like a footer was rows, wrong ones. */
  self->n_rows += scan->footer.n_rows;
  scan->footer = (Footer) { 0 };
  scan->after_blank = FALSE;
  count_row (scan, row);
}

static gboolean
fail_format (AccordFileImport *self,
             const char       *sentence,
             GError          **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, "“%s”: %s",
               accord_source_file_get_name (self->file), sentence);
  return FALSE;
}

static gboolean
fail_no_header (AccordFileImport *self,
                GError          **error)
{
  return fail_format (self, _("the first row holds values, not the names of columns; add a row of names on top, or say "
                              "that there is none with --header no."), error);
}

static void
free_column (gpointer data)
{
  AccordSourceColumn *column = data;

  g_free (column->header);
  g_strfreev (column->samples);
  g_strfreev (column->fields);
  g_free (column->date_example);
  g_free (column);
}

static gboolean
read_header (AccordFileImport    *self,
             AccordSourceReading *reading,
             GCancellable        *cancellable,
             GError             **error)
{
  AccordSourceRow row = { 0 };
  g_autoptr (GError) local_error = NULL;

  do
    if (!accord_source_reading_next (reading, &row, cancellable, &local_error))
      {
        if (local_error == NULL)
          return fail_format (self, _("the file is empty; export it again."), error);
        g_propagate_error (error, g_steal_pointer (&local_error));
        return FALSE;
      }
  while (accord_row_is_blank (&row));
  if (self->has_header == ACCORD_HEADER_FOUND && accord_header_has_values (&row))
    return fail_no_header (self, error);
  self->header = self->has_header == ACCORD_HEADER_NO ? accord_header_number (&row)
                                                      : accord_header_names (&row, self->warnings);
  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->scans = g_new0 (AccordColumnScan, self->header->len);
  for (guint i = 0; i < self->header->len; i++)
    {
      AccordSourceColumn *column = g_new0 (AccordSourceColumn, 1);

      column->header = g_strdup (self->header->pdata[i]);
      g_ptr_array_add (self->columns, column);
      accord_column_scan_init (&self->scans[i]);
    }
  return TRUE;
}

static gboolean
decide_fields (AccordFileImport *self,
               const char       *map,
               GError          **error)
{
  const char *name = accord_source_file_get_name (self->file);

  if (map != NULL)
    return accord_mapping_apply (self->kind, self->columns, map, name, error);
  accord_mapping_guess (self->kind, self->columns, self->scans, name);
  return TRUE;
}

static void
decide_columns (AccordFileImport *self)
{
  guint n = self->columns->len;
  char decimal = accord_column_scans_decimal (self->scans, n, accord_source_file_get_delimiter (self->file));

  for (guint i = 0; i < n; i++)
    {
      AccordSourceColumn *column = self->columns->pdata[i];

      accord_column_scan_decide (&self->scans[i], decimal, column);
      if (self->date_order != ACCORD_DATE_ORDER_UNKNOWN)
        accord_column_scan_set_order (&self->scans[i], column, self->date_order);
    }
}

static gboolean
is_stage (AccordFileImport         *self,
          const AccordSourceColumn *column)
{
  const AccordCrmName *name = accord_kind_field_lookup (self->kind, column->header);

  return name != NULL && g_strcmp0 (name->field, ACCORD_IMPORT_STAGE) == 0;
}

static void
expect_stages (AccordFileImport *self)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordSourceColumn *column = self->columns->pdata[i];

      self->scans[i].expects_stages =
          accord_stage_words_is_header (column->header) || is_stage (self, column) ||
          (!accord_mapping_leaves_out (column) &&
           g_strv_contains ((const char *const *) column->fields, ACCORD_IMPORT_STAGE));
    }
}

/* Whether the first row, which names nothing that is known, looks like the rows below it. */
static gboolean
has_no_header (Scan *scan)
{
  AccordFileImport *self = scan->import;
  gboolean numbers = FALSE;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordSourceColumn *column = self->columns->pdata[i];

      if (accord_kind_field_lookup (self->kind, column->header) != NULL || accord_crm_names_is_first (column->header) ||
          accord_crm_names_is_last (column->header))
        return FALSE;
      numbers = numbers || ((column->type == ACCORD_COLUMN_INTEGER || column->type == ACCORD_COLUMN_REAL) &&
                            accord_number_classify (column->header, strlen (column->header)) != 0);
    }
  return numbers || scan->n_repeated > 0;
}

static gboolean
read_rows (Scan                 *scan,
           AccordSourceReading  *reading,
           AccordImportProgress  progress,
           gpointer              user_data,
           GCancellable         *cancellable,
           GError              **error)
{
  g_autoptr (GError) local_error = NULL;
  AccordSourceRow row;

  for (guint64 n = 1; accord_source_reading_next (reading, &row, cancellable, &local_error); n++)
    {
      take_row (scan, &row);
      if (n % ROWS_BETWEEN_REPORTS == 0 && progress != NULL)
        progress (accord_source_reading_get_fraction (reading), user_data);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (scan->footer.known)
    {
      scan->import->footer_line = scan->footer.line;
      scan->import->n_footer = scan->footer.n_rows;
    }
  else
    scan->import->n_rows += scan->footer.n_rows;
  return TRUE;
}

/**
 * accord_file_import_scan:
 * @self: an import whose file is open
 * @map: (nullable): the map given, as JSON
 * @progress: (nullable): gets 0 … 1
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError
 *
 * The first pass: what the columns are, what becomes of them, which keys are repeated, and where the leads end.
 *
 * Returns: whether the file can be imported as far as that
 */
gboolean
accord_file_import_scan (AccordFileImport     *self,
                         const char           *map,
                         AccordImportProgress  progress,
                         gpointer              user_data,
                         GCancellable         *cancellable,
                         GError              **error)
{
  g_autoptr (AccordSourceReading) reading = accord_source_reading_new (self->file, cancellable, error);
  Scan scan = { .import = self, .now = accord_moment_now () };
  AccordKeyColumns keys;

  if (reading == NULL || !read_header (self, reading, cancellable, error))
    return FALSE;
  if (self->kind == ACCORD_IMPORT_KIND_FOUND)
    self->kind = accord_import_kind_recognize (self->header, map);
  if (!decide_fields (self, map, error))
    return FALSE;
  if (self->has_header == ACCORD_HEADER_NO)
    {
      accord_source_reading_free (g_steal_pointer (&reading));
      reading = accord_source_reading_new (self->file, cancellable, error);
      if (reading == NULL)
        return FALSE;
    }
  expect_stages (self);
  accord_key_columns_find (self->kind, self->columns, self->empty_values, &keys);
  self->keys = accord_row_keys_new (&keys);
  if (!read_rows (&scan, reading, progress, user_data, cancellable, error))
    return FALSE;
  accord_row_keys_end (self->keys);
  decide_columns (self);
  if (map == NULL && self->has_header == ACCORD_HEADER_FOUND && has_no_header (&scan))
    return fail_no_header (self, error);
  return decide_fields (self, map, error);
}

/**
 * accord_file_import_next:
 * @self: an import that was scanned
 * @reading: a reading of its file
 * @row: (out): the next row that is a lead, right or wrong
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError; not set at the end
 *
 * Returns: whether there is one
 */
gboolean
accord_file_import_next (AccordFileImport    *self,
                         AccordSourceReading *reading,
                         AccordSourceRow     *row,
                         GCancellable        *cancellable,
                         GError             **error)
{
  while (accord_source_reading_next (reading, row, cancellable, error))
    {
      if (self->footer_line > 0 && row->line >= self->footer_line)
        return FALSE;
      if (!accord_row_is_blank (row) && !accord_row_is_totals (row) &&
          (self->header_copies.n_rows == 0 || !accord_row_is_header_copy (row, self->header)))
        return TRUE;
    }
  return FALSE;
}

/* Skips the header, if there is one. */
static AccordSourceReading *
begin_reading (AccordFileImport *self,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (AccordSourceReading) reading = accord_source_reading_new (self->file, cancellable, error);
  AccordSourceRow row;

  if (reading == NULL)
    return NULL;
  do
    if (self->has_header != ACCORD_HEADER_NO && !accord_source_reading_next (reading, &row, cancellable, error))
      return NULL;
  while (self->has_header != ACCORD_HEADER_NO && accord_row_is_blank (&row));
  return g_steal_pointer (&reading);
}

/**
 * accord_file_import_read_again:
 * @self: an import that was scanned
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError
 *
 * Reads the keys of all rows anew where a person has said since that other columns tell them apart.
 *
 * Returns: (transfer full) (nullable): a reading that stands before the first lead
 */
AccordSourceReading *
accord_file_import_read_again (AccordFileImport *self,
                               GCancellable     *cancellable,
                               GError          **error)
{
  const AccordKeyColumns *known = accord_row_keys_get_columns (self->keys);
  g_autoptr (AccordSourceReading) reading = NULL;
  g_autoptr (GError) local_error = NULL;
  AccordKeyColumns keys;
  AccordSourceRow row;

  accord_key_columns_find (self->kind, self->columns, self->empty_values, &keys);
  if (accord_key_columns_equal (&keys, known))
    return begin_reading (self, cancellable, error);
  accord_row_keys_free (self->keys);
  self->keys = accord_row_keys_new (&keys);
  reading = begin_reading (self, cancellable, error);
  if (reading == NULL)
    return NULL;
  while (accord_file_import_next (self, reading, &row, cancellable, &local_error))
    accord_row_keys_add (self->keys, &row);
  accord_row_keys_end (self->keys);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  return begin_reading (self, cancellable, error);
}
