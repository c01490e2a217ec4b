#include "report/persona-parts.h"

#include <glib/gi18n-lib.h>

#include "model/persona-journey.h"
#include "present/markdown.h"
#include "present/persona-fields.h"
#include "present/words-review.h"

gboolean
accord_persona_has_field (AccordRecord *persona,
                          const char   *name)
{
  return !accord_column_value_is_empty (accord_record_find_column (persona, name), accord_record_get_value (persona, name)) &&
         !accord_markdown_is_empty (accord_record_get_text (persona, name));
}

void
accord_persona_add_field (AccordTable  *table,
                          AccordRecord *persona,
                          const char   *name,
                          guint         note_column)
{
  const AccordColumn *column = accord_record_find_column (persona, name);
  const char *text = accord_record_get_text (persona, name);

  if (!accord_persona_has_field (persona, name))
    return;
  accord_table_begin_row (table);
  accord_table_add_text (table, 0, _(column->label));
  if (accord_words_evidence_of (persona, name) != NULL)
    accord_table_add_note (table, note_column, accord_words_evidence_of (persona, name));
  if (column->type == ACCORD_COLUMN_PROSE)
    accord_table_add_markdown (table, 1, text);
  else
    {
      g_autofree char *words = accord_persona_field_words (persona, name);

      accord_table_add_text (table, 1, words);
    }
}

static void
add_stage (AccordTable  *table,
           AccordRecord *persona,
           guint         stage)
{
  if (accord_persona_journey_count_stage (persona, stage) == 0)
    return;
  accord_table_begin_row (table);
  accord_table_add_text (table, 0, accord_persona_journey_stage_label (stage));
  for (guint aspect = 0; aspect < ACCORD_JOURNEY_N_ASPECTS; aspect++)
    accord_table_add_markdown (table, aspect + 1,
                               accord_record_get_text (persona, accord_persona_journey_column (stage, aspect)));
}

void
accord_persona_add_journey (AccordDocument *document,
                            AccordRecord   *persona,
                            double          indent)
{
  AccordTableColumn columns[ACCORD_JOURNEY_N_ASPECTS + 1] = { { _("Journey"), 16, PANGO_ALIGN_LEFT, ACCORD_FACE_LABEL } };
  AccordTable *table;

  if (accord_persona_journey_count (persona) == 0)
    return;
  for (guint aspect = 0; aspect < ACCORD_JOURNEY_N_ASPECTS; aspect++)
    columns[aspect + 1] =
      (AccordTableColumn) { accord_persona_journey_aspect_label (aspect), 21, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL };
  table = accord_table_new (document, columns, G_N_ELEMENTS (columns), indent);
  for (guint stage = 0; stage < ACCORD_JOURNEY_N_STAGES; stage++)
    add_stage (table, persona, stage);
  accord_table_end (table, 4, 6);
}
