#include "report/returned-verdict.h"

#include <glib/gi18n-lib.h>

#include "model/agreement-content.h"
#include "present/words-version.h"

static const AccordVersionStatus *
find_version (GPtrArray  *versions,
              const char *code)
{
  for (guint i = 0; i < versions->len; i++)
    {
      const AccordVersionStatus *version = g_ptr_array_index (versions, i);
      const char *content = accord_record_get_text (version->version, "content");
      g_autofree char *digest = accord_agreement_digest (content != NULL ? content : "");

      if (g_strcmp0 (digest, code) == 0)
        return version;
    }
  return NULL;
}

static char *
describe_signer (const AccordPdfSignature *signature,
                 const AccordZone         *zone)
{
  g_autofree char *at = NULL;

  if (signature->signer == NULL)
    return g_strdup (_("signed"));
  if (signature->at == 0)
    /* Translators: %s is a person */
    return g_strdup_printf (_("signed by %s"), signature->signer);
  at = accord_words_moment (accord_moment_from_ms (signature->at * 1000), zone);
  /* Translators: a person; a day and a time */
  return g_strdup_printf (_("signed by %s, %s by their clock"), signature->signer, at);
}

static const char *
describe_seal (const AccordPdfSignature *signature)
{
  if (signature->seal == ACCORD_SEAL_WRONG)
    return _("not valid: what was signed was changed");
  if (signature->seal == ACCORD_SEAL_UNKNOWN)
    return _("of a kind that cannot be checked here");
  /* Who stands behind the name is another question than whether the text is what was signed. */
  return signature->trusted ? _("valid") : _("valid, but nobody this computer trusts vouches for the name");
}

/* Only the last can cover the file to its end; the others cover what was there when they were made. */
static const char *
describe_reach (const AccordPdfSignature *signature)
{
  return signature->whole ? _("it covers the whole file") : _("it covers the file as it was then");
}

/* «Signature of T. O., Head of sales: signed by T. O., 4 Mar 2026 10:12 by their clock; valid; it covers the whole file» */
static char *
describe (const AccordPdfSignature *signature,
          const AccordZone         *zone)
{
  g_autofree char *signer = NULL;

  if (signature->seal == ACCORD_SEAL_NONE)
    return g_strdup_printf (_("%s: not signed"), signature->label);
  signer = describe_signer (signature, zone);
  if (signature->seal != ACCORD_SEAL_VALID)
    return g_strdup_printf ("%s: %s; %s", signature->label, signer, describe_seal (signature));
  return g_strdup_printf ("%s: %s; %s; %s", signature->label, signer, describe_seal (signature), describe_reach (signature));
}

static void
finding_free (gpointer data)
{
  AccordFinding *finding = data;

  g_free (finding->text);
  g_free (finding);
}

/* @text: (transfer full) */
static void
take_finding (AccordReturnedVerdict *self,
              AccordFindingKind      kind,
              char                  *text)
{
  AccordFinding *finding = g_new0 (AccordFinding, 1);

  finding->kind = kind;
  finding->text = text;
  g_ptr_array_add (self->findings, finding);
}

static void
add_problem (AccordReturnedVerdict *self,
             const char            *problem)
{
  g_ptr_array_add (self->problems, g_strdup (problem));
}

static void
judge_content (AccordReturnedVerdict   *self,
               const AccordReturnedPdf *pdf)
{
  if (pdf->content == NULL)
    add_problem (self, _("no version is attached to it"));
  else if (self->version == NULL)
    add_problem (self, _("what is attached to it is no version of this file"));
  else
    take_finding (self, ACCORD_FINDING_RIGHT,
                  g_strdup_printf (_("What is attached to it is version %u of this file, word for word"),
                                   (guint) self->version->number));
  if (pdf->printed->len == 0)
    add_problem (self, _("no check code is printed on its pages"));
  else if (pdf->printed->len > 1 || g_strcmp0 (pdf->code, g_ptr_array_index (pdf->printed, 0)) != 0)
    add_problem (self, _("the check code printed on its pages is not that of what is attached"));
  else
    take_finding (self, ACCORD_FINDING_RIGHT, g_strdup (_("The check code printed on its pages is that of what is attached")));
}

static AccordFindingKind
get_kind (const AccordPdfSignature *signature)
{
  static const AccordFindingKind kinds[] = {
    [ACCORD_SEAL_NONE] = ACCORD_FINDING_EMPTY, [ACCORD_SEAL_VALID] = ACCORD_FINDING_RIGHT,
    [ACCORD_SEAL_WRONG] = ACCORD_FINDING_WRONG, [ACCORD_SEAL_UNKNOWN] = ACCORD_FINDING_UNCHECKED,
  };

  return kinds[signature->seal];
}

static void
describe_signatures (AccordReturnedVerdict   *self,
                     const AccordReturnedPdf *pdf,
                     const AccordZone        *zone)
{
  for (guint i = 0; i < pdf->signatures->len; i++)
    {
      const AccordPdfSignature *signature = g_ptr_array_index (pdf->signatures, i);

      take_finding (self, get_kind (signature), describe (signature, zone));
    }
  if (pdf->signatures->len == 0)
    take_finding (self, ACCORD_FINDING_EMPTY, g_strdup (_("It has no fields to sign")));
}

/* What nobody is to take for checked is named. */
static void
name_unchecked (AccordReturnedVerdict   *self,
                const AccordReturnedPdf *pdf)
{
  gboolean is_vouched_for = TRUE;

  for (guint i = 0; i < pdf->signatures->len; i++)
    {
      const AccordPdfSignature *signature = g_ptr_array_index (pdf->signatures, i);

      is_vouched_for &= signature->seal == ACCORD_SEAL_NONE || signature->trusted;
    }
  if (!is_vouched_for)
    take_finding (self, ACCORD_FINDING_UNCHECKED,
                  g_strdup (_("Not checked: whether those whom the signatures name are who signed")));
  if (self->version != NULL)
    take_finding (self, ACCORD_FINDING_UNCHECKED,
                  g_strdup (_("Not checked: whether the words on its pages are those of the attached version")));
}

/* Readers call each signature valid though more was written behind it: only the last need cover all of the file. */
static void
judge_signatures (AccordReturnedVerdict   *self,
                  const AccordReturnedPdf *pdf)
{
  guint n_signed = 0, n_wrong = 0, n_whole = 0;

  for (guint i = 0; i < pdf->signatures->len; i++)
    {
      const AccordPdfSignature *signature = g_ptr_array_index (pdf->signatures, i);

      n_signed += signature->seal != ACCORD_SEAL_NONE;
      n_wrong += signature->seal == ACCORD_SEAL_WRONG;
      n_whole += signature->seal != ACCORD_SEAL_NONE && signature->whole;
    }
  if (n_wrong > 0)
    add_problem (self, _("it was changed after it was signed"));
  else if (n_signed > 0 && n_whole == 0)
    add_problem (self, _("something was added to it after the last signature"));
}

/**
 * accord_returned_verdict_new:
 * @pdf: what it says of itself
 * @versions: (element-type AccordVersionStatus): the versions of this file; they must outlive the verdict
 * @zone: for times
 *
 * Returns: (transfer full): which version it is of, who signed it, and what speaks against it
 */
AccordReturnedVerdict *
accord_returned_verdict_new (const AccordReturnedPdf *pdf,
                             GPtrArray               *versions,
                             const AccordZone        *zone)
{
  AccordReturnedVerdict *self = g_new0 (AccordReturnedVerdict, 1);
  const char *code = pdf->code;

  if (code == NULL && pdf->printed->len == 1)
    code = g_ptr_array_index (pdf->printed, 0);
  self->findings = g_ptr_array_new_with_free_func (finding_free);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  self->version = find_version (versions, code);
  judge_content (self, pdf);
  describe_signatures (self, pdf, zone);
  judge_signatures (self, pdf);
  name_unchecked (self, pdf);
  return self;
}

/**
 * accord_returned_verdict_free:
 * @self: (transfer full): a verdict
 */
void
accord_returned_verdict_free (AccordReturnedVerdict *self)
{
  g_ptr_array_unref (self->findings);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

/**
 * accord_returned_verdict_get_title:
 *
 * Returns: (transfer full): which version it is of
 */
char *
accord_returned_verdict_get_title (const AccordReturnedVerdict *self)
{
  if (self->version == NULL)
    return g_strdup (_("No version of this file"));
  return g_strdup_printf (_("Version %u"), (guint) self->version->number);
}

/**
 * accord_returned_verdict_to_text:
 *
 * Returns: (transfer full): which version it is of and what was found, a line each
 */
char *
accord_returned_verdict_to_text (const AccordReturnedVerdict *self)
{
  g_autofree char *title = accord_returned_verdict_get_title (self);
  GString *text = g_string_new (title);

  g_string_append_c (text, '\n');
  for (guint i = 0; i < self->findings->len; i++)
    g_string_append_printf (text, "%s\n", ((AccordFinding *) g_ptr_array_index (self->findings, i))->text);
  return g_string_free (text, FALSE);
}

/**
 * accord_returned_verdict_get_problems:
 *
 * Returns: (transfer full): why it is not to be relied on, as parts of a sentence; "" where nothing speaks against it
 */
char *
accord_returned_verdict_get_problems (const AccordReturnedVerdict *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->problems->len; i++)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", (char *) g_ptr_array_index (self->problems, i));
  return g_string_free (text, FALSE);
}
