/* How other programs call the stages of a lead, and the columns that say which it is in. */
#include "exchange/stage-words.h"

#include <string.h>

#include "exchange/header.h"

#define LONGEST_WORDS 48

/* As accord_header_normalize() leaves them. */
static const char *const words[ACCORD_N_STAGES] = {
  [ACCORD_STAGE_LEAD] = " lead new newlead subscriber prospect ",
  [ACCORD_STAGE_MQL] = " mql marketingqualifiedlead marketingqualified ",
  [ACCORD_STAGE_SQL] = " sql salesqualifiedlead salesqualified ",
  [ACCORD_STAGE_OPPORTUNITY] = " opportunity opp ",
  [ACCORD_STAGE_CUSTOMER] = " customer client won closedwon kunde gewonnen cliente ganado client gagné ganho ",
  [ACCORD_STAGE_LOST] = " lost closedlost disqualified unqualified verloren perdido perdu ",
};

static const char headers[] =
    " stage lifecyclestage lifecycle leadstage stagename dealstage dealstatus salesstage stageid opportunitystage "
    "funnelstage currentstage ";

static gboolean
contains_word (const char *list,
               const char *text,
               gsize       length)
{
  g_autofree char *plain = NULL;
  g_autofree char *name = g_strndup (text, length);
  g_autofree char *spaced = NULL;

  plain = accord_header_normalize (name);
  spaced = g_strconcat (" ", plain, " ", NULL);
  return *plain != '\0' && strstr (list, spaced) != NULL;
}

/**
 * accord_stage_words_is_header:
 * @header: the name of a column
 *
 * Returns: whether such a column says which stage a lead is in
 */
gboolean
accord_stage_words_is_header (const char *header)
{
  return contains_word (headers, header, strlen (header));
}

/**
 * accord_stage_words_parse:
 * @text: a cell, without spaces around it
 * @length: its length in bytes
 * @stage: (out): which stage it names
 *
 * Returns: whether @text is what some program calls a stage
 */
gboolean
accord_stage_words_parse (const char  *text,
                          gsize        length,
                          AccordStage *stage)
{
  for (AccordStage s = ACCORD_STAGE_LEAD; length <= LONGEST_WORDS && s < ACCORD_N_STAGES; s++)
    if (contains_word (words[s], text, length))
      {
        *stage = s;
        return TRUE;
      }
  return FALSE;
}
