#include "report/agreement-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"
#include "report/commitment-words.h"
#include "report/contents.h"
#include "report/goal-panel.h"
#include "report/prose.h"
#include "report/table.h"

/* How much of it page 1 tells: as much as fits, else less and less. */
typedef struct
{
  guint commitments; /* of each side */
  guint changes;
} Share;

static const Share shares[] = { { G_MAXUINT, 5 }, { G_MAXUINT, 3 }, { 6, 4 }, { 5, 3 }, { 4, 3 },
                                { 3, 3 },         { 3, 2 },         { 2, 2 }, { 2, 1 } };

#define ROW_PADDING 3.0 /* closer than in the sections */

static void
add_title (const AccordAgreement *self,
           AccordDocument        *document)
{
  const AccordProseStyle style = { .face = ACCORD_FACE_TITLE, .tag = "H1", .after = 8, .keep_next = TRUE };
  g_autofree char *title = accord_agreement_get_title (self);

  accord_prose_add (document, &style, title);
}

static void
add_day (AccordTable *table,
         guint        column,
         AccordDay    day,
         const char  *otherwise)
{
  g_autofree char *words = day != ACCORD_DAY_NONE ? accord_words_day (day) : NULL;

  if (words != NULL)
    accord_table_add_text (table, column, words);
  else
    accord_table_add_note (table, column, otherwise);
}

/* Who agreed, on which version, and its days. */
static void
add_facts (const AccordAgreement *self,
           AccordDocument        *document)
{
  const AccordTableColumn columns[] = {
    { _("Between"), 30, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },   { _("Version"), 17, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("In force from"), 19, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("To be looked at again"), 21, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Figures as of"), 19, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
  g_autofree char *parties = accord_agreement_get_parties (self);
  g_autofree char *day = self->today != ACCORD_DAY_NONE ? accord_words_day (self->today) : NULL;
  /* Translators: %s is the day on which a version was made */
  g_autofree char *made = day != NULL ? g_strdup_printf (_("of %s"), day) : NULL;
  g_autofree char *number = g_strdup_printf ("%u", (guint) self->number);
  const char *company = accord_record_get_text (self->settings, "company");

  accord_table_begin_row (table);
  accord_table_add_text (table, 0, parties);
  if (company != NULL && *company != '\0')
    accord_table_add_note (table, 0, company);
  accord_table_add_text (table, 1, self->number > 0 ? number : _("Draft"));
  if (made != NULL)
    accord_table_add_note (table, 1, made);
  add_day (table, 2, accord_record_get_day (self->settings, "agreement_effective"), _("once all have signed"));
  add_day (table, 3, accord_record_get_day (self->settings, "agreement_review"), _("not agreed yet"));
  add_day (table, 4, self->as_of, _("no figures yet"));
  accord_table_end (table, 6, 0);
}

static void
add_goal (const AccordAgreement *self,
          AccordDocument        *document)
{
  const AccordMetric *metric = accord_metric_find (accord_record_get_text (self->settings, "goal_metric"));
  const AccordFigure *figure = accord_agreement_get_goal_figure (self);
  const char *currency = accord_agreement_get_currency (self);
  double target = accord_record_get_real (self->settings, "goal_target");
  double value = figure != NULL ? figure->value : NAN;
  g_autofree char *goal = accord_agreement_get_goal (self);
  g_autofree char *days = goal != NULL ? accord_agreement_get_goal_days (self) : NULL;
  g_autofree char *progress = goal != NULL ? accord_agreement_get_progress (self) : NULL;
  g_autofree char *value_label = metric != NULL ? accord_words_value (value, metric->unit, currency) : NULL;
  g_autofree char *target_text = metric != NULL ? accord_words_value (target, metric->unit, currency) : NULL;
  /* Translators: %s is the target of the shared goal */
  g_autofree char *target_label = target_text != NULL ? g_strdup_printf (_("goal %s"), target_text) : NULL;
  const AccordGoal panel = {
    goal, days, progress, goal != NULL ? value : NAN, target, accord_agreement_get_pace (self), value_label,
    target_label,
  };

  accord_goal_panel_add (document, &panel);
}

/**
 * accord_agreement_add_front_heading:
 *
 * Adds a heading of page 1, where room is dear.
 */
void
accord_agreement_add_front_heading (AccordDocument *document,
                                    const char     *title)
{
  const AccordProseStyle style = {
    .face = ACCORD_FACE_HEADING, .tag = "H2", .before = 14, .after = 3, .keep_next = TRUE,
  };

  accord_prose_add (document, &style, title);
}

static void
add_side (const AccordAgreement     *self,
          AccordDocument            *document,
          const AccordAgreementSide *side,
          guint                      most)
{
  const AccordTableColumn columns[] = {
    { _("Who"), 26, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("What"), 52, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { _("Agreed"), 15, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
    { _("Each"), 11, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
  };
  AccordTable *table;

  accord_agreement_add_front_heading (document, side->title);
  table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
  accord_table_set_padding (table, ROW_PADDING);
  for (guint i = 0; i < MIN (side->commitments->len, most); i++)
    {
      AccordRecord *commitment = g_ptr_array_index (side->commitments, i);
      g_autofree char *agreed = accord_commitment_agreed (commitment, accord_agreement_get_currency (self));

      accord_table_begin_row (table);
      accord_table_add_text (table, 0, accord_record_get_text (commitment, "owner"));
      accord_table_add_text (table, 1, accord_record_get_text (commitment, "title"));
      if (agreed != NULL)
        accord_table_add_text (table, 2, agreed);
      else
        accord_table_add_note (table, 2, _("not agreed yet"));
      accord_table_add_text (table, 3, accord_commitment_each (commitment));
    }
  accord_table_end (table, 0, 0);
}

static void
add_sides (const AccordAgreement *self,
           AccordDocument        *document,
           guint                  most)
{
  const AccordProseStyle note = { .face = ACCORD_FACE_NOTE, .before = 6 };
  g_autoptr (GArray) sides = accord_agreement_list_sides (self);
  guint shown = 0;

  for (guint i = 0; i < sides->len; i++)
    {
      const AccordAgreementSide *side = &g_array_index (sides, AccordAgreementSide, i);

      shown += MIN (side->commitments->len, most);
      add_side (self, document, side, most);
    }
  if (shown < self->commitments->len)
    {
      g_autofree char *text = g_strdup_printf (_("%u of %u commitments; all of them are in section “%s”."), shown,
                                               self->commitments->len, _("Accountabilities"));

      accord_prose_add (document, &note, text);
    }
  if (self->commitments->len == 0)
    {
      accord_agreement_add_front_heading (document, _("What each team owes"));
      accord_prose_add (document, &note, _("No commitments agreed yet."));
    }
}

static void
add_share (const AccordAgreement *self,
           AccordDocument        *document,
           const Share           *share)
{
  add_title (self, document);
  add_facts (self, document);
  add_goal (self, document);
  add_sides (self, document, share->commitments);
  accord_agreement_add_changes_short (self, document, share->changes);
}

/* Tried out: how high words are is known only once they are set. */
static gboolean
is_one_page (const AccordAgreement *self,
             AccordDocument        *document,
             const Share           *share)
{
  g_autoptr (AccordDocument) trial = accord_document_new (accord_document_get_size (document));

  accord_document_set_language (trial, accord_document_get_language (document));
  add_share (self, trial, share);
  return accord_document_break_pages (trial) == 1;
}

/**
 * accord_agreement_add_front:
 *
 * Adds what an executive reads, on one page: title, who agrees and from when on, shared goal, what each side owes, and
 * what changed.
 */
void
accord_agreement_add_front (const AccordAgreement *self,
                            AccordDocument        *document)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (shares) && !is_one_page (self, document, &shares[i]))
    i++;
  add_share (self, document, &shares[i]);
}
