#include "version-findings.h"

#include <glib/gi18n-lib.h>

#include "present/words-version.h"
#include "workspace/version-check.h"
#include "workspace/version-content.h"

static void
append (GString    *text,
        const char *finding)
{
  if (text->len > 0)
    g_string_append (text, "; ");
  g_string_append (text, finding);
}

static void
append_changes (GString   *text,
                GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *finding = accord_words_alteration (changes->pdata[i]);

      append (text, finding);
    }
}

/* What was altered can be said where the history still has what was frozen. */
static void
append_alteration (GString                   *text,
                   const AccordVersionStatus *version,
                   AccordVersionOrigin       *origin)
{
  g_autoptr (AccordAgreement) now = accord_version_read (version->version, NULL);
  g_autoptr (GPtrArray) changes = NULL;

  if (now != NULL && origin->frozen != NULL)
    changes = accord_agreement_compare (origin->frozen, now);
  if (changes != NULL)
    append_changes (text, changes);
  if (changes == NULL || changes->len == 0)
    append (text, _("what it says is not what was frozen"));
}

static void
append_signers (GString                   *text,
                const AccordVersionStatus *version)
{
  for (guint i = 0; i < version->signers->len; i++)
    {
      const AccordVersionSigner *signer = version->signers->pdata[i];
      g_autofree char *finding = NULL;

      if (signer->proof != ACCORD_PROOF_WRONG)
        continue;
      /* Translators: %s is the name of who signed */
      finding = g_strdup_printf (_("the signature of %s does not fit it"), accord_record_get_text (signer->member, "name"));
      append (text, finding);
    }
}

/**
 * accord_version_find_wrong:
 * @call: a call
 * @workspace: its workspace
 * @version: a version
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what is wrong with it; "" for nothing
 */
char *
accord_version_find_wrong (AccordCall                *call,
                           AccordWorkspace           *workspace,
                           const AccordVersionStatus *version,
                           GError                   **error)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (AccordVersionOrigin) origin = accord_version_origin_find (accord_workspace_get_store (workspace),
                                                                       version->version, call->cancellable, error);

  if (origin == NULL)
    return NULL;
  if (version->is_content_altered || origin->differs)
    append_alteration (text, version, origin);
  append_signers (text, version);
  if (text->len == 0 && version->is_altered)
    append (text, _("its number or its days are not those that were frozen"));
  g_strdelimit (text->str, "\r\n", ' ');
  return g_string_free (g_steal_pointer (&text), FALSE);
}
