#include "report/digest-report.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pango.h>

#include "present/goal-chart.h"
#include "present/standing-chart.h"
#include "present/words-moved.h"
#include "present/words.h"
#include "report/agreement-pages.h"
#include "report/figure.h"
#include "report/goal-panel.h"
#include "report/pdf.h"
#include "report/prose.h"
#include "report/table.h"

/* It is one page: what is left out is counted, and what needs somebody comes first. Tried in this order until all fits. */
typedef struct
{
  guint  commitments, waiting, questions;
  double chart_height;
} Room;

static const Room rooms[] = { { 8, 5, 3, 92 }, { 8, 4, 3, 78 }, { 7, 3, 2, 70 }, { 6, 3, 2, 64 }, { 4, 2, 1, 60 }, { 2, 1, 1, 56 } };

#define LONGEST_QUESTION 180

static const char *
get_currency (const AccordDigest *digest)
{
  return accord_record_get_text (digest->settings, "currency");
}

static void
add_title (const AccordDigest *digest,
           AccordDocument     *document)
{
  const AccordProseStyle title_style = { .face = ACCORD_FACE_TITLE, .tag = "H1", .after = 2, .keep_next = TRUE };
  const AccordProseStyle subtitle_style = { .face = ACCORD_FACE_NOTE, .after = 6, .keep_next = TRUE };
  g_autofree char *day = accord_words_day (digest->as_of.day);
  g_autofree char *zone = NULL;
  GString *text = g_string_new (NULL);
  g_autofree char *line = NULL;

  /* Translators: %s is a day */
  g_string_append_printf (text, _("Figures as of %s."), day);
  if (digest->import_file != NULL)
    {
      g_autofree char *when = accord_words_day (digest->import_day), *n_new = accord_words_count (digest->n_new);
      g_autofree char *n_changed = accord_words_count (digest->n_changed);

      g_string_append_c (text, ' ');
      /* Translators: a file, a day, and how many rows are new and changed */
      g_string_append_printf (text, _("Last import: %s, %s (%s new, %s changed)."), digest->import_file, when, n_new, n_changed);
    }
  line = g_string_free (text, FALSE);
  accord_prose_add (document, &title_style, accord_document_get_title (document));
  accord_prose_add (document, &subtitle_style, line);
}

static void
add_goal (const AccordDigest *digest,
          AccordDocument     *document,
          const Room         *room)
{
  AccordRecord *settings = digest->settings;
  AccordUnit unit = digest->goal != NULL ? digest->goal->unit : ACCORD_UNIT_COUNT;
  double target = accord_record_get_real (settings, "goal_target");
  double reached = digest->goal != NULL ? accord_goal_sum (digest->goal) : NAN;
  g_autofree char *words = digest->goal != NULL ? accord_words_goal (settings) : NULL;
  g_autofree char *days = words != NULL ? accord_words_days (accord_goal_first (settings), accord_goal_last (settings)) : NULL;
  g_autofree char *progress = words != NULL ? accord_goal_say (settings, digest->goal, digest->as_of.day) : NULL;
  g_autofree char *value_label = accord_words_value (reached, unit, get_currency (digest));
  g_autofree char *target_text = accord_words_value (target, unit, get_currency (digest));
  g_autofree char *target_label = g_strdup_printf (_("goal %s"), target_text);
  g_autofree char *alternative = NULL;
  const AccordGoal goal = {
    words, days, progress, reached, target, words != NULL ? accord_goal_pace (settings, digest->as_of.day) : NAN, value_label,
    target_label,
  };

  accord_goal_panel_add (document, &goal);
  if (digest->goal == NULL)
    return;
  /* Translators: what is shown, what was reached, and how that stands: «80 new customers: 46. 5 behind an even pace of 51» */
  alternative = g_strdup_printf (_("%s: %s. %s"), words, value_label, progress);
  accord_figure_add (document, accord_goal_chart (settings, digest->goal, digest->as_of.day), alternative, 0, room->chart_height);
}

static void
add_commitment (const AccordDigest         *digest,
                AccordTable                *table,
                const AccordStandingFigure *commitment)
{
  g_autofree char *value = accord_words_digest_value (commitment, get_currency (digest));
  g_autofree char *target = accord_words_digest_target (commitment, get_currency (digest));

  accord_table_begin_row (table);
  accord_table_add_text (table, 0, accord_words_standing_state (accord_standing_figure_judge (commitment)));
  accord_table_add_text (table, 1, commitment->title);
  accord_table_add_text (table, 2, value);
  accord_table_add_text (table, 3, target);
}

static void
add_rest (AccordDocument *document,
          const char     *text)
{
  const AccordProseStyle note = { .face = ACCORD_FACE_NOTE, .before = 2 };

  accord_prose_add (document, &note, text);
}

static guint
count_state (const AccordDigest  *digest,
             AccordStandingState  state)
{
  guint n = 0;

  for (guint i = 0; i < digest->commitments->len; i++)
    n += accord_standing_figure_judge (digest->commitments->pdata[i]) == state;
  return n;
}

/* «2 missed, 1 at risk, 11 kept.» */
static char *
sum_up (const AccordDigest *digest)
{
  return g_strdup_printf (_("%u missed, %u at risk, %u kept."), count_state (digest, ACCORD_STANDING_MISSED),
                          count_state (digest, ACCORD_STANDING_AT_RISK), count_state (digest, ACCORD_STANDING_KEPT));
}

static void
add_commitments (const AccordDigest *digest,
                 AccordDocument     *document,
                 const Room         *room)
{
  static const AccordStandingState order[] = { ACCORD_STANDING_MISSED, ACCORD_STANDING_AT_RISK, ACCORD_STANDING_KEPT,
                                               ACCORD_STANDING_NONE };
  const AccordTableColumn columns[] = {
    { NULL, 12, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL_BOLD },
    { NULL, 52, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { NULL, 30, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL },
    { NULL, 14, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
  };
  g_autofree char *sum = sum_up (digest);
  AccordTable *table;
  guint n = 0;

  accord_prose_add_heading (document, 2, NULL, _("Commitments this period"), NULL, 0);
  if (digest->commitments->len == 0)
    {
      add_rest (document, _("No commitments agreed yet."));
      return;
    }
  table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
  accord_table_set_compact (table);
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint j = 0; j < digest->commitments->len && n < room->commitments; j++)
      if (accord_standing_figure_judge (digest->commitments->pdata[j]) == order[i])
        {
          add_commitment (digest, table, digest->commitments->pdata[j]);
          n++;
        }
  accord_table_end (table, 0, 0);
  add_rest (document, sum);
}

static void
add_moved (const AccordDigest *digest,
           AccordDocument     *document)
{
  const AccordTableColumn columns[] = {
    { NULL, 34, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL_BOLD },
    { NULL, 66, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table;

  accord_prose_add_heading (document, 2, NULL, _("What moved"), NULL, 0);
  table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
  accord_table_set_compact (table);
  for (guint i = 0; i < digest->metrics->len; i++)
    {
      const AccordFigures *figures = digest->metrics->pdata[i];
      g_autofree char *name = accord_words_metric (accord_figures_get_metric (figures), &figures->query, digest->settings);
      g_autofree char *sentence = accord_words_moved (figures, digest->settings);

      accord_table_begin_row (table);
      accord_table_add_text (table, 0, name);
      accord_table_add_text (table, 1, sentence);
    }
  accord_table_end (table, 0, 0);
}

static void
add_waiting (const AccordDigest *digest,
             AccordDocument     *document,
             const Room         *room)
{
  const AccordTableColumn columns[] = {
    { NULL, 26, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL_BOLD },
    { NULL, 58, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { NULL, 16, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
  };
  guint n = digest->waiting->len, shown = MIN (n, room->waiting);
  AccordTable *table;

  accord_prose_add_heading (document, 2, NULL, _("Waiting for sales"), NULL, 0);
  if (n == 0)
    {
      add_rest (document, _("No lead waits past its limit."));
      return;
    }
  table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
  accord_table_set_compact (table);
  for (guint i = 0; i < shown; i++)
    {
      const AccordWaitingLead *lead = digest->waiting->pdata[i];
      g_autofree char *duration = accord_words_value ((double) lead->late_ms / 1000, ACCORD_UNIT_SECONDS, NULL);
      /* Translators: %s is a duration: «3 h late» */
      g_autofree char *late = g_strdup_printf (_("%s late"), duration);

      accord_table_begin_row (table);
      accord_table_add_text (table, 0, lead->who);
      accord_table_add_text (table, 1, lead->what);
      accord_table_add_text (table, 2, late);
    }
  accord_table_end (table, 0, 0);
  if (n > shown)
    {
      g_autofree char *rest = g_strdup_printf (ngettext ("And %u more.", "And %u more.", n - shown), n - shown);

      add_rest (document, rest);
    }
}

static char *
shorten (const char *text)
{
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (text, -1) <= LONGEST_QUESTION)
    return g_strdup (text);
  begin = g_utf8_substring (text, 0, LONGEST_QUESTION);
  return g_strconcat (begin, "…", NULL);
}

static void
add_questions (const AccordDigest *digest,
               AccordDocument     *document,
               const Room         *room)
{
  const AccordProseStyle style = { .face = ACCORD_FACE_CELL, .after = 3 };
  guint n = digest->questions->len;

  accord_prose_add_heading (document, 2, NULL, _("Open questions"), NULL, 0);
  if (n == 0)
    add_rest (document, _("None."));
  for (guint i = 0; i < MIN (n, room->questions); i++)
    {
      const AccordDigestQuestion *question = digest->questions->pdata[i];
      g_autofree char *body = shorten (question->body);
      g_autofree char *text = question->who != NULL && *question->who != '\0'
                                  /* Translators: a question, and whose it is */
                                  ? g_strdup_printf (_("%s (%s)"), body, question->who)
                                  : g_strdup (body);

      accord_prose_add (document, &style, text);
    }
  if (n > room->questions)
    {
      g_autofree char *rest =
          g_strdup_printf (ngettext ("And %u more.", "And %u more.", n - room->questions), n - room->questions);

      add_rest (document, rest);
    }
}

static AccordDocument *
make_document (const AccordDigest *digest,
               AccordPaper         paper,
               const Room         *room)
{
  AccordDocument *document = accord_document_new (accord_paper_get_size (paper));
  g_autofree char *day = accord_words_day (digest->today);
  /* Translators: %s is a day */
  g_autofree char *title = g_strdup_printf (_("This week, %s"), day);

  accord_document_set_title (document, title);
  accord_document_set_head (document, digest->head, title, "");
  add_title (digest, document);
  add_goal (digest, document, room);
  add_commitments (digest, document, room);
  add_moved (digest, document);
  add_waiting (digest, document, room);
  add_questions (digest, document, room);
  return document;
}

/**
 * accord_digest_report_write:
 * @digest: what is to be known
 * @paper: A4 or Letter
 * @path: replaced only once the new file is whole
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether it was written
 */
gboolean
accord_digest_report_write (const AccordDigest *digest,
                            AccordPaper         paper,
                            const char         *path,
                            GCancellable       *cancellable,
                            GError            **error)
{
  g_autoptr (AccordDocument) document = make_document (digest, paper, &rooms[0]);

  for (guint i = 1; i < G_N_ELEMENTS (rooms) && accord_document_break_pages (document) > 1; i++)
    {
      accord_document_free (document);
      document = make_document (digest, paper, &rooms[i]);
    }
  return accord_pdf_write (document, digest->today, path, cancellable, error);
}
