#include "workspace/filed-copies.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "workspace/versions.h"

/**
 * accord_workspace_list_filed_copies:
 * @workspace: an open file
 * @version: a version
 *
 * Returns: (transfer full) (element-type AccordRecord): the PDFs that are filed with it, in the order in which they were
 */
GPtrArray *
accord_workspace_list_filed_copies (AccordWorkspace *workspace,
                                    AccordRecord    *version)
{
  GListModel *list = accord_workspace_get_list (workspace, ACCORD_TYPE_FILED_COPY);
  GPtrArray *copies = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (AccordRecord) record = g_list_model_get_item (list, i);

      if (g_strcmp0 (accord_record_get_text (record, "version"), accord_record_get_id (version)) == 0)
        g_ptr_array_add (copies, g_steal_pointer (&record));
    }
  return copies;
}

static char *
digest_of (GBytes *bytes)
{
  return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
}

/**
 * accord_filed_copy_has:
 * @workspace: an open file
 * @version: a version
 * @bytes: a PDF
 *
 * Returns: whether just this PDF is filed with it
 */
gboolean
accord_filed_copy_has (AccordWorkspace *workspace,
                       AccordRecord    *version,
                       GBytes          *bytes)
{
  g_autoptr (GPtrArray) copies = accord_workspace_list_filed_copies (workspace, version);
  g_autofree char *digest = digest_of (bytes);

  for (guint i = 0; i < copies->len; i++)
    if (g_strcmp0 (accord_record_get_text (copies->pdata[i], "digest"), digest) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
check (AccordWorkspace           *workspace,
       const AccordVersionStatus *version,
       const AccordCopyToFile    *copy,
       GError                   **error)
{
  if (g_bytes_get_size (copy->bytes) > ACCORD_VERSION_FILE_BYTES)
    g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_FILE,
                 _("“%s” is larger than 10 MB; keep it elsewhere, or file a smaller copy."), copy->name);
  else if (accord_filed_copy_has (workspace, version->version, copy->bytes))
    g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_FILE,
                 _("“%s” is filed with version %u already; there is nothing to do."), copy->name, (guint) version->number);
  else
    return TRUE;
  return FALSE;
}

/**
 * accord_filed_copy_file:
 * @workspace: an open file
 * @version: that @copy is of
 * @copy: the PDF; borrowed
 * @at: when it is filed
 * @error: an #AccordVersionError: it is too large, or filed already
 *
 * Returns: (transfer full) (nullable): what is to be saved
 */
AccordChangeSet *
accord_filed_copy_file (AccordWorkspace           *workspace,
                        const AccordVersionStatus *version,
                        const AccordCopyToFile    *copy,
                        AccordMoment               at,
                        GError                   **error)
{
  g_autofree char *digest = digest_of (copy->bytes);
  g_autofree char *text = NULL, *summary = NULL;
  g_autoptr (AccordRecord) record = NULL;
  g_auto (GValue) moment = G_VALUE_INIT;
  AccordChangeSet *changes;

  if (!check (workspace, version, copy, error))
    return NULL;
  record = accord_record_new (ACCORD_TYPE_FILED_COPY);
  text = g_base64_encode (g_bytes_get_data (copy->bytes, NULL), g_bytes_get_size (copy->bytes));
  g_value_init (&moment, G_TYPE_INT64);
  g_value_set_int64 (&moment, at);
  accord_record_set_text (record, "version", accord_record_get_id (version->version));
  accord_record_set_text (record, "name", copy->name);
  accord_record_set_text (record, "file", text);
  accord_record_set_text (record, "digest", digest);
  accord_record_set_text (record, "filed_by", copy->filed_by != NULL ? copy->filed_by : "");
  accord_record_set_value (record, "at", &moment);
  summary = g_strdup_printf (_("File “%s” with version %u"), copy->name, (guint) version->number);
  changes = accord_change_set_new (summary);
  accord_change_set_insert (changes, record);
  return changes;
}

/**
 * accord_filed_copy_remove:
 * @record: a filed PDF
 *
 * Returns: (transfer full): what is to be saved, and can be undone
 */
AccordChangeSet *
accord_filed_copy_remove (AccordRecord *record)
{
  g_autofree char *summary = g_strdup_printf (_("Remove “%s”"), accord_record_get_text (record, "name"));
  AccordChangeSet *changes = accord_change_set_new (summary);

  accord_change_set_delete (changes, record);
  return changes;
}

/**
 * accord_filed_copy_read:
 * @record: a filed PDF
 * @error: an #AccordVersionError: it is not what was filed any more
 *
 * Returns: (transfer full) (nullable): it, as it came. May be called on any thread.
 */
GBytes *
accord_filed_copy_read (AccordRecord *record,
                        GError      **error)
{
  const char *text = accord_record_get_text (record, "file");
  gsize length = 0;
  guchar *data = g_base64_decode (text != NULL ? text : "", &length);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, length);
  g_autofree char *digest = digest_of (bytes);

  if (g_strcmp0 (digest, accord_record_get_text (record, "digest")) == 0)
    return g_steal_pointer (&bytes);
  g_set_error (error, ACCORD_VERSION_ERROR, ACCORD_VERSION_ERROR_FILE,
               _("“%s” is not what was filed any more; restore a backup, or ask for it again."),
               accord_record_get_text (record, "name"));
  return NULL;
}

/**
 * accord_filed_copy_write:
 * @record: a filed PDF
 * @path: where to; what is there is replaced
 * @mode: who may read and write it then
 * @error: an #AccordVersionError or #GFileError
 *
 * Writes it, as it came. May be called on any thread.
 *
 * Returns: whether it was written
 */
gboolean
accord_filed_copy_write (AccordRecord *record,
                         const char   *path,
                         int           mode,
                         GError      **error)
{
  g_autoptr (GBytes) bytes = accord_filed_copy_read (record, error);

  return bytes != NULL &&
         g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, mode, error);
}
