#include "report/score-report.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "report/agreement-pages.h"
#include "report/prose.h"
#include "report/score-model-part.h"
#include "report/table.h"

/**
 * accord_score_report_new:
 * @model: what gives points
 * @settings: of the workspace; copied
 *
 * Returns: (transfer full): a report of the model. Its words may be set directly; it owns them.
 */
AccordScoreReport *
accord_score_report_new (AccordScoreModel *model,
                         AccordRecord     *settings)
{
  AccordScoreReport *self = g_new0 (AccordScoreReport, 1);

  self->model = accord_score_model_ref (model);
  self->settings = accord_record_copy (settings);
  return self;
}

/**
 * accord_score_report_take_lead:
 * @name: of a lead
 * @ledger: (transfer full): why it has its score
 * @zone: for days
 *
 * Makes it a report of the lead.
 */
void
accord_score_report_take_lead (AccordScoreReport *self,
                               const char        *name,
                               AccordLedger      *ledger,
                               AccordZone        *zone)
{
  self->lead = g_strdup (name);
  self->ledger = ledger;
  self->zone = accord_zone_ref (zone);
}

void
accord_score_report_free (AccordScoreReport *self)
{
  accord_score_model_unref (self->model);
  g_object_unref (self->settings);
  g_clear_pointer (&self->ledger, accord_ledger_free);
  g_clear_pointer (&self->zone, accord_zone_unref);
  g_free (self->lead);
  g_free (self->head);
  g_free (self->name);
  g_free (self);
}

/**
 * accord_score_report_name:
 * @number: under which a model is published; 0: it is the draft
 *
 * Returns: (transfer full): what it is called
 */
char *
accord_score_report_name (gint64 number)
{
  return number > 0 ? g_strdup_printf (_("Score model %u"), (guint) number) : g_strdup (_("Draft of the score model"));
}

static void
add_model (const AccordScoreReport *self,
           AccordDocument          *document)
{
  const AccordProseStyle style = { .face = ACCORD_FACE_BODY, .after = 8 };

  accord_score_model_part_add (document, self->model, self->settings, 0);
  if (self->model->groups->len == 0)
    accord_prose_add (document, &style, _("It has no rules yet."));
}

static void
add_line (AccordTable *table,
          const char  *what,
          const char  *why,
          const char  *points)
{
  accord_table_begin_row (table);
  accord_table_add_text (table, 0, what);
  if (why != NULL)
    accord_table_add_note (table, 0, why);
  accord_table_add_text (table, 1, points);
}

static void
add_ledger (const AccordScoreReport *self,
            AccordDocument          *document)
{
  const AccordTableColumn columns[] = {
    { _("What counts"), 84, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Points"), 16, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
  };
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
  g_autofree char *left_out = accord_words_ledger_left_out (self->ledger);
  g_autofree char *score = accord_words_score (self->ledger->score);

  for (guint i = 0; i < self->ledger->lines->len; i++)
    {
      const AccordLedgerLine *line = self->ledger->lines->pdata[i];
      g_autofree char *what = accord_words_ledger_line (line, self->model);
      g_autofree char *why = accord_words_ledger_why (line, self->zone);
      g_autofree char *points = accord_words_points (line->points);

      add_line (table, what, why, points);
    }
  if (left_out != NULL)
    add_line (table, left_out, NULL, "");
  add_line (table, _("Score"), NULL, score);
  accord_table_end (table, 6, 14);
}

/* «Score 62, band B, by score model 3» */
static char *
describe_score (const AccordScoreReport *self)
{
  g_autofree char *score = accord_words_score (self->ledger->score);

  /* Translators: a number, a letter, what gave the points: «Score 62, band B. Score model 3» */
  return g_strdup_printf (_("Score %s, band %s. %s"), score, accord_band_get_name (self->ledger->band), self->name);
}

/**
 * accord_score_report_make_document:
 *
 * May be called on any thread, again and again.
 *
 * Returns: (transfer full): its pages, not yet broken
 */
AccordDocument *
accord_score_report_make_document (const AccordScoreReport *self,
                                   AccordPaper              paper)
{
  const AccordProseStyle title_style = { .face = ACCORD_FACE_TITLE, .tag = "H1", .after = 4, .keep_next = TRUE };
  const AccordProseStyle summary_style = { .face = ACCORD_FACE_SUBTITLE, .after = 8, .keep_next = TRUE };
  AccordDocument *document = accord_document_new (accord_paper_get_size (paper));
  const char *title = self->lead != NULL ? self->lead : self->name;
  g_autofree char *summary = self->ledger != NULL ? describe_score (self) : NULL;
  g_autofree char *day = accord_words_day (self->today);
  /* Translators: %s is a day */
  g_autofree char *as_of = g_strdup_printf (_("As of %s"), day);

  accord_document_set_title (document, title);
  accord_document_set_head (document, self->head, self->ledger != NULL ? _("Why this score") : _("Score model"), as_of);
  accord_prose_add (document, &title_style, title);
  if (self->ledger != NULL)
    {
      accord_prose_add (document, &summary_style, summary);
      add_ledger (self, document);
    }
  else
    add_model (self, document);
  return document;
}
