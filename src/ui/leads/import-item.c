/* A file, and how it is read. */
#include "ui/leads/import-item-private.h"

#include "workspace/jobs.h"

G_DEFINE_FINAL_TYPE (AccordImportItem, accord_import_item, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* What is known by whom it was asked for: an answer to an earlier question is not regarded. */
typedef struct
{
  AccordImportItem *item;
  GCancellable     *cancellable;
} Question;

static void
free_question (Question *question)
{
  g_object_unref (question->item);
  g_object_unref (question->cancellable);
  g_free (question);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, free_question)

static Question *
ask (AccordImportItem *self)
{
  Question *question = g_new0 (Question, 1);

  question->item = g_object_ref (self);
  question->cancellable = g_object_ref (self->cancellable);
  return question;
}

static void
changed (AccordImportItem *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fail (AccordImportItem *self,
      GError           *error)
{
  g_clear_error (&self->error);
  self->error = error;
  changed (self);
}

static void
on_progress_cb (double   fraction,
                gpointer user_data)
{
  AccordImportItem *self = user_data;

  self->fraction = CLAMP (fraction, 0, 1);
  changed (self);
}

/* Of columns that a person spoke of before the file was read anew. */
static void
restore_orders (AccordImportItem *self)
{
  GPtrArray *columns = accord_file_import_columns (self->import);

  for (guint i = 0; self->orders != NULL && self->orders->len == columns->len && i < columns->len; i++)
    {
      const AccordSourceColumn *column = columns->pdata[i];
      AccordDateOrder order = g_array_index (self->orders, AccordDateOrder, i);

      if (column->date_ambiguous && order != ACCORD_DATE_ORDER_UNKNOWN)
        accord_file_import_set_date_order (self->import, i, order);
    }
}

static gboolean
uses_mapping (AccordImportItem *self)
{
  return self->preview != NULL && self->preview->mapping != NULL && !self->leaves_mapping &&
         !accord_import_item_needs_renames (self);
}

static void scan (AccordImportItem *self);

static void
on_scanned_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  AccordImportItem *self = question->item;
  GError *error = NULL;
  AccordFileImport *import = accord_workspace_scan_import_finish (ACCORD_WORKSPACE (source), result, &error);

  if (question->cancellable != self->cancellable)
    {
      accord_file_import_free (import);
      g_clear_error (&error);
      return;
    }
  g_clear_object (&self->cancellable);
  /* The mapping may be of files that look alike, and hold something else: then its columns are asked for. */
  if (import == NULL && uses_mapping (self) && self->map == NULL &&
      g_error_matches (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_MAPPING))
    {
      g_clear_error (&error);
      self->leaves_mapping = TRUE;
      scan (self);
      return;
    }
  if (import == NULL)
    {
      fail (self, error);
      return;
    }
  self->import = import;
  if (uses_mapping (self) && self->map == NULL)
    {
      accord_saved_mapping_settle_orders (self->preview->mapping, import);
      accord_saved_mapping_warn (self->preview->mapping, self->renames, import);
    }
  restore_orders (self);
  changed (self);
}

static void
forget_import (AccordImportItem *self)
{
  g_clear_pointer (&self->import, accord_file_import_free);
  g_clear_pointer (&self->plan, accord_import_result_free);
  g_clear_error (&self->error);
}

static void
begin (AccordImportItem *self)
{
  accord_import_item_stop (self);
  forget_import (self);
  self->fraction = 0;
  self->cancellable = g_cancellable_new ();
}

static void
scan (AccordImportItem *self)
{
  const AccordSavedMapping *mapping = uses_mapping (self) ? self->preview->mapping : NULL;
  g_autofree char *map = self->map != NULL ? g_strdup (self->map)
                         : mapping != NULL ? accord_saved_mapping_rename (mapping, self->renames)
                                           : NULL;
  AccordFileImportOptions options = {
    .kind = self->kind != ACCORD_IMPORT_KIND_FOUND || mapping == NULL ? self->kind : mapping->kind,
    .delimiter = self->delimiter,
    .encoding = self->encoding,
    .header = self->header != ACCORD_HEADER_FOUND            ? self->header
              : self->preview->preview->has_header ? ACCORD_HEADER_YES
                                                   : ACCORD_HEADER_NO,
    .map = map,
    .data_as_of = self->data_as_of,
    .clear_empty = self->clear_empty,
    .empty_values = (const char *const *) self->empty_values,
  };

  begin (self);
  accord_workspace_scan_import_async (self->workspace, self->path, &options, on_progress_cb, self, self->cancellable,
                                      on_scanned_cb, ask (self));
  changed (self);
}

static void
on_previewed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (Question) question = user_data;
  AccordImportItem *self = question->item;
  GError *error = NULL;
  AccordImportPreview *preview = accord_workspace_preview_import_finish (ACCORD_WORKSPACE (source), result, &error);

  if (question->cancellable != self->cancellable)
    {
      accord_import_preview_free (preview);
      g_clear_error (&error);
      return;
    }
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->preview, accord_import_preview_free);
  if (preview == NULL)
    {
      fail (self, error);
      return;
    }
  self->preview = preview;
  self->leaves_mapping = FALSE;
  g_clear_pointer (&self->renames, g_hash_table_unref);
  if (preview->mapping != NULL)
    accord_import_item_set_keep_name (self, preview->mapping->name);
  scan (self);
}

/* From the beginning: its columns may be others now. */
static void
read_again (AccordImportItem *self)
{
  AccordFileImportOptions options = { .delimiter = self->delimiter, .encoding = self->encoding, .header = self->header };

  g_clear_pointer (&self->map, g_free);
  g_clear_pointer (&self->orders, g_array_unref);
  begin (self);
  accord_workspace_preview_import_async (self->workspace, self->path, &options, self->cancellable, on_previewed_cb,
                                         ask (self));
  changed (self);
}

/* What columns become remains as it is said. */
static void
scan_again (AccordImportItem *self)
{
  GPtrArray *columns;

  if (self->import == NULL)
    return;
  columns = accord_file_import_columns (self->import);
  g_free (self->map);
  self->map = accord_file_import_mapping_json (self->import);
  g_clear_pointer (&self->orders, g_array_unref);
  self->orders = g_array_new (FALSE, TRUE, sizeof (AccordDateOrder));
  for (guint i = 0; i < columns->len; i++)
    g_array_append_val (self->orders, ((AccordSourceColumn *) columns->pdata[i])->date_order);
  scan (self);
}

static void
accord_import_item_dispose (GObject *object)
{
  accord_import_item_stop (ACCORD_IMPORT_ITEM (object));
  G_OBJECT_CLASS (accord_import_item_parent_class)->dispose (object);
}

static void
accord_import_item_finalize (GObject *object)
{
  AccordImportItem *self = ACCORD_IMPORT_ITEM (object);

  forget_import (self);
  accord_import_result_free (self->result);
  accord_import_preview_free (self->preview);
  g_clear_pointer (&self->renames, g_hash_table_unref);
  g_clear_pointer (&self->orders, g_array_unref);
  g_clear_object (&self->workspace);
  g_strfreev (self->empty_values);
  g_free (self->map);
  g_free (self->keep_name);
  g_free (self->delimiter);
  g_free (self->encoding);
  g_free (self->path);
  g_free (self->name);
  G_OBJECT_CLASS (accord_import_item_parent_class)->finalize (object);
}

static void
accord_import_item_class_init (AccordImportItemClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_import_item_dispose;
  G_OBJECT_CLASS (klass)->finalize = accord_import_item_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
accord_import_item_init (AccordImportItem *self)
{
  self->data_as_of = ACCORD_MOMENT_NONE;
}

/**
 * accord_import_item_new:
 * @workspace: the workspace
 * @path: a file
 *
 * Returns: (transfer full): the file, which is being read
 */
AccordImportItem *
accord_import_item_new (AccordWorkspace *workspace,
                        const char      *path)
{
  AccordImportItem *self = g_object_new (ACCORD_TYPE_IMPORT_ITEM, NULL);

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->keep_name = accord_saved_mapping_name_for (path);
  read_again (self);
  return self;
}

/**
 * accord_import_item_stop:
 * @self: a file
 *
 * Stops what reads it.
 */
void
accord_import_item_stop (AccordImportItem *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/**
 * accord_import_item_get_kind:
 * @self: a file
 *
 * Returns: what its rows are; %ACCORD_IMPORT_KIND_FOUND: not known yet
 */
AccordImportKind
accord_import_item_get_kind (AccordImportItem *self)
{
  return self->import != NULL ? accord_file_import_get_kind (self->import) : self->kind;
}

const AccordFilePreview *
accord_import_item_get_preview (AccordImportItem *self)
{
  return self->preview != NULL ? self->preview->preview : NULL;
}

/**
 * accord_import_item_get_import:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): it, ready to be imported; it may be another after each «changed»
 */
AccordFileImport *
accord_import_item_get_import (AccordImportItem *self)
{
  return self->import;
}

/**
 * accord_import_item_get_error:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): why it cannot be imported as it is
 */
const GError *
accord_import_item_get_error (AccordImportItem *self)
{
  return self->error;
}

double
accord_import_item_get_fraction (AccordImportItem *self)
{
  return self->fraction;
}

void
accord_import_item_set_kind (AccordImportItem *self,
                             AccordImportKind  kind)
{
  if (kind == accord_import_item_get_kind (self))
    return;
  self->kind = kind;
  g_clear_pointer (&self->map, g_free);
  /* What was kept of such files speaks of the fields of its own kind. */
  if (self->preview != NULL && self->preview->mapping != NULL)
    self->leaves_mapping = self->preview->mapping->kind != kind;
  if (self->preview != NULL)
    scan (self);
}

static void
set_text (AccordImportItem *self,
          char            **text,
          const char       *wanted)
{
  if (g_strcmp0 (*text, wanted) == 0)
    return;
  g_free (*text);
  *text = g_strdup (wanted);
  read_again (self);
}

void
accord_import_item_set_delimiter (AccordImportItem *self,
                                  const char       *delimiter)
{
  set_text (self, &self->delimiter, delimiter);
}

void
accord_import_item_set_encoding (AccordImportItem *self,
                                 const char       *encoding)
{
  set_text (self, &self->encoding, encoding);
}

/**
 * accord_import_item_get_encoding:
 * @self: a file
 *
 * Returns: (nullable): the encoding that was said; %NULL: it is found
 */
const char *
accord_import_item_get_encoding (AccordImportItem *self)
{
  return self->encoding;
}

void
accord_import_item_set_has_header (AccordImportItem *self,
                                   gboolean          has_header)
{
  AccordHeader header = has_header ? ACCORD_HEADER_YES : ACCORD_HEADER_NO;

  if (self->header == header || (self->preview != NULL && self->preview->preview->has_header == has_header))
    return;
  self->header = header;
  read_again (self);
}

void
accord_import_item_set_empty_values (AccordImportItem  *self,
                                     const char *const *words)
{
  if (self->import == NULL || g_strv_equal (words, accord_file_import_get_empty_values (self->import)))
    return;
  g_strfreev (self->empty_values);
  self->empty_values = g_strdupv ((GStrv) words);
  scan_again (self);
}

void
accord_import_item_set_clear_empty (AccordImportItem *self,
                                    gboolean          clear_empty)
{
  self->clear_empty = clear_empty;
  if (self->import != NULL)
    accord_file_import_set_clear_empty (self->import, clear_empty);
}

void
accord_import_item_set_data_as_of (AccordImportItem *self,
                                   AccordMoment      moment)
{
  self->data_as_of = moment;
  if (self->import != NULL)
    accord_file_import_set_data_as_of (self->import, moment);
}

/**
 * accord_import_item_get_mapping:
 * @self: a file
 *
 * Returns: (transfer none) (nullable): the mapping that was kept of such files
 */
const AccordSavedMapping *
accord_import_item_get_mapping (AccordImportItem *self)
{
  return self->preview != NULL && !self->leaves_mapping ? self->preview->mapping : NULL;
}

/**
 * accord_import_item_needs_renames:
 * @self: a file
 *
 * Returns: whether columns of its mapping are missing, and nobody has said yet what they are now
 */
gboolean
accord_import_item_needs_renames (AccordImportItem *self)
{
  const AccordSavedMapping *mapping = accord_import_item_get_mapping (self);

  return mapping != NULL && mapping->missing->len > 0 && self->renames == NULL;
}

/**
 * accord_import_item_take_renames:
 * @self: a file
 * @renames: (transfer full): as for accord_saved_mapping_rename()
 *
 * Says what the missing columns of its mapping are now.
 */
void
accord_import_item_take_renames (AccordImportItem *self,
                                 GHashTable       *renames)
{
  g_clear_pointer (&self->renames, g_hash_table_unref);
  self->renames = renames;
  scan (self);
}

/**
 * accord_import_item_leave_mapping:
 * @self: a file
 *
 * What its columns become is guessed, as of a file that is not known.
 */
void
accord_import_item_leave_mapping (AccordImportItem *self)
{
  gboolean used = uses_mapping (self);

  self->leaves_mapping = TRUE;
  g_clear_pointer (&self->map, g_free);
  if (used)
    scan (self);
  else
    changed (self);
}
