#include "report/agreement-pages.h"

#include <glib/gi18n-lib.h>

#include "present/incentive-words.h"
#include "present/markdown.h"
#include "present/words-condition.h"
#include "present/words-version.h"
#include "report/commitment-words.h"
#include "report/footnotes.h"
#include "report/prose.h"
#include "report/score-model-part.h"
#include "report/signatures.h"
#include "report/table.h"

static gboolean
has_text (AccordRecord *record,
          const char   *column)
{
  const char *text = accord_record_get_text (record, column);

  return text != NULL && *text != '\0';
}

static gboolean
any_has_text (GPtrArray  *records,
              const char *column)
{
  for (guint i = 0; i < records->len; i++)
    if (has_text (g_ptr_array_index (records, i), column))
      return TRUE;
  return FALSE;
}

/* A sentence that says all: of whom, how much, by when, how often. */
static void
add_measure (const AccordAgreement *self,
             AccordTable           *table,
             AccordRecord          *commitment)
{
  g_autofree char *sentence = accord_agreement_describe (self, commitment);

  accord_table_add_note (table, 1, sentence);
}

static void
add_commitment (const AccordAgreement *self,
                AccordTable           *table,
                AccordRecord          *commitment,
                gboolean               with_consequence)
{
  g_autofree char *agreed = accord_commitment_agreed (commitment, accord_agreement_get_currency (self));

  accord_table_begin_row (table);
  accord_table_add_text (table, 0, accord_record_get_text (commitment, "title"));
  if (has_text (commitment, "owner"))
    accord_table_add_note (table, 0, accord_record_get_text (commitment, "owner"));
  add_measure (self, table, commitment);
  if (agreed != NULL)
    accord_table_add_text (table, 2, agreed);
  else
    accord_table_add_note (table, 2, _("not agreed yet"));
  accord_table_add_text (table, 3, accord_commitment_each (commitment));
  if (with_consequence && has_text (commitment, "consequence"))
    accord_table_add_note (table, 4, accord_record_get_text (commitment, "consequence"));
}

static void
add_side (const AccordAgreement     *self,
          AccordDocument            *document,
          const AccordAgreementSide *side,
          gboolean                   with_consequence)
{
  const AccordTableColumn columns[] = {
    { _("What is owed"), 38, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("How it is measured"), 40, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Agreed"), 14, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
    { _("Each"), 11, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("When it is missed"), 28, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns) - (with_consequence ? 0 : 1),
                                         ACCORD_PROSE_INDENT);

  accord_prose_add_heading (document, 2, NULL, side->title, NULL, ACCORD_PROSE_INDENT);
  for (guint i = 0; i < side->commitments->len; i++)
    add_commitment (self, table, g_ptr_array_index (side->commitments, i), with_consequence);
  accord_table_end (table, 0, 8);
}

static void
add_commitments (const AccordAgreement *self,
                 AccordDocument        *document)
{
  g_autoptr (GArray) sides = accord_agreement_list_sides (self);
  gboolean with_consequence = any_has_text (self->commitments, "consequence");

  for (guint i = 0; i < sides->len; i++)
    add_side (self, document, &g_array_index (sides, AccordAgreementSide, i), with_consequence);
}

static void
add_terms (const AccordAgreement *self,
           AccordDocument        *document)
{
  const AccordTableColumn columns[] = {
    { _("Term"), 24, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL_BOLD },
    { _("What it means"), 76, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table;

  if (self->terms->len == 0)
    return;
  accord_footnotes_pause (accord_document_get_footnotes (document), TRUE);
  table = accord_table_new (document, columns, G_N_ELEMENTS (columns), ACCORD_PROSE_INDENT);
  for (guint i = 0; i < self->terms->len; i++)
    {
      AccordRecord *term = g_ptr_array_index (self->terms, i);
      g_autofree char *word = accord_words_term (term, self->settings);
      g_autofree char *measured = accord_words_term_measured (term, self->settings);

      accord_table_begin_row (table);
      accord_table_add_text (table, 0, word);
      if (has_text (term, "meaning"))
        accord_table_add_markdown (table, 1, accord_record_get_text (term, "meaning"));
      if (measured != NULL)
        accord_table_add_note (table, 1, measured);
    }
  accord_table_end (table, 4, 8);
  accord_footnotes_pause (accord_document_get_footnotes (document), FALSE);
}

static void
add_incentives (const AccordAgreement *self,
                AccordDocument        *document)
{
  const AccordTableColumn columns[] = {
    { _("What is paid"), 40, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("For which leads"), 36, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Who gets it"), 24, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns), ACCORD_PROSE_INDENT);

  for (guint i = 0; i < self->incentives->len; i++)
    {
      AccordRecord *rule = g_ptr_array_index (self->incentives, i);
      g_autofree char *paid = accord_words_incentive (rule, self->settings);
      g_autofree char *leads = accord_words_which (_("leads"), accord_record_get_text (rule, "scope"), self->settings);

      accord_table_begin_row (table);
      accord_table_add_text (table, 0, accord_record_get_text (rule, "title"));
      accord_table_add_note (table, 0, paid);
      accord_table_add_text (table, 1, has_text (rule, "scope") ? leads : _("all leads"));
      if (has_text (rule, "who"))
        accord_table_add_text (table, 2, accord_record_get_text (rule, "who"));
    }
  accord_table_end (table, 4, 8);
}

static void
add_score_model (const AccordAgreement *self,
                 AccordDocument        *document)
{
  g_autoptr (AccordScoreModel) model = accord_agreement_dup_score_model (self);

  if (model != NULL)
    accord_score_model_part_add (document, model, self->settings, ACCORD_PROSE_INDENT);
}

/* What a section of a kind says beside its prose. */
static void
add_more (const AccordAgreement *self,
          AccordDocument        *document,
          const char            *kind)
{
  if (g_str_equal (kind, "personas"))
    accord_agreement_add_personas (self, document);
  else if (g_str_equal (kind, "qualified"))
    add_score_model (self, document);
  else if (g_str_equal (kind, "goals"))
    accord_agreement_add_charts (self, document);
  else if (g_str_equal (kind, "accountabilities"))
    {
      add_commitments (self, document);
      accord_agreement_add_calendars (self, document);
    }
  else if (g_str_equal (kind, "handover"))
    accord_agreement_add_handover (self, document);
  else if (g_str_equal (kind, "incentives"))
    add_incentives (self, document);
  else if (g_str_equal (kind, "glossary"))
    add_terms (self, document);
}

static void
add_section (const AccordAgreement        *self,
             AccordDocument               *document,
             const AccordAgreementSection *section,
             guint                         number)
{
  const AccordProseStyle empty_style = { .face = ACCORD_FACE_SUBTITLE, .indent = ACCORD_PROSE_INDENT, .after = 8 };
  g_autofree char *label = g_strdup_printf ("%u", number);
  g_autofree char *place = g_strdup_printf ("section-%u", number);

  accord_prose_add_heading (document, 1, label, section->title, place, ACCORD_PROSE_INDENT);
  if (!accord_markdown_is_empty (section->body))
    accord_prose_add_markdown (document, section->body, ACCORD_PROSE_INDENT);
  else if (!accord_agreement_has_more (self, section->kind) ||
           accord_section_kind_is_required (section->kind))
    accord_prose_add (document, &empty_style, _("Nothing agreed yet."));
  add_more (self, document, section->kind);
}

static void
add_heads (GArray *signers)
{
  const AccordSigner heads[] = { { _("Head of marketing"), NULL }, { _("Head of sales"), NULL } };

  g_array_append_vals (signers, heads, G_N_ELEMENTS (heads));
}

/**
 * accord_agreement_add_sections:
 *
 * Adds all sections; those that an agreement must have are there even where they say nothing yet.
 */
void
accord_agreement_add_sections (const AccordAgreement *self,
                               AccordDocument        *document)
{
  g_autoptr (GArray) sections = accord_agreement_list_sections (self);

  for (guint i = 0; i < sections->len; i++)
    add_section (self, document, &g_array_index (sections, AccordAgreementSection, i), i + 1);
}

/* What they sign. */
static void
add_statement (const AccordAgreement *self,
               AccordDocument        *document)
{
  const AccordProseStyle style = { .face = ACCORD_FACE_BODY, .width = ACCORD_PROSE_MEASURE, .after = 10, .keep_next = TRUE };
  g_autofree char *code = self->digest != NULL ? accord_words_check_code (self->digest) : NULL;
  g_autofree char *text = NULL;

  if (code == NULL)
    text = g_strdup (_("This is a draft. Ask for a review: that makes the version that is signed."));
  else
    /* Translators: the first is the version («Version 4»), the second its check code */
    text = g_strdup_printf (_("Those who sign agree to what this document says: %s, check code %s."), self->version, code);
  accord_prose_add (document, &style, text);
}

/**
 * accord_agreement_add_signatures:
 *
 * Adds a page with a box for each member who signs; where nobody was named, for the head of either team.
 */
void
accord_agreement_add_signatures (const AccordAgreement *self,
                                 AccordDocument        *document)
{
  g_autoptr (GArray) signers = g_array_new (FALSE, FALSE, sizeof (AccordSigner));

  accord_document_break_page (document);
  accord_prose_add_heading (document, 1, NULL, _("Signatures"), "signatures", 0);
  add_statement (self, document);
  for (guint i = 0; i < self->members->len; i++)
    {
      AccordRecord *member = g_ptr_array_index (self->members, i);
      const char *name = accord_record_get_text (member, "name");
      const char *role = accord_record_get_text (member, "job_title");
      gboolean titled = role != NULL && *role != '\0';
      AccordSigner signer = { titled ? role : name, titled ? name : "" };

      if (g_value_get_boolean (accord_record_get_value (member, "signs")))
        g_array_append_val (signers, signer);
    }
  if (signers->len == 0)
    add_heads (signers);
  accord_signatures_add (document, (const AccordSigner *) signers->data, signers->len);
}
