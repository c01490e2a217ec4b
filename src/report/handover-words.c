#include "report/handover-words.h"

#include <glib/gi18n-lib.h>

#include "model/field.h"
#include "model/handover.h"
#include "present/words-calendar.h"
#include "present/words-condition.h"
#include "present/words.h"

/**
 * accord_handover_words_fields:
 * @settings: of the agreement
 *
 * Returns: (transfer full) (nullable): what must be filled in
 */
char *
accord_handover_words_fields (AccordRecord *settings)
{
  g_auto (GStrv) names = accord_handover_list_fields (accord_record_get_text (settings, "handover_fields"));
  GString *text = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const AccordField *field = accord_field_find (names[i]);
      g_autofree char *label = field != NULL ? accord_words_field (field, settings) : g_strdup (names[i]);
      g_autofree char *word = i > 0 && field != NULL ? accord_words_within (label) : g_strdup (label);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", word);
    }
  return g_string_free (text, text->len == 0);
}

/**
 * accord_handover_words_attempts:
 * @settings: of the agreement
 *
 * Returns: (transfer full) (nullable): how often, and in what time, somebody tries
 */
char *
accord_handover_words_attempts (AccordRecord *settings)
{
  gint64 attempts = accord_record_get_integer (settings, "handover_attempts");
  gint64 days = accord_record_get_integer (settings, "handover_attempt_days");
  g_autofree char *within = days > 0 ? accord_words_limit ((double) days, "working-days") : NULL;

  if (attempts <= 0)
    return NULL;
  if (within == NULL)
    return g_strdup_printf ("%d", (gint) MIN (attempts, G_MAXINT));
  /* Translators: attempts to reach a lead: «5 within 10 working days» */
  return g_strdup_printf (_("%d within %s"), (gint) MIN (attempts, G_MAXINT), within);
}

/**
 * accord_handover_words_limit:
 * @rule: how soon leads are answered
 *
 * Returns: (transfer full) (nullable): its limit
 */
char *
accord_handover_words_limit (AccordRecord *rule)
{
  return accord_words_limit (accord_record_get_real (rule, "limit_value"), accord_record_get_text (rule, "limit_unit"));
}

/**
 * accord_handover_words_scope:
 * @rule: a rule of the hand-over
 * @settings: of the agreement
 *
 * Returns: (transfer full) (nullable): of which leads it is; %NULL: of all
 */
char *
accord_handover_words_scope (AccordRecord *rule,
                             AccordRecord *settings)
{
  const char *scope = accord_record_get_text (rule, "scope");
  g_autofree char *word = NULL;
  g_autofree char *leads = NULL;

  if (scope == NULL || *scope == '\0')
    return NULL;
  word = accord_words_stage (ACCORD_STAGE_LEAD, 2, settings);
  leads = accord_words_capital (word);
  return accord_words_which (leads, scope, settings);
}

/**
 * accord_handover_words_when:
 * @settings: of the agreement
 *
 * Returns: (transfer full) (nullable): when a lead goes to sales
 */
char *
accord_handover_words_when (AccordRecord *settings)
{
  const char *when = accord_record_get_text (settings, "handover_when");
  g_autofree char *words = when != NULL && *when != '\0' ? accord_words_condition_text (when, settings) : NULL;

  return words != NULL ? accord_words_capital (words) : NULL;
}

/**
 * accord_handover_list_rules:
 * @agreement: an agreement
 * @kind: «never», «route» or «response»
 *
 * Returns: (transfer full) (element-type AccordRecord): its rules of that kind, in order; they are @agreement's
 */
GPtrArray *
accord_handover_list_rules (const AccordAgreement *agreement,
                            const char            *kind)
{
  GPtrArray *rules = g_ptr_array_new ();

  for (guint i = 0; i < agreement->handover_rules->len; i++)
    if (g_strcmp0 (accord_record_get_text (agreement->handover_rules->pdata[i], "kind"), kind) == 0)
      g_ptr_array_add (rules, agreement->handover_rules->pdata[i]);
  return rules;
}
