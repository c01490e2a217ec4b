#include "report/agreement-parts.h"
#include "report/agreement-report.h"
#include "report/agreement-text-parts.h"

#include <glib/gi18n-lib.h>

#include "model/persona-journey.h"
#include "present/figure-chart.h"
#include "present/markdown.h"
#include "present/words-review.h"
#include "present/words.h"
#include "report/commitment-words.h"

static const char *const persona_fields[] = { "job_titles", "goals", "pains", "offer" };

/**
 * accord_agreement_append_plain:
 * @text: Markdown
 * @line: (nullable): what somebody wrote
 *
 * Appends one line as Markdown, so that nothing in it is taken for a mark.
 */
void
accord_agreement_append_plain (GString    *text,
                               const char *line)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  AccordBlock *block = accord_block_new (ACCORD_BLOCK_PARAGRAPH, 0);
  g_autofree char *escaped = NULL;

  accord_block_add_run (block, line != NULL ? line : "", ACCORD_RUN_PLAIN, NULL);
  g_ptr_array_add (blocks, block);
  escaped = accord_markdown_write (blocks);
  g_string_append (text, escaped);
}

static void
append_heading (GString    *text,
                guint       level,
                const char *heading)
{
  g_string_append_printf (text, "%.*s ", (int) level, "###");
  accord_agreement_append_plain (text, heading);
  g_string_append (text, "\n\n");
}

static void
append_cell (GString    *text,
             const char *cell)
{
  g_autoptr (GString) escaped = g_string_new (NULL);

  accord_agreement_append_plain (escaped, cell);
  g_string_replace (escaped, "\\\n", " ", 0);
  g_string_replace (escaped, "|", "\\|", 0);
  g_string_append_printf (text, "| %s ", escaped->str);
}

static void
append_row (GString           *text,
            const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    append_cell (text, cells[i]);
  g_string_append (text, "|\n");
}

static void
append_goal (const AccordAgreement *self,
             GString               *text)
{
  g_autofree char *goal = accord_agreement_get_goal (self);
  g_autofree char *days = accord_agreement_get_goal_days (self);
  g_autofree char *progress = accord_agreement_get_progress (self);

  append_heading (text, 2, _("Our shared goal"));
  if (goal == NULL)
    {
      g_string_append_printf (text, "%s\n\n", _("No shared goal agreed yet."));
      return;
    }
  g_string_append_printf (text, "**%s**", goal);
  if (days != NULL)
    g_string_append_printf (text, ", %s", days);
  g_string_append (text, ".");
  if (progress != NULL)
    g_string_append_printf (text, " %s", progress);
  g_string_append (text, "\n\n");
}

static void
append_sentences (const AccordAgreement     *self,
                  const AccordAgreementSide *side,
                  GString                   *text)
{
  for (guint i = 0; i < side->commitments->len; i++)
    {
      g_autofree char *sentence = accord_agreement_describe (self, g_ptr_array_index (side->commitments, i));

      g_string_append (text, "- ");
      accord_agreement_append_plain (text, sentence);
      g_string_append_c (text, '\n');
    }
  g_string_append_c (text, '\n');
}

static void
append_commitments (const AccordAgreement *self,
                    GString               *text)
{
  const char *const heads[] = { _("Who"), _("What"), _("Agreed"), _("Each"), NULL };
  g_autoptr (GArray) sides = accord_agreement_list_sides (self);

  for (guint i = 0; i < sides->len; i++)
    {
      const AccordAgreementSide *side = &g_array_index (sides, AccordAgreementSide, i);

      append_heading (text, 3, side->title);
      append_row (text, heads);
      g_string_append (text, "| --- | --- | ---: | --- |\n");
      for (guint j = 0; j < side->commitments->len; j++)
        {
          AccordRecord *commitment = g_ptr_array_index (side->commitments, j);
          g_autofree char *agreed = accord_commitment_agreed (commitment, accord_agreement_get_currency (self));
          const char *const cells[] = {
            accord_record_get_text (commitment, "owner"), accord_record_get_text (commitment, "title"),
            agreed != NULL ? agreed : _("not agreed yet"), accord_commitment_each (commitment), NULL,
          };

          append_row (text, cells);
        }
      g_string_append_c (text, '\n');
      append_sentences (self, side, text);
    }
}

/* «**Pains** (evidence)» */
static void
append_field_name (GString            *text,
                   AccordRecord       *persona,
                   const AccordColumn *column)
{
  const char *evidence = accord_words_evidence_of (persona, column->name);

  g_string_append_printf (text, "**%s**", _(column->label));
  if (evidence != NULL)
    g_string_append_printf (text, " (%s)", evidence);
  g_string_append (text, "\n\n");
}

static void
append_stage (GString      *text,
              AccordRecord *persona,
              guint         stage)
{
  if (accord_persona_journey_count_stage (persona, stage) == 0)
    return;
  append_cell (text, accord_persona_journey_stage_label (stage));
  for (guint aspect = 0; aspect < ACCORD_JOURNEY_N_ASPECTS; aspect++)
    {
      const char *markdown = accord_record_get_text (persona, accord_persona_journey_column (stage, aspect));
      g_autofree char *plain = g_strdelimit (g_strstrip (accord_markdown_to_plain (markdown)), "\n", ' ');

      append_cell (text, plain);
    }
  g_string_append (text, "|\n");
}

/* The way of the buyer: a row for each stage of which anything is known. */
static void
append_journey (GString      *text,
                AccordRecord *persona)
{
  if (accord_persona_journey_count (persona) == 0)
    return;
  append_cell (text, _("Journey"));
  for (guint aspect = 0; aspect < ACCORD_JOURNEY_N_ASPECTS; aspect++)
    append_cell (text, accord_persona_journey_aspect_label (aspect));
  g_string_append (text, "|\n| --- | --- | --- | --- | --- |\n");
  for (guint stage = 0; stage < ACCORD_JOURNEY_N_STAGES; stage++)
    append_stage (text, persona, stage);
  g_string_append_c (text, '\n');
}

static void
append_persona (GString      *text,
                AccordRecord *persona)
{
  const char *summary = accord_record_get_text (persona, "summary");

  append_heading (text, 3, accord_record_get_text (persona, "name"));
  if (summary != NULL && *summary != '\0')
    {
      accord_agreement_append_plain (text, summary);
      g_string_append (text, "\n\n");
    }
  for (guint i = 0; i < G_N_ELEMENTS (persona_fields); i++)
    {
      const AccordColumn *column = accord_record_find_column (persona, persona_fields[i]);
      const char *value = accord_record_get_text (persona, persona_fields[i]);

      if (accord_markdown_is_empty (value))
        continue;
      append_field_name (text, persona, column);
      if (column->type == ACCORD_COLUMN_PROSE)
        g_string_append (text, value);
      else
        accord_agreement_append_plain (text, value);
      g_string_append (text, "\n\n");
    }
  append_journey (text, persona);
}

static void
append_figures (const AccordAgreement *self,
                GString               *text,
                const AccordFigures   *figures)
{
  const AccordMetric *metric = figures != NULL ? accord_metric_find (figures->metric) : NULL;
  const char *currency = accord_agreement_get_currency (self);
  const char *const heads[] = { _("Month"), _("Figure"), _("From"), NULL };
  g_autofree char *title = NULL;

  if (metric == NULL || figures->figures->len == 0)
    return;

  title = accord_words_metric (metric, &figures->query, self->settings);
  append_heading (text, 3, title);
  append_row (text, heads);
  g_string_append (text, "| --- | ---: | --- |\n");
  for (guint i = 0; i < figures->figures->len; i++)
    {
      const AccordFigure *figure = g_ptr_array_index (figures->figures, i);
      g_autofree char *period = accord_words_period (figure, figures->query.by);
      g_autofree char *value = accord_words_value (figure->value, figures->unit, currency);
      g_autofree char *how = accord_words_figure (figures, figure, currency, self->settings);
      const char *const cells[] = { period, value, how != NULL ? how : "", NULL };

      append_row (text, cells);
    }
  g_string_append_c (text, '\n');
}

static void
append_sums (const AccordAgreement *self,
             GString               *text)
{
  const char *currency = accord_agreement_get_currency (self);
  g_autoptr (GPtrArray) sums = accord_agreement_list_figures (self);

  for (guint i = 0; i < sums->len; i++)
    {
      const AccordFigures *sum = g_ptr_array_index (sums, i);
      const AccordFigure *figure = g_ptr_array_index (sum->figures, 0);
      g_autofree char *label = accord_words_metric (accord_metric_find (sum->metric), &sum->query, self->settings);
      g_autofree char *value = accord_words_value (figure->value, sum->unit, currency);
      g_autofree char *how = accord_words_figure (sum, figure, currency, self->settings);

      g_string_append_printf (text, "- %s: **%s**", label, value);
      if (how != NULL && *how != '\0')
        g_string_append_printf (text, " (%s)", how);
      g_string_append_c (text, '\n');
    }
  if (sums->len > 0)
    g_string_append_c (text, '\n');
}

static void
append_section (const AccordAgreement        *self,
                GString                      *text,
                const AccordAgreementSection *section,
                guint                         number)
{
  g_autofree char *title = g_strdup_printf ("%u %s", number, section->title);

  append_heading (text, 2, title);
  if (!accord_markdown_is_empty (section->body))
    g_string_append_printf (text, "%s\n\n", section->body);
  else if (accord_section_kind_is_required (section->kind) || !accord_agreement_has_more (self, section->kind))
    g_string_append_printf (text, "%s\n\n", _("Nothing agreed yet."));

  if (g_str_equal (section->kind, "personas"))
    {
      for (guint i = 0; i < self->personas->len; i++)
        append_persona (text, g_ptr_array_index (self->personas, i));
    }
  else if (g_str_equal (section->kind, "goals"))
    {
      append_sums (self, text);
      append_figures (self, text, self->conversion);
      append_figures (self, text, self->value);
    }
  else if (g_str_equal (section->kind, "accountabilities"))
    {
      append_commitments (self, text);
      accord_agreement_append_calendars (self, text);
    }
  else if (g_str_equal (section->kind, "qualified"))
    accord_agreement_append_score_model (self, text);
  else if (g_str_equal (section->kind, "handover"))
    accord_agreement_append_handover (self, text);
  else if (g_str_equal (section->kind, "glossary"))
    accord_agreement_append_terms (self, text);
  else if (g_str_equal (section->kind, "incentives"))
    accord_agreement_append_incentives (self, text);
}

/**
 * accord_agreement_to_markdown:
 *
 * Returns: (transfer full): the agreement as Markdown, with tables as most renderers read them; it ends with a newline
 */
char *
accord_agreement_to_markdown (const AccordAgreement *self)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) sections = NULL;
  g_autofree char *title = NULL;
  g_autofree char *state = NULL;

  g_return_val_if_fail (self != NULL && self->settings != NULL, NULL);

  sections = accord_agreement_list_sections (self);
  title = accord_agreement_get_title (self);
  state = accord_agreement_get_state (self);
  append_heading (text, 1, title);
  g_string_append_printf (text, "%s\n\n", state);
  append_goal (self, text);
  for (guint i = 0; i < sections->len; i++)
    append_section (self, text, &g_array_index (sections, AccordAgreementSection, i), i + 1);

  while (g_str_has_suffix (text->str, "\n\n"))
    g_string_truncate (text, text->len - 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}
