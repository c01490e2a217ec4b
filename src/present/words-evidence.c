#include "present/words-evidence.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "present/words.h"

/* «activity("visit")» → «visit» */
static char *
read_kind (const char *field)
{
  g_autofree char *text = g_strconcat (field, " >= 1", NULL);
  g_autoptr (AccordCondition) condition = accord_condition_parse (text, NULL);

  return condition != NULL && condition->kind == ACCORD_CONDITION_ACTIVITY ? g_strdup (condition->field) : NULL;
}

/**
 * accord_words_evidence_field:
 * @evidence: of a field
 * @frame: the leads
 * @settings: (nullable): own words
 *
 * Returns: (transfer full): what it is of
 */
char *
accord_words_evidence_field (const AccordFieldEvidence *evidence,
                             const AccordFrame         *frame,
                             AccordRecord              *settings)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, evidence->field);
  g_autofree char *kind = column == NULL ? read_kind (evidence->field) : NULL;

  if (column != NULL)
    return accord_words_field (column->field, settings);
  /* Translators: a kind of activity, how often it happened */
  return kind != NULL ? g_strdup_printf (_("How often: %s"), kind) : g_strdup (evidence->field);
}

/**
 * accord_words_evidence_value:
 * @value: of a field
 *
 * Returns: (transfer full): its name
 */
char *
accord_words_evidence_value (const AccordEvidenceValue *value)
{
  if (value->is_rest)
    return g_strdup (_("All others"));
  return g_strdup (value->value != NULL ? value->value : _("Nothing known"));
}

/**
 * accord_words_evidence_share:
 * @value: of a field
 *
 * Returns: (transfer full): who of its leads bought
 */
char *
accord_words_evidence_share (const AccordEvidenceValue *value)
{
  g_autofree char *won = accord_words_count (value->won), *n = accord_words_count (value->n);
  g_autofree char *rate = accord_words_value (value->rate, ACCORD_UNIT_RATIO, NULL);
  g_autofree char *range = accord_words_range (value->low, value->high, ACCORD_UNIT_RATIO, NULL);

  /* Translators: customers, leads, the share, and its likely range: «62 of 318 bought, 19.5 %; likely range 15–24 %» */
  return g_strdup_printf (_("%s of %s bought, %s; %s"), won, n, rate, range);
}

/**
 * accord_words_known_after:
 * @evidence: of a field
 *
 * Returns: (transfer full) (nullable): why it is known only after the sale
 */
char *
accord_words_known_after (const AccordFieldEvidence *evidence)
{
  switch (evidence->known_after)
    {
    case ACCORD_KNOWN_AFTER_STAGE:
      return g_strdup (_("It says how far sales came with a lead, which nobody knows when it comes: no rule can be made of it."));
    case ACCORD_KNOWN_AFTER_SET:
      return g_strdup (_("For most customers it is set on the day of the sale or later: no rule can be made of it."));
    case ACCORD_KNOWN_AFTER_SEPARATES:
      return g_strdup_printf (_("Alone it tells a buyer from a non-buyer in %.0f of 100 cases, so it was filled in when that was "
                                "known: no rule can be made of it."),
                              floor (evidence->auc * 100));
    case ACCORD_KNOWN_AFTER_SUSPECT:
      return g_strdup (_("It tells so much that it may have been filled in after the sale. Only you can know."));
    case ACCORD_KNOWN_AFTER_NOT:
    default:
      return NULL;
    }
}
