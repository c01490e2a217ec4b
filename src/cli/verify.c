#include "commands.h"

#include <glib/gi18n-lib.h>

#include "present/words-version.h"
#include "report/returned-verdict.h"
#include "version-findings.h"
#include "workspace/filed-copies.h"
#include "workspace/versions.h"

static char *
describe_signer (const AccordVersionSigner *signer)
{
  g_autofree char *act = accord_words_signer_act (signer);
  const char *proof = accord_words_proof (signer->proof);

  if (proof == NULL || signer->proof == ACCORD_PROOF_DOCUMENT)
    return g_strdup_printf ("%s: %s", accord_record_get_text (signer->member, "name"), act);
  return g_strdup_printf ("%s: %s, %s", accord_record_get_text (signer->member, "name"), act, proof);
}

/* «Version 4 in force: unaltered; M. K.: signed, verified; T. O.: signed, by name only» */
static void
append_line (GString                   *text,
             const AccordVersionStatus *version,
             const char                *wrong)
{
  g_autofree char *title = g_strdup_printf (_("Version %u %s"), (guint) version->number,
                                            accord_words_version_state (version->state));

  g_string_append_printf (text, "%s: ", title);
  if (*wrong != '\0')
    g_string_append_printf (text, _("altered: %s"), wrong);
  else
    g_string_append (text, _("unaltered"));
  for (guint i = 0; i < version->signers->len; i++)
    {
      g_autofree char *signer = describe_signer (version->signers->pdata[i]);

      g_string_append_printf (text, "; %s", signer);
    }
  g_string_append_c (text, '\n');
}

static int
verify (AccordCall      *call,
        AccordWorkspace *workspace,
        GError         **error)
{
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GString) numbers = g_string_new (NULL);
  int status;

  for (guint i = 0; i < statuses->len; i++)
    {
      const AccordVersionStatus *version = statuses->pdata[i];
      g_autofree char *wrong = accord_version_find_wrong (call, workspace, version, error);

      if (wrong == NULL)
        return accord_call_fail (call, *error);
      append_line (text, version, wrong);
      if (*wrong != '\0')
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "", (guint) version->number);
    }
  status = accord_call_print (call, text->str);
  if (numbers->len == 0)
    return status;
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
               _("%s: not what was frozen and signed: version %s. Compare with the signed copy, or restore a backup."),
               call->arguments[0], numbers->str);
  return accord_call_fail (call, *error);
}

/* Keeps it with its version. */
static gboolean
file_pdf (AccordCall                  *call,
          AccordWorkspace             *workspace,
          const AccordReturnedPdf     *pdf,
          const AccordReturnedVerdict *verdict,
          GError                     **error)
{
  g_autofree char *filed_by = accord_store_dup_member_name (accord_workspace_get_store (workspace));
  const AccordCopyToFile copy = { pdf->name, pdf->bytes, filed_by };
  g_autoptr (AccordChangeSet) changes = accord_filed_copy_file (workspace, verdict->version, &copy, accord_moment_now (),
                                                                error);

  return changes != NULL && accord_store_save (accord_workspace_get_store (workspace), changes, call->cancellable, error);
}

/* Which version it is, who signed it, and whether both it and the version are what was signed. */
static int
verify_pdf (AccordCall      *call,
            AccordWorkspace *workspace,
            const char      *path,
            gboolean         file,
            GError         **error)
{
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);
  g_autoptr (AccordReturnedPdf) pdf = accord_returned_pdf_read (path, call->cancellable, error);
  g_autoptr (AccordReturnedVerdict) verdict = NULL;
  g_autofree char *text = NULL, *wrong = NULL, *problems = NULL;
  int status;

  if (pdf == NULL)
    return accord_call_fail (call, *error);
  verdict = accord_returned_verdict_new (pdf, statuses, accord_workspace_get_zone (workspace));
  if (verdict->version != NULL)
    wrong = accord_version_find_wrong (call, workspace, verdict->version, error);
  if (verdict->version != NULL && wrong == NULL)
    return accord_call_fail (call, *error);
  if (wrong != NULL && *wrong != '\0')
    g_ptr_array_add (verdict->problems, g_strdup_printf (_("the version in this file was altered: %s"), wrong));

  text = accord_returned_verdict_to_text (verdict);
  status = accord_call_print (call, text);
  if (file && verdict->version != NULL && !file_pdf (call, workspace, pdf, verdict, error))
    return accord_call_fail (call, *error);
  if (verdict->problems->len == 0)
    return status;
  problems = accord_returned_verdict_get_problems (verdict);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("%s: %s. Ask for the PDF that was signed."), path, problems);
  return accord_call_fail (call, *error);
}

/**
 * accord_cli_verify:
 * @call: the call
 *
 * `accord verify FILE`: every version against its check code and signatures, a line each; status 1 where one differs.
 * `accord verify FILE PDF`: a PDF that came back against the versions; with `--file` it is kept with its version, also where
 * it differs: it is what came back.
 *
 * Returns: the exit status
 */
int
accord_cli_verify (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *as = NULL;
  gboolean file = FALSE;
  const GOptionEntry entries[] = {
    { "file", 0, 0, G_OPTION_ARG_NONE, &file, N_("Keep the PDF with the version that it is of"), NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Who files it: a member"), "MEMBER" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse_some (call, 1, 2))
    return call->status;
  if (file && call->arguments[1] == NULL)
    return accord_call_misuse (call, _("--file: say which PDF"));
  workspace = file ? accord_call_open_workspace (call, as, &error)
                   : accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace == NULL)
    return accord_call_fail (call, error);
  if (call->arguments[1] != NULL)
    return verify_pdf (call, workspace, call->arguments[1], file, &error);
  return verify (call, workspace, &error);
}
