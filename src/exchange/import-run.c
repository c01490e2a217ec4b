#include <glib/gi18n-lib.h>

#include "exchange/file-import-private.h"
#include "exchange/kind-fields.h"
#include "exchange/pending-rows.h"
#include "exchange/reject-reasons.h"
#include "exchange/rejects-file.h"
#include "exchange/row-converter.h"
#include "model/records.h"

/* Few enough that what is read of the file is still in the processor's caches when the store compares it. */
#define BATCH_ROWS 2048
#define ROWS_BETWEEN_REPORTS 4096
#define BATCH_BYTES (32 * 1024 * 1024)
#define MOST_REJECTED_KEPT 1000

/* The second pass. */
typedef struct
{
  AccordFileImport    *import;
  AccordImport        *store_import; /* owned until it is committed or aborted */
  AccordRowConverter  *converter;
  GPtrArray            *settings; /* of the workspace, one record */
  AccordRejectsFile   *rejects;
  AccordRejectReasons *reasons;
  AccordBatch         *batch;
  AccordRowCopies     *copies;   /* of the batch's rows, for the store may yet say that several leads match */
  AccordPendingRows   *pending;  /* rows whose key comes again */
  GString             *key;
  AccordImportResult  *result;   /* lent */
  AccordFingerprintSet *marks;   /* of rows that change nothing; NULL: none */
  guint64              n_superseded;
  guint64              n_merged; /* of leads that were merged into others */
} Run;

static gboolean
reject (Run                *run,
        const AccordSourceRow *row,
        const char         *reason,
        GError            **error)
{
  AccordImportResult *result = run->result;
  AccordRejectedRow *kept;

  if (run->import->strict)
    {
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_STRICT,
                   _("Line %lu of “%s” cannot be imported (%s); nothing was imported, correct it first."),
                   (gulong) row->line, accord_source_file_get_name (run->import->file), reason);
      return FALSE;
    }
  result->n_rejected++;
  accord_reject_reasons_add (run->reasons, reason, row->line);
  if (result->rejected->len < MOST_REJECTED_KEPT)
    {
      kept = g_new0 (AccordRejectedRow, 1);
      kept->line = row->line;
      kept->reason = g_strdup (reason);
      g_ptr_array_add (result->rejected, kept);
    }
  return run->rejects == NULL || accord_rejects_file_add (run->rejects, row->line, reason, row, error);
}

static const char *
get_reason (AccordRowOutcome outcome)
{
  return outcome == ACCORD_ROW_STRAY ? _("No lead has this ID or e-mail address")
                                     : _("Several leads have this e-mail address, and no ID says which it is");
}

static gboolean
count_outcomes (Run                    *run,
                const AccordRowOutcome *outcomes,
                GError                **error)
{
  AccordSourceRow row;

  for (guint i = 0; i < run->batch->n_rows; i++)
    switch (outcomes[i])
      {
      case ACCORD_ROW_NEW:
        run->result->n_new++;
        break;
      case ACCORD_ROW_CHANGED:
        run->result->n_changed++;
        break;
      case ACCORD_ROW_UNCHANGED:
        run->result->n_unchanged++;
        break;
      case ACCORD_ROW_MERGED:
        run->result->n_unchanged++;
        run->n_merged++;
        break;
      case ACCORD_ROW_AMBIGUOUS:
      case ACCORD_ROW_STRAY:
      default:
        accord_row_copies_get (run->copies, i, &row);
        if (!reject (run, &row, get_reason (outcomes[i]), error))
          return FALSE;
        break;
      }
  return TRUE;
}

static gboolean
flush_batch (Run     *run,
             GError **error)
{
  g_autofree AccordRowOutcome *outcomes = NULL;

  if (run->batch->n_rows == 0)
    return TRUE;
  outcomes = g_new0 (AccordRowOutcome, run->batch->n_rows);
  if (!accord_import_rows (run->store_import, run->batch, outcomes, error) || !count_outcomes (run, outcomes, error))
    return FALSE;
  accord_batch_clear (run->batch);
  accord_row_copies_clear (run->copies);
  return TRUE;
}

static gboolean
add_row (Run                *run,
         const AccordSourceRow *row,
         GError            **error)
{
  gint64 mark = accord_row_converter_mark (run->converter, row);
  g_autofree char *reason = NULL;

  if (run->marks != NULL && mark != 0 && accord_fingerprint_set_has (run->marks, (guint64) mark))
    {
      run->result->n_unchanged++;
      accord_import_count_known (run->store_import);
      return TRUE;
    }
  reason = accord_row_converter_add (run->converter, row, mark, run->batch);
  if (reason != NULL)
    return reject (run, row, reason, error);
  accord_row_copies_add (run->copies, row);
  if (run->batch->n_rows < BATCH_ROWS && accord_row_copies_get_size (run->copies) < BATCH_BYTES)
    return TRUE;
  return flush_batch (run, error);
}

/* A row whose key comes again waits: if the later one is right, it counts instead. */
static gboolean
add_repeated_row (Run                *run,
                  const AccordSourceRow *row,
                  guint               count,
                  GError            **error)
{
  g_autofree char *reason = accord_row_converter_add (run->converter, row, 0, run->batch);
  AccordSourceRow last;

  if (reason == NULL)
    {
      run->batch->n_rows--;
      if (accord_pending_rows_replace (run->pending, run->key->str, row))
        {
          run->n_superseded++;
          run->result->n_unchanged++;
        }
    }
  else if (!reject (run, row, reason, error))
    return FALSE;
  if (!accord_pending_rows_count_down (run->pending, run->key->str, count))
    return TRUE;
  if (accord_pending_rows_get (run->pending, run->key->str, &last) && !add_row (run, &last, error))
    return FALSE;
  accord_pending_rows_remove (run->pending, run->key->str);
  return TRUE;
}

/* What shared its hash with another key only, and so waited for nothing. */
static gboolean
add_pending_rows (Run     *run,
                  GError **error)
{
  AccordSourceRow row;

  while (accord_pending_rows_take (run->pending, &row))
    if (!add_row (run, &row, error))
      return FALSE;
  return TRUE;
}

static gboolean
add_rows (Run                  *run,
          AccordSourceReading  *reading,
          AccordImportProgress  progress,
          gpointer              user_data,
          GCancellable         *cancellable,
          GError              **error)
{
  g_autoptr (GError) local_error = NULL;
  const AccordKeyColumns *keys = accord_row_keys_get_columns (run->import->keys);
  gboolean any_repeated = accord_row_keys_any_repeated (run->import->keys);
  AccordSourceRow row;

  while (accord_file_import_next (run->import, reading, &row, cancellable, &local_error))
    {
      guint count = 1;

      run->result->n_rows++;
      if (any_repeated)
        {
          accord_row_key_write (keys, &row, run->key);
          count = accord_row_keys_count (run->import->keys, run->key->str);
        }
      if (!(count > 1 ? add_repeated_row (run, &row, count, error) : add_row (run, &row, error)))
        return FALSE;
      if (run->result->n_rows % ROWS_BETWEEN_REPORTS != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (accord_source_reading_get_fraction (reading), user_data);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return add_pending_rows (run, error) && flush_batch (run, error);
}

static gboolean
fail_ambiguous (AccordFileImport         *self,
                const AccordSourceColumn *column,
                GError                  **error)
{
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_DATE_ORDER,
               _("Is %s in column “%s” of “%s” day first or month first? No row settles it; "
                 "say so with --date-order dmy or mdy."),
               column->date_example, column->header, accord_source_file_get_name (self->file));
  return FALSE;
}

/* Whether the file has what no row can do without. */
static gboolean
check_required (Run     *run,
                GError **error)
{
  AccordFileImport *self = run->import;
  GPtrArray *fields = accord_row_converter_get_fields (run->converter);
  const char *const *required = accord_kind_list_required (self->kind);

  for (; *required != NULL; required++)
    {
      gboolean found = FALSE;

      for (guint i = 0; !found && i < fields->len; i++)
        found = g_str_equal (((AccordField *) fields->pdata[i])->name, *required);
      if (found)
        continue;
      g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING,
                   _("No column of “%s” is known to be “%s”, which it needs to be read as: %s. Say which one it is with a "
                     "map, or what else the file holds."),
                   accord_source_file_get_name (self->file), *required, accord_import_kind_get_label (self->kind));
      return FALSE;
    }
  return TRUE;
}

static gboolean
list_marks (Run     *run,
            GError **error)
{
  g_autoptr (GError) local_error = NULL;

  accord_row_converter_begin_marks (run->converter, run->import->clear_empty);
  run->marks = accord_import_list_marks (run->store_import, run->import->n_rows, &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
begin (Run           *run,
       AccordStore   *store,
       gboolean       plan_only,
       GCancellable  *cancellable,
       GError       **error)
{
  AccordFileImport *self = run->import;
  g_autoptr (GPtrArray) known = accord_store_list_fields (store, cancellable, error);
  g_auto (GStrv) kept = NULL;
  const AccordSourceColumn *ambiguous;
  AccordImportOptions options = {
    .file = accord_source_file_get_name (self->file),
    .kind = accord_import_kind_get_name (self->kind),
    .data_as_of = accord_file_import_get_data_as_of (self),
    .plan_only = plan_only,
    .clear_empty = self->clear_empty,
    .distinct = accord_row_keys_are_distinct (self->keys),
  };

  if (known == NULL)
    return FALSE;
  run->settings = accord_store_load_records (store, ACCORD_TYPE_SETTINGS, cancellable, error);
  if (run->settings == NULL)
    return FALSE;
  run->converter = accord_row_converter_new (self->kind, self->columns, known, self->empty_values, self->zone, options.data_as_of,
                                             run->result->warnings);
  ambiguous = accord_row_converter_find_ambiguous (run->converter);
  if (ambiguous != NULL)
    return fail_ambiguous (self, ambiguous, error);
  if (!check_required (run, error))
    return FALSE;
  kept = accord_row_converter_list_kept (run->converter);
  options.kept = (const char *const *) kept;
  run->batch = accord_row_converter_new_batch (run->converter, BATCH_ROWS);
  run->store_import = accord_store_import_begin (store, &options, accord_row_converter_get_fields (run->converter),
                                                 cancellable, error);
  return run->store_import != NULL && list_marks (run, error);
}

/* To be asked before the store's import ends. */
static void
count_field_changes (Run *run)
{
  GPtrArray *fields = accord_row_converter_get_fields (run->converter);

  for (guint i = 0; i < fields->len; i++)
    {
      guint64 n_rows = accord_import_count_changes (run->store_import, i);
      AccordFieldChanges *changes;

      if (n_rows == 0)
        continue;
      changes = g_new0 (AccordFieldChanges, 1);
      changes->field = g_strdup (((AccordField *) g_ptr_array_index (fields, i))->name);
      changes->n_rows = n_rows;
      g_ptr_array_add (run->result->fields, changes);
    }
}

static gboolean
commit (Run     *run,
        GError **error)
{
  gint64 number;

  if (run->rejects != NULL && !accord_rejects_file_close (run->rejects, error))
    return FALSE;
  count_field_changes (run);
  number = accord_import_commit (g_steal_pointer (&run->store_import), run->result->n_rejected, error);
  if (number < 0)
    return FALSE;
  run->result->import = number;
  if (run->rejects != NULL)
    run->result->rejects_file = accord_rejects_file_settle (run->rejects);
  return TRUE;
}

static void
clear_run (Run *run)
{
  if (run->store_import != NULL)
    accord_import_abort (run->store_import);
  g_clear_pointer (&run->converter, accord_row_converter_free);
  g_clear_pointer (&run->settings, g_ptr_array_unref);
  g_clear_pointer (&run->rejects, accord_rejects_file_free);
  g_clear_pointer (&run->reasons, accord_reject_reasons_free);
  g_clear_pointer (&run->marks, accord_fingerprint_set_free);
  g_clear_pointer (&run->batch, accord_batch_free);
  g_clear_pointer (&run->copies, accord_row_copies_free);
  g_clear_pointer (&run->pending, accord_pending_rows_free);
  g_string_free (run->key, TRUE);
}

static void
free_rejected (gpointer data)
{
  AccordRejectedRow *row = data;

  g_free (row->reason);
  g_free (row);
}

static void
free_changes (gpointer data)
{
  g_free (((AccordFieldChanges *) data)->field);
  g_free (data);
}

static AccordImportResult *
new_result (AccordFileImport *self)
{
  AccordImportResult *result = g_new0 (AccordImportResult, 1);

  result->kind = self->kind;
  result->warnings = g_ptr_array_new_with_free_func (g_free);
  result->rejected = g_ptr_array_new_with_free_func (free_rejected);
  result->reasons = g_ptr_array_new_with_free_func (accord_reject_reason_free);
  result->fields = g_ptr_array_new_with_free_func (free_changes);
  result->mapping_json = accord_file_import_mapping_json (self);
  return result;
}

static void
warn (Run *run)
{
  accord_file_import_warn (run->import, run->result->warnings);
  accord_row_converter_warn (run->converter, g_ptr_array_index (run->settings, 0), run->result->warnings);
  if (run->n_superseded > 0)
    g_ptr_array_add (run->result->warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%lu row comes again further down in the file; "
                                                   "the last one counts, it is counted as unchanged.",
                                                   "%lu rows come again further down in the file; "
                                                   "the last one of each counts, they are counted as unchanged.",
                                                   run->n_superseded),
                                      (gulong) run->n_superseded));
  if (run->n_merged > 0)
    g_ptr_array_add (run->result->warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%lu row is of a lead that was merged into another; it changes nothing.",
                                                   "%lu rows are of leads that were merged into others; they change nothing.",
                                                   run->n_merged),
                                      (gulong) run->n_merged));
}

/**
 * accord_import_result_free:
 * @self: (transfer full) (nullable): a result
 */
void
accord_import_result_free (AccordImportResult *self)
{
  if (self == NULL)
    return;
  g_free (self->rejects_file);
  g_ptr_array_unref (self->warnings);
  g_ptr_array_unref (self->rejected);
  g_ptr_array_unref (self->reasons);
  g_ptr_array_unref (self->fields);
  g_free (self->mapping_json);
  g_free (self);
}

/**
 * accord_file_import_run:
 * @self: an import
 * @store: the workspace's store
 * @plan_only: say what would happen, and write nothing
 * @progress: (nullable): gets 0 … 1, on this thread
 * @user_data: for @progress
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordExchangeError, an #AccordStoreError, or %G_IO_ERROR_CANCELLED; the workspace is then as it was
 *
 * Reads the file a second time, and writes it in one transaction. Rows that cannot be imported are kept in a file.
 *
 * Returns: (transfer full) (nullable): what became of every row
 */
AccordImportResult *
accord_file_import_run (AccordFileImport     *self,
                        AccordStore          *store,
                        gboolean              plan_only,
                        AccordImportProgress  progress,
                        gpointer              user_data,
                        GCancellable         *cancellable,
                        GError              **error)
{
  g_autoptr (AccordImportResult) result = NULL;
  g_autoptr (AccordSourceReading) reading = NULL;
  Run run = { .import = self };
  gboolean done;

  g_return_val_if_fail (self != NULL && ACCORD_IS_STORE (store), NULL);

  result = new_result (self);
  run.result = result;
  run.key = g_string_new (NULL);
  run.copies = accord_row_copies_new ();
  run.reasons = accord_reject_reasons_new (result->reasons);
  run.pending = accord_pending_rows_new ();
  if (!plan_only)
    run.rejects = accord_rejects_file_new (accord_source_file_get_path (self->file), self->header);
  reading = accord_file_import_read_again (self, cancellable, error);
  done = reading != NULL && begin (&run, store, plan_only, cancellable, error) &&
         add_rows (&run, reading, progress, user_data, cancellable, error) && commit (&run, error);
  if (done)
    warn (&run);
  clear_run (&run);
  return done ? g_steal_pointer (&result) : NULL;
}
