#include "present/words-version.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "model/records.h"
#include "present/words.h"

/* A check code is read aloud in groups of so many. */
#define GROUP 4

/**
 * accord_words_version_state:
 * @state: of a version
 *
 * Returns: (transfer none): what it is, translated, to be read after «Version 4»
 */
const char *
accord_words_version_state (AccordVersionState state)
{
  switch (state)
    {
    case ACCORD_VERSION_IN_REVIEW:
      return _("in review");
    case ACCORD_VERSION_REFUSED:
      return _("refused");
    case ACCORD_VERSION_WITHDRAWN:
      return _("withdrawn");
    case ACCORD_VERSION_SIGNED:
      return _("signed");
    case ACCORD_VERSION_IN_FORCE:
      return _("in force");
    case ACCORD_VERSION_SUPERSEDED:
      return _("superseded");
    default:
      g_return_val_if_reached ("");
    }
}

/**
 * accord_words_version:
 * @version: a version
 *
 * Returns: (transfer full): its number and state; that it was altered, where it was
 */
char *
accord_words_version (const AccordVersionStatus *version)
{
  if (version->is_altered)
    /* Translators: %u is the number of a version of the agreement, %s what state it is in */
    return g_strdup_printf (_("Version %u %s, altered"), (guint) version->number,
                            accord_words_version_state (version->state));
  /* Translators: %u is the number of a version of the agreement, %s what state it is in: «Version 4 in review» */
  return g_strdup_printf (_("Version %u %s"), (guint) version->number, accord_words_version_state (version->state));
}

/**
 * accord_words_version_force:
 * @version: a version
 *
 * Returns: (transfer full): from when it is in force, a sentence
 */
char *
accord_words_version_force (const AccordVersionStatus *version)
{
  AccordDay day = accord_version_get_force (version);
  g_autofree char *text = day != ACCORD_DAY_NONE ? accord_words_day (day) : NULL;

  if (text == NULL)
    return g_strdup (_("In force once all have signed."));
  if (version->in_force == ACCORD_DAY_NONE)
    return g_strdup_printf (_("In force from %s, once all have signed."), text);
  return g_strdup_printf (_("In force from %s."), text);
}

/**
 * accord_words_version_detail:
 * @version: a version
 *
 * Returns: (transfer full): how many have signed, and from when it holds
 */
char *
accord_words_version_detail (const AccordVersionStatus *version)
{
  g_autofree char *signed_by = NULL;
  g_autofree char *force = NULL;

  if (version->state == ACCORD_VERSION_WITHDRAWN)
    /* Translators: %s is a name */
    return g_strdup_printf (_("Withdrawn from review by %s."), accord_record_get_text (version->version, "withdrawn_by"));
  /* Translators: so many of all who must sign have signed */
  signed_by = g_strdup_printf (_("%u of %u signed."), version->n_signed, version->signers->len);
  if (version->state == ACCORD_VERSION_SUPERSEDED && version->in_force == ACCORD_DAY_NONE)
    return g_steal_pointer (&signed_by);
  force = accord_words_version_force (version);
  return g_strdup_printf ("%s %s", signed_by, force);
}

static const char *
describe_kind (const char *kind)
{
  if (g_strcmp0 (kind, "scan") == 0)
    return _("signed on paper, scan filed");
  if (g_strcmp0 (kind, "e-mail") == 0)
    return _("agreed by e-mail, filed");
  return _("signed PDF filed");
}

/**
 * accord_words_signer_act:
 * @signer: who must sign
 *
 * Returns: (transfer full): what they did
 */
char *
accord_words_signer_act (const AccordVersionSigner *signer)
{
  const char *act = signer->signature != NULL ? accord_record_get_text (signer->signature, "act") : NULL;

  if (act == NULL)
    return g_strdup (_("waiting"));
  if (g_str_equal (act, "refused"))
    return g_strdup (_("refused"));
  if (g_str_equal (act, "filed"))
    return g_strdup (describe_kind (accord_record_get_text (signer->signature, "file_kind")));
  return g_strdup (_("signed"));
}

/**
 * accord_words_proof:
 * @proof: how far one can know
 *
 * Returns: (transfer none) (nullable): it, translated
 */
const char *
accord_words_proof (AccordProof proof)
{
  switch (proof)
    {
    case ACCORD_PROOF_NAME:
      return _("by name only");
    case ACCORD_PROOF_KEY:
      return _("verified");
    case ACCORD_PROOF_WRONG:
      return _("does not fit what the version says now");
    case ACCORD_PROOF_DOCUMENT:
      return _("document filed");
    case ACCORD_PROOF_NONE:
    default:
      return NULL;
    }
}

/**
 * accord_words_moment:
 * @moment: a moment
 * @zone: (nullable): where the clock hangs; %NULL is UTC
 *
 * Returns: (transfer full): day and time
 */
char *
accord_words_moment (AccordMoment      moment,
                     const AccordZone *zone)
{
  g_autofree char *day = accord_words_day (accord_moment_to_day (moment, zone));
  g_autofree char *iso = accord_moment_to_iso (moment, zone);

  if (accord_moment_is_day (moment) || strlen (iso) < strlen ("2025-05-16T09:14"))
    return g_steal_pointer (&day);
  /* Translators: a day and a time of it: «16 May 2025, 09:14» */
  return g_strdup_printf (_("%s, %.5s"), day, iso + strlen ("2025-05-16T"));
}

/**
 * accord_words_check_code:
 * @digest: a check code
 *
 * Returns: (transfer full): it in groups of four
 */
char *
accord_words_check_code (const char *digest)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; digest[i] != '\0'; i++)
    {
      if (i > 0 && i % GROUP == 0)
        g_string_append_c (text, ' ');
      g_string_append_c (text, digest[i]);
    }
  return g_string_free (text, FALSE);
}
