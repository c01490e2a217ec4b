#include "report/agreement-pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"
#include "report/commitment-words.h"
#include "report/contents.h"
#include "report/goal-panel.h"
#include "report/prose.h"
#include "report/table.h"

/* Page 1 shows all commitments if they fit, else the first few of each side. */
#define FRONT_HEIGHT 180.0 /* of title and goal */
#define SIDE_HEIGHT 47.0   /* of a side's heading and table's head */
#define ROW_HEIGHT 22.0
#define FEW_COMMITMENTS 4

static void
add_title (const AccordAgreement *self,
           AccordDocument        *document)
{
  const AccordProseStyle title_style = { .face = ACCORD_FACE_TITLE, .tag = "H1", .after = 4, .keep_next = TRUE };
  const AccordProseStyle state_style = { .face = ACCORD_FACE_SUBTITLE };
  g_autofree char *title = accord_agreement_get_title (self);
  g_autofree char *state = accord_agreement_get_state (self);

  accord_prose_add (document, &title_style, title);
  accord_prose_add (document, &state_style, state);
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

  accord_prose_add_heading (document, 2, NULL, side->title, NULL, 0);
  table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
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
           AccordDocument        *document)
{
  const AccordProseStyle note = { .face = ACCORD_FACE_NOTE, .before = 6 };
  g_autoptr (GArray) sides = accord_agreement_list_sides (self);
  const AccordPageSize *size = accord_document_get_size (document);
  double room = size->height - size->top - size->bottom - FRONT_HEIGHT - sides->len * SIDE_HEIGHT;
  guint most = self->commitments->len * ROW_HEIGHT <= room ? G_MAXUINT : FEW_COMMITMENTS;
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
      accord_prose_add_heading (document, 2, NULL, _("What each team owes"), NULL, 0);
      accord_prose_add (document, &note, _("No commitments agreed yet."));
    }
}

/**
 * accord_agreement_add_front:
 *
 * Adds what an executive reads: title, shared goal, what each side owes.
 */
void
accord_agreement_add_front (const AccordAgreement *self,
                            AccordDocument        *document)
{
  add_title (self, document);
  add_goal (self, document);
  add_sides (self, document);
}
