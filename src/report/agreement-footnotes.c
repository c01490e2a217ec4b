/* The words of the glossary, explained where they are used first. */
#include "report/agreement-pages.h"

#include "present/markdown.h"
#include "present/words.h"
#include "report/footnotes.h"

static void
add_term (AccordFootnotes *footnotes,
          AccordRecord    *term,
          AccordRecord    *settings)
{
  const char *meaning = accord_record_get_text (term, "meaning");
  g_autofree char *word = accord_words_term (term, settings);
  g_autofree char *plain = accord_markdown_to_plain (meaning != NULL ? meaning : "");
  g_autofree char *plural = NULL;
  AccordStage stage;

  if (accord_stage_parse (accord_record_get_text (term, "stage"), &stage))
    plural = accord_words_stage (stage, 2, settings);
  accord_footnotes_add_word (footnotes, word, plural, plain);
}

/**
 * accord_agreement_set_footnotes:
 *
 * From here on the text of @document has a footnote wherever it uses a word of the glossary first.
 */
void
accord_agreement_set_footnotes (const AccordAgreement *self,
                                AccordDocument        *document)
{
  AccordFootnotes *footnotes = accord_footnotes_new ();

  for (guint i = 0; i < self->terms->len; i++)
    add_term (footnotes, g_ptr_array_index (self->terms, i), self->settings);
  accord_document_set_footnotes (document, footnotes);
}
