#include "ui/scoring/rule-words.h"

#include <glib/gi18n-lib.h>

#include "present/words-condition.h"
#include "present/words.h"

static char *
describe (AccordRecord *rule,
          AccordRecord *settings)
{
  const char *text = accord_record_get_text (rule, "condition");
  g_autofree char *words = *text != '\0' ? accord_words_condition_text (text, settings) : NULL;

  return words != NULL ? accord_words_capital (words) : g_strdup (_("For nobody yet: say for which leads"));
}

/* In any case, without what is only punctuation. */
static char *
simplify (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *simple = g_string_new (" ");

  for (const char *at = folded; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_isalnum (g_utf8_get_char (at)))
      g_string_append_unichar (simple, g_utf8_get_char (at));
    else if (simple->str[simple->len - 1] != ' ')
      g_string_append_c (simple, ' ');
  if (simple->str[simple->len - 1] != ' ')
    g_string_append_c (simple, ' ');
  return g_string_free (simple, FALSE);
}

static gboolean
names_values (const char            *title,
              const AccordCondition *test)
{
  for (guint i = 0; i < test->values->len; i++)
    {
      const AccordLiteral *literal = &g_array_index (test->values, AccordLiteral, i);
      g_autofree char *value = literal->text != NULL ? simplify (literal->text) : NULL;

      if (value == NULL || strstr (title, value) == NULL)
        return FALSE;
    }
  return test->values->len > 0;
}

/* «Referral» says all of «source is Referral», and «Job title contains “maintenance”» does as it stands. */
static gboolean
says_condition (const char *title,
                const char *text,
                const char *words)
{
  g_autoptr (AccordCondition) condition = accord_condition_parse (text, NULL);
  g_autofree char *simple_title = simplify (title), *simple_words = simplify (words);

  if (strstr (simple_words, simple_title) != NULL || strstr (simple_title, simple_words) != NULL)
    return TRUE;
  return condition != NULL && condition->kind == ACCORD_CONDITION_TEST && names_values (simple_title, condition);
}

/**
 * accord_rule_words_name:
 * @rule: a rule of the draft
 * @settings: of the workspace
 *
 * Returns: (transfer full): its name; where it has none, for whom it is
 */
char *
accord_rule_words_name (AccordRecord *rule,
                        AccordRecord *settings)
{
  const char *title = accord_record_get_text (rule, "title");

  return *title != '\0' ? g_strdup (title) : describe (rule, settings);
}

/**
 * accord_rule_words_condition:
 * @rule: a rule of the draft
 * @settings: of the workspace
 *
 * Returns: (transfer full) (nullable): for whom it is, or NULL where its name says that already
 */
char *
accord_rule_words_condition (AccordRecord *rule,
                             AccordRecord *settings)
{
  const char *title = accord_record_get_text (rule, "title"), *text = accord_record_get_text (rule, "condition");
  g_autofree char *words = *title != '\0' ? describe (rule, settings) : NULL;

  if (words == NULL || (*text != '\0' && says_condition (title, text, words)))
    return NULL;
  return g_steal_pointer (&words);
}
