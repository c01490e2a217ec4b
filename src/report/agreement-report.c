#include "report/agreement-report.h"

#include <glib/gi18n-lib.h>

#include "present/words-version.h"
#include "report/agreement-pages.h"
#include "report/contents.h"
#include "report/footnotes.h"
#include "report/pdf.h"
#include "report/prose.h"
#include "report/reading.h"

#define MARGIN 50.0
#define TOP 70.0
#define BOTTOM 68.0

static const AccordPageSize sizes[] = {
  [ACCORD_PAPER_A4] = { 595.276, 841.89, MARGIN, MARGIN, TOP, BOTTOM },
  [ACCORD_PAPER_LETTER] = { 612, 792, MARGIN, MARGIN, TOP, BOTTOM },
};

const AccordPageSize *
accord_paper_get_size (AccordPaper paper)
{
  return &sizes[paper];
}

G_DEFINE_QUARK (accord-report-error-quark, accord_report_error)

static void
set_running_texts (const AccordAgreement *self,
                   AccordDocument        *document)
{
  const char *company = accord_record_get_text (self->settings, "company");
  g_autofree char *title = accord_agreement_get_title (self);
  g_autofree char *named = NULL;
  g_autofree char *code = self->digest != NULL ? accord_words_check_code (self->digest) : NULL;
  /* Translators: in the foot of each page: the version («Version 4») and its check code */
  g_autofree char *foot = code != NULL ? g_strdup_printf (_("%s, check code %s"), self->version, code) : NULL;
  const char *version = self->version != NULL ? self->version : _("Draft");

  if (company != NULL && *company != '\0')
    /* Translators: %s is the company; the head of each page */
    named = g_strdup_printf (_("%s: sales and marketing agreement"), company);
  accord_document_set_title (document, title);
  accord_document_set_head (document, named != NULL ? named : _("Sales and marketing agreement"), version,
                            foot != NULL ? foot : version);
}

static void
set_language (const AccordAgreement *self,
              AccordDocument        *document)
{
  g_autofree char *title = accord_agreement_get_title (self);
  g_autofree char *language = NULL;
  AccordReading reading = { { 0 } };

  accord_reading_add (&reading, title);
  for (guint i = 0; i < self->sections->len; i++)
    {
      accord_reading_add (&reading, accord_record_get_text (self->sections->pdata[i], "title"));
      accord_reading_add (&reading, accord_record_get_text (self->sections->pdata[i], "body"));
    }
  for (guint i = 0; i < self->commitments->len; i++)
    accord_reading_add (&reading, accord_record_get_text (self->commitments->pdata[i], "title"));
  language = accord_reading_get_language (&reading, self->language);
  accord_document_set_language (document, language);
}

/* What was frozen, and has the check code that stands in every foot. */
static void
attach_content (const AccordAgreement *self,
                AccordDocument        *document)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->content == NULL)
    return;
  bytes = g_bytes_new (self->content, strlen (self->content));
  accord_document_attach (document, "agreement.json", _("What this version says, as it was frozen"), "application/json",
                          bytes);
}

/**
 * accord_agreement_make_document:
 *
 * Returns: (transfer full): the pages of the agreement, not yet broken
 */
AccordDocument *
accord_agreement_make_document (const AccordAgreement *self,
                                AccordPaper            paper)
{
  AccordDocument *document = accord_document_new (accord_paper_get_size (paper));
  AccordContents *contents;

  set_running_texts (self, document);
  set_language (self, document);
  if (self->number == 0)
    accord_document_set_watermark (document, _("Draft"));
  attach_content (self, document);
  accord_agreement_add_front (self, document);
  accord_prose_add_heading (document, 2, NULL, _("Contents"), NULL, 0);
  contents = accord_contents_add (document);
  accord_agreement_set_footnotes (self, document);
  accord_agreement_add_sections (self, document);
  accord_footnotes_pause (accord_document_get_footnotes (document), TRUE);
  accord_agreement_add_changes (self, document);
  accord_agreement_add_signatures (self, document);
  accord_contents_fill (contents);
  return document;
}

/**
 * accord_agreement_write_pdf:
 * @path: replaced only once the new file is whole
 *
 * Writes the agreement as a PDF. May be called on any thread.
 *
 * Returns: whether it was written; else an #AccordReportError, or cancelled
 */
gboolean
accord_agreement_write_pdf (const AccordAgreement *self,
                            const char            *path,
                            AccordPaper            paper,
                            GCancellable          *cancellable,
                            GError               **error)
{
  g_autoptr (AccordDocument) document = NULL;

  g_return_val_if_fail (self != NULL && self->settings != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  document = accord_agreement_make_document (self, paper);
  return accord_pdf_write (document, self->today, path, cancellable, error);
}
