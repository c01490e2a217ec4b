#include "model/persona-journey.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const stage_labels[ACCORD_JOURNEY_N_STAGES] = {
  N_("Become aware"), N_("Compare"), N_("Decide"), N_("After buying"),
};

static const char *const aspect_labels[ACCORD_JOURNEY_N_ASPECTS] = {
  N_("What they need"), N_("What they ask"), N_("What we show"), N_("Where they are met"),
};

static const char *const columns[ACCORD_JOURNEY_N_STAGES][ACCORD_JOURNEY_N_ASPECTS] = {
  { "needs_awareness", "questions_awareness", "content_awareness", "channel_awareness" },
  { "needs_consideration", "questions_consideration", "content_consideration", "channel_consideration" },
  { "needs_decision", "questions_decision", "content_decision", "channel_decision" },
  { "needs_after", "questions_after", "content_after", "channel_after" },
};

/**
 * accord_persona_journey_stage_label:
 * @stage: from 0
 *
 * Returns: (transfer none): what people do in it, translated
 */
const char *
accord_persona_journey_stage_label (guint stage)
{
  g_return_val_if_fail (stage < ACCORD_JOURNEY_N_STAGES, NULL);

  return _(stage_labels[stage]);
}

/**
 * accord_persona_journey_aspect_label:
 * @aspect: from 0
 *
 * Returns: (transfer none): what is said of each stage, translated
 */
const char *
accord_persona_journey_aspect_label (guint aspect)
{
  g_return_val_if_fail (aspect < ACCORD_JOURNEY_N_ASPECTS, NULL);

  return _(aspect_labels[aspect]);
}

/**
 * accord_persona_journey_column:
 * @stage: from 0
 * @aspect: from 0
 *
 * Returns: (transfer none): the column of personas in which that cell is kept
 */
const char *
accord_persona_journey_column (guint stage,
                               guint aspect)
{
  g_return_val_if_fail (stage < ACCORD_JOURNEY_N_STAGES && aspect < ACCORD_JOURNEY_N_ASPECTS, NULL);

  return columns[stage][aspect];
}

/**
 * accord_persona_journey_count_stage:
 * @persona: a persona
 * @stage: from 0
 *
 * Returns: how many cells of that stage are filled in
 */
guint
accord_persona_journey_count_stage (AccordRecord *persona,
                                    guint         stage)
{
  guint n = 0;

  g_return_val_if_fail (stage < ACCORD_JOURNEY_N_STAGES, 0);

  for (guint aspect = 0; aspect < ACCORD_JOURNEY_N_ASPECTS; aspect++)
    {
      const char *text = accord_record_get_text (persona, columns[stage][aspect]);

      if (text[strspn (text, " \n\t")] != '\0')
        n++;
    }
  return n;
}

/**
 * accord_persona_journey_count:
 * @persona: a persona
 *
 * Returns: how many of all cells are filled in
 */
guint
accord_persona_journey_count (AccordRecord *persona)
{
  guint n = 0;

  for (guint stage = 0; stage < ACCORD_JOURNEY_N_STAGES; stage++)
    n += accord_persona_journey_count_stage (persona, stage);
  return n;
}
