#include "present/words-score.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "present/words.h"

/* Points are typed as whole numbers as a rule; what time takes from them is told to a tenth. */
static char *
write_number (double number)
{
  double rounded = round (number * 10) / 10;

  return rounded == round (rounded) ? g_strdup_printf ("%.0f", rounded + 0.0) : g_strdup_printf ("%.1f", rounded);
}

/**
 * accord_words_points:
 * @points: points
 *
 * Returns: (transfer full): them with their sign
 */
char *
accord_words_points (double points)
{
  g_autofree char *number = write_number (fabs (points));

  return g_strconcat (points < 0 ? "−" : "+", number, NULL);
}

/**
 * accord_words_score:
 * @score: a score
 *
 * Returns: (transfer full): it to a tenth
 */
char *
accord_words_score (double score)
{
  g_autofree char *number = write_number (fabs (score));

  return g_strconcat (score < 0 ? "−" : "", number, NULL);
}

/**
 * accord_words_half_life:
 * @days: in which the points of a rule halve; %NAN: never
 *
 * Returns: (transfer full) (nullable): what a rule loses with time
 */
char *
accord_words_half_life (double days)
{
  return isnan (days) ? NULL : g_strdup_printf (_("loses half its points every %g days"), days);
}

/**
 * accord_words_rule:
 * @rule: a rule
 *
 * Returns: (transfer full): what people call it
 */
char *
accord_words_rule (const AccordScoreRule *rule)
{
  return *rule->title != '\0' ? g_strdup (rule->title) : accord_condition_to_text (rule->condition);
}

/**
 * accord_words_ledger_line:
 * @line: of a ledger
 * @model: the model it is by
 *
 * Returns: (transfer full): what adds the points
 */
char *
accord_words_ledger_line (const AccordLedgerLine *line,
                          const AccordScoreModel *model)
{
  const AccordScoreGroup *group = line->group < model->groups->len ? model->groups->pdata[line->group] : NULL;
  g_autofree char *number = NULL;

  switch (line->kind)
    {
    case ACCORD_LEDGER_RULE:
      return accord_words_rule (group->rules->pdata[line->rule]);
    case ACCORD_LEDGER_GROUP_LOW:
      number = write_number (group->low);
      /* Translators: a group of rules, and the points it gives at least */
      return g_strdup_printf (_("%s: at least %s"), group->title, number);
    case ACCORD_LEDGER_GROUP_HIGH:
      number = write_number (group->high);
      return g_strdup_printf (_("%s: at most %s"), group->title, number);
    case ACCORD_LEDGER_MIN:
      number = write_number (model->min);
      return g_strdup_printf (_("A score is at least %s"), number);
    case ACCORD_LEDGER_MAX:
      number = write_number (model->max);
      return g_strdup_printf (_("A score is at most %s"), number);
    case ACCORD_LEDGER_START:
    default:
      return g_strdup (_("Every lead starts with"));
    }
}

/* As it stands in the lead; a time by its day. */
static char *
write_value (const AccordField *field,
             const char        *value,
             const AccordZone  *zone)
{
  AccordMoment moment;

  if (value == NULL)
    return g_strdup (_("empty"));
  if (field != NULL && field->type == ACCORD_COLUMN_MOMENT && accord_moment_parse_iso (value, zone, &moment))
    return accord_words_day (accord_moment_to_day (moment, zone));
  return g_strdup (value);
}

static char *
write_reason (const AccordRuleReason *reason,
              const AccordZone       *zone)
{
  const AccordField *field = reason->is_activity ? NULL : accord_field_find (reason->name);
  g_autofree char *times = NULL, *day = NULL, *label = field != NULL ? accord_words_field (field, NULL) : NULL;
  g_autofree char *value = write_value (field, reason->value, zone);

  if (!reason->is_activity)
    /* Translators: a field and what stands there for this lead: «Industry: Pharma» */
    return g_strdup_printf (_("%s: %s"), label != NULL ? label : reason->name, value);
  if (reason->count == 0)
    /* Translators: an activity that did not happen: «webinar: never» */
    return g_strdup_printf (_("%s: never"), reason->name);
  times = g_strdup_printf (ngettext ("%u time", "%u times", reason->count), reason->count);
  day = accord_words_day (accord_moment_to_day (reason->at, zone));
  /* Translators: an activity, how often, and when last: «visit: 3 times, last on 5 May 2025» */
  return g_strdup_printf (_("%s: %s, last on %s"), reason->name, times, day);
}

/**
 * accord_words_ledger_why:
 * @line: of a ledger
 * @zone: the workspace's
 *
 * Returns: (transfer full) (nullable): which values and activities of the lead are behind the points
 */
char *
accord_words_ledger_why (const AccordLedgerLine *line,
                         const AccordZone       *zone)
{
  g_autoptr (GString) text = NULL;
  g_autofree char *full = NULL;

  if (line->reasons == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < line->reasons->len; i++)
    {
      g_autofree char *reason = write_reason (line->reasons->pdata[i], zone);

      g_string_append_printf (text, "%s%s", i > 0 ? "; " : "", reason);
    }
  if (line->age > 0)
    {
      full = accord_words_points (line->full);
      g_string_append_printf (text,
                              /* Translators: points that got less with time: «; 12 days ago, +20 at first» */
                              ngettext ("; %d day ago, %s at first", "; %d days ago, %s at first", (gulong) line->age),
                              line->age, full);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * accord_words_ledger_left_out:
 * @self: why a lead has its score
 *
 * Returns: (transfer full) (nullable): what does not count in it
 */
char *
accord_words_ledger_left_out (const AccordLedger *self)
{
  g_autofree char *n = accord_words_count (self->n_left_out);

  if (self->n_left_out == 0)
    return NULL;
  return g_strdup_printf (ngettext ("%s open or click left out: it looks automatic",
                                    "%s opens and clicks left out: they look automatic", self->n_left_out), n);
}

/**
 * accord_words_value_verdict:
 * @verdict: of a value, or of a rule
 *
 * Returns: (transfer none): it in words
 */
const char *
accord_words_value_verdict (AccordValueVerdict verdict)
{
  switch (verdict)
    {
    case ACCORD_VERDICT_SUPPORTS:
      return _("supports");
    case ACCORD_VERDICT_CONTRADICTS:
      return _("contradicts");
    case ACCORD_VERDICT_TOO_FEW:
    default:
      return _("too few to tell");
    }
}

/**
 * accord_words_field_verdict:
 * @verdict: of a field
 *
 * Returns: (transfer none): it in words
 */
const char *
accord_words_field_verdict (AccordFieldVerdict verdict)
{
  switch (verdict)
    {
    case ACCORD_FIELD_KNOWN_AFTER:
      return _("known only after the sale");
    case ACCORD_FIELD_SAYS_MUCH:
      return _("strong evidence");
    case ACCORD_FIELD_SAYS_SOME:
      return _("some evidence");
    case ACCORD_FIELD_SAYS_NOTHING:
    default:
      return _("no evidence");
    }
}
