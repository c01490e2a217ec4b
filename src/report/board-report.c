#include "report/board-report.h"

#include <glib/gi18n-lib.h>

#include <math.h>

#include "present/words-condition.h"
#include "present/words.h"
#include "report/agreement-pages.h"
#include "report/chart-part.h"
#include "report/figure.h"
#include "report/pdf.h"
#include "report/prose.h"

/**
 * accord_board_report_new:
 * @settings: of the workspace; copied
 *
 * Returns: (transfer full): a report without charts. Its words may be set directly; it owns them.
 */
AccordBoardReport *
accord_board_report_new (AccordRecord *settings)
{
  AccordBoardReport *self = g_new0 (AccordBoardReport, 1);

  self->settings = accord_record_copy (settings);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_board_part_free);
  return self;
}

/**
 * accord_board_report_free:
 * @self: (transfer full): a report
 */
void
accord_board_report_free (AccordBoardReport *self)
{
  g_free (self->head);
  g_free (self->subtitle);
  g_free (self->as_of);
  g_free (self->currency);
  g_object_unref (self->settings);
  g_ptr_array_unref (self->parts);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_free (self);
}

/**
 * accord_board_part_new:
 *
 * Returns: (transfer full): a part that shows nothing yet
 */
AccordBoardPart *
accord_board_part_new (void)
{
  AccordBoardPart *self = g_new0 (AccordBoardPart, 1);

  self->target = NAN;
  return self;
}

/**
 * accord_board_part_free:
 * @self: (transfer full): a part
 */
void
accord_board_part_free (AccordBoardPart *self)
{
  g_free (self->title);
  g_free (self->group);
  g_free (self->sentence);
  g_clear_pointer (&self->figures, accord_figures_unref);
  g_clear_pointer (&self->compared, accord_figures_unref);
  g_clear_pointer (&self->chart, accord_chart_free);
  g_free (self);
}

/**
 * accord_board_report_take:
 * @self: a report
 * @part: (transfer full): the next chart
 */
void
accord_board_report_take (AccordBoardReport *self,
                          AccordBoardPart   *part)
{
  g_ptr_array_add (self->parts, part);
}

/**
 * accord_board_report_describe:
 * @self: a report
 * @query: what all its charts were asked
 * @where: (nullable): which leads
 */
void
accord_board_report_describe (AccordBoardReport     *self,
                              const AccordQuery     *query,
                              const AccordCondition *where)
{
  gboolean all = query->from == ACCORD_DAY_NONE && query->to == ACCORD_DAY_NONE;
  g_autofree char *days = all ? g_strdup (_("All leads")) : accord_words_days (query->from, query->to);
  g_autofree char *condition = where != NULL ? accord_words_condition (where, self->settings) : NULL;
  g_autofree char *day = accord_words_day (query->as_of.day);

  g_free (self->subtitle);
  g_free (self->as_of);
  /* Translators: days, and which leads: «April to June 2025, only where country is DE» */
  self->subtitle = condition != NULL ? g_strdup_printf (_("%s, only where %s"), days, condition) : g_steal_pointer (&days);
  /* Translators: %s is a day */
  self->as_of = g_strdup_printf (_("Figures as of %s"), day);
}

static void
add_title (const AccordBoardReport *self,
           AccordDocument          *document)
{
  const AccordProseStyle title_style = { .face = ACCORD_FACE_TITLE, .tag = "H1", .after = 4, .keep_next = TRUE };
  const AccordProseStyle subtitle_style = { .face = ACCORD_FACE_SUBTITLE, .after = 6, .keep_next = TRUE };

  accord_prose_add (document, &title_style, accord_document_get_title (document));
  if (self->subtitle != NULL)
    accord_prose_add (document, &subtitle_style, self->subtitle);
}

#define CHART_HEIGHT 150.0

/* A chart without figures of its own: the goal, the commitments. */
static void
add_chart (AccordDocument  *document,
           AccordBoardPart *part)
{
  const AccordProseStyle sentence_style = { .face = ACCORD_FACE_CELL, .width = ACCORD_PROSE_MEASURE, .after = 10 };

  accord_prose_add_heading (document, 2, NULL, part->title, NULL, 0);
  if (part->chart != NULL)
    accord_figure_add_lent (document, part->chart, part->sentence, 0, CHART_HEIGHT);
  accord_prose_add (document, &sentence_style, part->sentence);
}

static void
add_part (const AccordBoardReport *self,
          AccordDocument          *document,
          AccordBoardPart         *part)
{
  const AccordPresentOptions options = {
    .currency = self->currency,
    .group = part->group,
    .target = part->target,
    .settings = self->settings,
    .compared = part->compared,
    .events = self->events,
  };

  if (part->figures != NULL)
    accord_chart_part_add_titled (document, part->figures, &options, part->title);
  else
    add_chart (document, part);
}

/**
 * accord_board_report_make_document:
 *
 * May be called on any thread, again and again.
 *
 * Returns: (transfer full): its pages, not yet broken; they draw the charts of @self
 */
AccordDocument *
accord_board_report_make_document (const AccordBoardReport *self,
                                   AccordPaper              paper)
{
  AccordDocument *document = accord_document_new (accord_paper_get_size (paper));

  accord_document_set_title (document, _("KPIs"));
  accord_document_set_head (document, self->head, _("KPIs"), self->as_of);
  add_title (self, document);
  for (guint i = 0; i < self->parts->len; i++)
    add_part (self, document, self->parts->pdata[i]);
  return document;
}

/**
 * accord_board_report_write:
 * @path: replaced only once the new file is whole
 *
 * Writes it as a PDF. May be called on any thread.
 *
 * Returns: whether it was written; else an #AccordReportError, or cancelled
 */
gboolean
accord_board_report_write (const AccordBoardReport *self,
                           const char              *path,
                           GCancellable            *cancellable,
                           GError                 **error)
{
  g_autoptr (AccordDocument) document = accord_board_report_make_document (self, self->paper);

  return accord_pdf_write (document, self->today, path, cancellable, error);
}
