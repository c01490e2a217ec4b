/* accord-pdf-reader FILE: what stands in a PDF that somebody sent, as one JSON object on standard output. It is a program of
 * its own: a PDF from outside is read apart from the workspace, and what reads it is loaded only then.
 *
 * { "pages": ["text of the first", …],
 *   "fields": [{ "name": …, "label": …, "signature": "valid", "certificate": "trusted", "signer": …,
 *                "at": seconds }, …] } */
#include <json-glib/json-glib.h>
#include <locale.h>
#include <poppler.h>
#include <stdlib.h>

static const char *
name_signature (PopplerSignatureStatus status)
{
  switch (status)
    {
    case POPPLER_SIGNATURE_VALID:
      return "valid";
    case POPPLER_SIGNATURE_INVALID:
    case POPPLER_SIGNATURE_DIGEST_MISMATCH:
    case POPPLER_SIGNATURE_DECODING_ERROR:
      return "wrong";
    case POPPLER_SIGNATURE_GENERIC_ERROR:
    case POPPLER_SIGNATURE_NOT_FOUND:
    case POPPLER_SIGNATURE_NOT_VERIFIED:
    default:
      return "unknown";
    }
}

static const char *
name_certificate (PopplerCertificateStatus status)
{
  switch (status)
    {
    case POPPLER_CERTIFICATE_TRUSTED:
      return "trusted";
    case POPPLER_CERTIFICATE_REVOKED:
      return "revoked";
    case POPPLER_CERTIFICATE_EXPIRED:
      return "expired";
    case POPPLER_CERTIFICATE_UNTRUSTED_ISSUER:
    case POPPLER_CERTIFICATE_UNKNOWN_ISSUER:
    case POPPLER_CERTIFICATE_GENERIC_ERROR:
    case POPPLER_CERTIFICATE_NOT_VERIFIED:
    default:
      return "unknown";
    }
}

static void
write_text (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, valid);
}

/* Of an empty field there is nothing that is so. */
static void
write_signature (JsonBuilder      *builder,
                 PopplerFormField *field)
{
  PopplerSignatureInfo *info = poppler_form_field_signature_validate_sync (
      field, POPPLER_SIGNATURE_VALIDATION_FLAG_VALIDATE_CERTIFICATE, NULL, NULL);
  GDateTime *at;

  if (info == NULL)
    return;
  at = poppler_signature_info_get_local_signing_time (info);
  write_text (builder, "signature", name_signature (poppler_signature_info_get_signature_status (info)));
  write_text (builder, "certificate", name_certificate (poppler_signature_info_get_certificate_status (info)));
  write_text (builder, "signer", poppler_signature_info_get_signer_name (info));
  json_builder_set_member_name (builder, "at");
  json_builder_add_int_value (builder, at != NULL ? g_date_time_to_unix (at) : 0);
  poppler_signature_info_free (info);
}

static void
write_fields (JsonBuilder *builder,
              PopplerPage *page)
{
  GList *fields = g_list_reverse (poppler_page_get_form_field_mapping (page)); /* the last comes first */

  for (GList *l = fields; l != NULL; l = l->next)
    {
      PopplerFormField *field = ((PopplerFormFieldMapping *) l->data)->field;
      g_autofree char *name = poppler_form_field_get_name (field);
      g_autofree char *label = poppler_form_field_get_alternate_ui_name (field);

      if (poppler_form_field_get_field_type (field) != POPPLER_FORM_FIELD_SIGNATURE)
        continue;
      json_builder_begin_object (builder);
      write_text (builder, "name", name);
      write_text (builder, "label", label);
      write_signature (builder, field);
      json_builder_end_object (builder);
    }
  poppler_page_free_form_field_mapping (fields);
}

static JsonNode *
describe (PopplerDocument *document)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) pages = g_ptr_array_new_with_free_func (g_object_unref);

  for (int i = 0; i < poppler_document_get_n_pages (document); i++)
    {
      PopplerPage *page = poppler_document_get_page (document, i);

      if (page != NULL)
        g_ptr_array_add (pages, page);
    }
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "pages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pages->len; i++)
    {
      g_autofree char *text = poppler_page_get_text (pages->pdata[i]);
      g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

      json_builder_add_string_value (builder, valid);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < pages->len; i++)
    write_fields (builder, pages->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return json_builder_get_root (builder);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GFile) file = NULL;
  PopplerDocument *document;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;

  setlocale (LC_ALL, "");
  if (argc != 2)
    return EXIT_FAILURE;
  file = g_file_new_for_commandline_arg (argv[1]);
  document = poppler_document_new_from_gfile (file, NULL, NULL, &error);
  if (document == NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  root = describe (document);
  g_object_unref (document);
  text = json_to_string (root, FALSE);
  g_print ("%s\n", text);
  return EXIT_SUCCESS;
}
