#include "report/agreement-pages.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "report/footnotes.h"
#include "report/persona-parts.h"
#include "report/portrait.h"
#include "report/prose.h"
#include "report/table.h"

/* What a persona is asked first; the rest stays in the window. */
static const char *const fields[] = { "job_titles", "goals", "pains", "offer" };

static void
add_figure (const AccordAgreement *self,
            AccordTable           *table,
            guint                  index)
{
  const AccordFigures *figures = index < self->persona_figures->len ? g_ptr_array_index (self->persona_figures, index)
                                                                    : NULL;
  const AccordMetric *metric = figures != NULL ? accord_metric_find (figures->metric) : NULL;
  g_autofree char *label = NULL;
  g_autofree char *value = NULL;
  g_autofree char *how = NULL;
  g_autofree char *text = NULL;

  if (metric == NULL || figures->figures->len != 1)
    return;

  label = accord_words_metric (metric, &figures->query, self->settings);
  value = accord_words_value (((AccordFigure *) g_ptr_array_index (figures->figures, 0))->value, metric->unit, NULL);
  how = accord_words_figure (figures, g_ptr_array_index (figures->figures, 0), NULL, self->settings);
  /* Translators: a figure and how it came about: «13.4 % (842 of 8,000 leads)» */
  text = g_strdup_printf (_("%s (%s)"), value, how);
  accord_table_begin_row (table);
  accord_table_add_text (table, 0, label);
  accord_table_add_text (table, 1, text);
}

static void
add_persona (const AccordAgreement *self,
             AccordDocument        *document,
             guint                  index)
{
  const AccordTableColumn columns[] = {
    { NULL, 24, PANGO_ALIGN_LEFT, ACCORD_FACE_LABEL },
    { NULL, 76, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  const AccordProseStyle summary_style = {
    .face = ACCORD_FACE_SUBTITLE, .indent = ACCORD_PROSE_INDENT, .width = ACCORD_PROSE_MEASURE, .after = 4,
    .keep_next = TRUE,
  };
  AccordRecord *persona = g_ptr_array_index (self->personas, index);
  const char *summary = accord_record_get_text (persona, "summary");
  g_autofree char *place = g_strdup_printf ("persona-%u", index + 1);
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns), ACCORD_PROSE_INDENT);

  accord_prose_add_heading (document, 2, NULL, accord_record_get_text (persona, "name"), place, ACCORD_PROSE_INDENT);
  accord_portrait_add (document, accord_record_get_text (persona, "picture"), accord_record_get_text (persona, "name"),
                       ACCORD_PROSE_INDENT);
  if (summary != NULL && *summary != '\0')
    accord_prose_add (document, &summary_style, summary);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    accord_persona_add_field (table, persona, fields[i], 0);
  add_figure (self, table, index);
  accord_table_end (table, 0, 6);
  accord_persona_add_journey (document, persona, ACCORD_PROSE_INDENT);
}

/**
 * accord_agreement_add_personas:
 *
 * Adds each persona with what is known of it; fields that are empty are left out.
 */
void
accord_agreement_add_personas (const AccordAgreement *self,
                               AccordDocument        *document)
{
  AccordFootnotes *footnotes = accord_document_get_footnotes (document);

  /* What buyers say is not meant in the words of the agreement. */
  accord_footnotes_pause (footnotes, TRUE);
  for (guint i = 0; i < self->personas->len; i++)
    add_persona (self, document, i);
  accord_footnotes_pause (footnotes, FALSE);
}
