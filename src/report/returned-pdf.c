#include "report/returned-pdf.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "model/agreement-content.h"
#include "model/json-member.h"
#include "model/program.h"
#include "report/agreement-report.h"
#include "report/pdf-objects.h"

#define READER "accord-pdf-reader"
#define ATTACHMENT "agreement.json"
#define CODE "[0-9a-f]{4}(?:\\s+[0-9a-f]{4}){15}" /* as accord_words_check_code() writes it; lines may end in it */

static void
signature_free (gpointer data)
{
  AccordPdfSignature *signature = data;

  g_free (signature->label);
  g_free (signature->signer);
  g_free (signature);
}

void
accord_returned_pdf_free (AccordReturnedPdf *self)
{
  g_free (self->name);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->content);
  g_free (self->code);
  g_ptr_array_unref (self->printed);
  g_ptr_array_unref (self->signatures);
  g_free (self);
}

/* @reason: as the libraries word it; it helps nobody who reads a window */
static void
fail (const char *path,
      const char *reason,
      GError    **error)
{
  g_autofree char *name = g_path_get_basename (path);

  g_debug ("“%s” cannot be read: %s", name, reason);
  g_set_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_READ,
               _("“%s” is no PDF, or it is damaged or locked with a password: ask for it again."), name);
}

/* Of the files in it, the one that Accord put there. */
static void
take_attachment (AccordReturnedPdf *self,
                 qpdf_data          pdf)
{
  qpdf_oh files = qpdf_oh_get_key_if_dict (pdf, qpdf_oh_get_key_if_dict (pdf, qpdf_get_root (pdf), "/Names"), "/EmbeddedFiles");
  qpdf_oh names = qpdf_oh_get_key_if_dict (pdf, files, "/Names");
  unsigned char *bytes = NULL;
  size_t length = 0;

  for (int i = 0; qpdf_oh_is_array (pdf, names) && i + 1 < qpdf_oh_get_array_n_items (pdf, names); i += 2)
    {
      qpdf_oh file = qpdf_oh_get_key_if_dict (pdf, qpdf_oh_get_array_item (pdf, names, i + 1), "/EF");
      qpdf_oh stream = qpdf_oh_get_key_if_dict (pdf, file, "/F");

      if (g_strcmp0 (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_array_item (pdf, names, i)), ATTACHMENT) == 0 &&
          qpdf_oh_is_stream (pdf, stream) && self->content == NULL &&
          qpdf_oh_get_stream_data (pdf, stream, qpdf_dl_all, NULL, &bytes, &length) == QPDF_SUCCESS)
        {
          self->content = g_strndup ((const char *) bytes, length);
          self->code = accord_agreement_digest (self->content);
          free (bytes);
        }
    }
}

#define EMPTY -1

/* How far a signature reaches: it covers the file from its first byte on, but for itself. EMPTY: there is none. */
static gint64
find_reach (qpdf_data pdf,
            qpdf_oh   field)
{
  qpdf_oh range = qpdf_oh_get_key_if_dict (pdf, qpdf_oh_get_key_if_dict (pdf, field, "/V"), "/ByteRange");

  if (!qpdf_oh_is_dictionary (pdf, qpdf_oh_get_key_if_dict (pdf, field, "/V")))
    return EMPTY;
  if (!qpdf_oh_is_array (pdf, range) || qpdf_oh_get_array_n_items (pdf, range) != 4 ||
      qpdf_oh_get_int_value (pdf, qpdf_oh_get_array_item (pdf, range, 0)) != 0)
    return 0;
  return qpdf_oh_get_int_value (pdf, qpdf_oh_get_array_item (pdf, range, 2)) +
         qpdf_oh_get_int_value (pdf, qpdf_oh_get_array_item (pdf, range, 3));
}

/* The name of a field → how far its signature reaches. */
static GHashTable *
find_reaches (qpdf_data pdf)
{
  GHashTable *reaches = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  qpdf_oh fields = qpdf_oh_get_key_if_dict (pdf, qpdf_oh_get_key_if_dict (pdf, qpdf_get_root (pdf), "/AcroForm"), "/Fields");

  for (int i = 0; qpdf_oh_is_array (pdf, fields) && i < qpdf_oh_get_array_n_items (pdf, fields); i++)
    {
      qpdf_oh field = qpdf_oh_get_array_item (pdf, fields, i);
      gint64 reach = find_reach (pdf, field);

      if (qpdf_oh_is_string (pdf, qpdf_oh_get_key_if_dict (pdf, field, "/T")))
        g_hash_table_insert (reaches, g_strdup (qpdf_oh_get_utf8_value (pdf, qpdf_oh_get_key (pdf, field, "/T"))),
                             g_memdup2 (&reach, sizeof reach));
    }
  return reaches;
}

/* What stands in the file beside its pages. */
static GHashTable *
read_objects (AccordReturnedPdf *self,
              const char        *path,
              const char        *bytes,
              gsize              length,
              GError           **error)
{
  qpdf_data pdf = qpdf_init ();
  GHashTable *reaches = NULL;

  qpdf_silence_errors (pdf);
  qpdf_set_suppress_warnings (pdf, QPDF_TRUE);
  if (qpdf_read_memory (pdf, "returned", bytes, length, NULL) == QPDF_SUCCESS)
    {
      take_attachment (self, pdf);
      reaches = find_reaches (pdf);
    }
  else
    fail (path, qpdf_get_error_message_detail (pdf, qpdf_get_error (pdf)), error);
  qpdf_cleanup (&pdf);
  return reaches;
}

static JsonNode *
ask_reader (const char   *path,
            GCancellable *cancellable,
            GError      **error)
{
  g_autofree char *program = accord_program_find (READER, ACCORD_LIBEXEC_DIR);
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *said = NULL, *complaint = NULL;

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE, error, program, path, NULL);
  if (process == NULL || !g_subprocess_communicate_utf8 (process, NULL, cancellable, &said, &complaint, error))
    {
      if (process != NULL)
        g_subprocess_force_exit (process);
      return NULL;
    }
  if (g_subprocess_get_successful (process))
    return json_from_string (said, error);
  fail (path, complaint, error);
  return NULL;
}

static void
take_codes (AccordReturnedPdf *self,
            const char        *page)
{
  g_autoptr (GRegex) regex = g_regex_new (CODE, 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  g_regex_match (regex, page, 0, &match);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *found = g_match_info_fetch (match, 0);
      GString *code = g_string_new (NULL);

      for (const char *p = found; *p != '\0'; p++)
        if (g_ascii_isxdigit (*p))
          g_string_append_c (code, *p);
      if (g_ptr_array_find_with_equal_func (self->printed, code->str, g_str_equal, NULL))
        g_string_free (code, TRUE);
      else
        g_ptr_array_add (self->printed, g_string_free (code, FALSE));
    }
}

static AccordSeal
read_seal (JsonObject *field)
{
  const char *signature = accord_json_get_text (field, "signature");

  if (g_strcmp0 (signature, "valid") == 0)
    return ACCORD_SEAL_VALID;
  return g_strcmp0 (signature, "wrong") == 0 ? ACCORD_SEAL_WRONG : ACCORD_SEAL_UNKNOWN;
}

static void
take_field (AccordReturnedPdf *self,
            JsonObject        *field,
            GHashTable        *reaches,
            gsize              length)
{
  AccordPdfSignature *signature = g_new0 (AccordPdfSignature, 1);
  const char *name = accord_json_get_text (field, "name");
  const char *label = accord_json_get_text (field, "label");
  const gint64 *reach = name != NULL ? g_hash_table_lookup (reaches, name) : NULL;

  signature->label = g_strdup (label != NULL ? label : name != NULL ? name : "");
  signature->seal = reach != NULL && *reach == EMPTY ? ACCORD_SEAL_NONE : read_seal (field);
  signature->trusted = g_strcmp0 (accord_json_get_text (field, "certificate"), "trusted") == 0;
  signature->whole = reach != NULL && *reach == (gint64) length;
  signature->signer = g_strdup (accord_json_get_text (field, "signer"));
  signature->at = accord_json_get_integer (field, "at", 0);
  g_ptr_array_add (self->signatures, signature);
}

static void
take_answer (AccordReturnedPdf *self,
             JsonNode          *answer,
             GHashTable        *reaches,
             gsize              length)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (answer) ? json_node_get_object (answer) : NULL;
  JsonArray *pages = object != NULL ? accord_json_get_array (object, "pages") : NULL;
  JsonArray *fields = object != NULL ? accord_json_get_array (object, "fields") : NULL;

  for (guint i = 0; pages != NULL && i < json_array_get_length (pages); i++)
    take_codes (self, json_array_get_string_element (pages, i));
  for (guint i = 0; fields != NULL && i < json_array_get_length (fields); i++)
    take_field (self, json_array_get_object_element (fields, i), reaches, length);
}

/* One byte more than may be read says that it is too large; the rest of it need not be. */
static GBytes *
load (const char   *path,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, error);
  g_autofree char *buffer = NULL, *name = NULL;
  gsize length = 0;

  if (stream == NULL)
    return NULL;
  buffer = g_malloc (ACCORD_RETURNED_PDF_BYTES + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), buffer, ACCORD_RETURNED_PDF_BYTES + 1, &length, cancellable, error))
    return NULL;
  if (length <= ACCORD_RETURNED_PDF_BYTES)
    return g_bytes_new (buffer, length);
  name = g_path_get_basename (path);
  g_set_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_READ,
               _("“%s” is larger than 10 MB, and none of this agreement's PDFs is: choose the one that came back."), name);
  return NULL;
}

/**
 * accord_returned_pdf_read:
 * @path: of a file from outside
 * @cancellable: (nullable): a cancellable
 * @error: an #AccordReportError: it is no PDF, is too large, or cannot be read
 *
 * Waits for another program, which reads the pages; not to be called from the main thread.
 *
 * Returns: (transfer full) (nullable): what it says
 */
AccordReturnedPdf *
accord_returned_pdf_read (const char   *path,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autoptr (AccordReturnedPdf) self = g_new0 (AccordReturnedPdf, 1);
  g_autoptr (GHashTable) reaches = NULL;
  g_autoptr (JsonNode) answer = NULL;
  const char *bytes;
  gsize length;

  self->printed = g_ptr_array_new_with_free_func (g_free);
  self->signatures = g_ptr_array_new_with_free_func (signature_free);
  self->name = g_path_get_basename (path);
  self->bytes = load (path, cancellable, error);
  if (self->bytes == NULL)
    return NULL;
  bytes = g_bytes_get_data (self->bytes, &length);
  reaches = read_objects (self, path, bytes, length, error);
  answer = reaches != NULL ? ask_reader (path, cancellable, error) : NULL;
  if (answer == NULL)
    return NULL;
  take_answer (self, answer, reaches, length);
  return g_steal_pointer (&self);
}
