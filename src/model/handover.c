#include "model/handover.h"

#include <string.h>

/**
 * accord_handover_list_fields:
 * @text: names of fields with commas between
 *
 * Returns: (transfer full): the names
 */
GStrv
accord_handover_list_fields (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text != NULL ? text : "", ",", -1);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (names, parts[i]);
  return g_strv_builder_end (names);
}

/**
 * accord_handover_set_field:
 * @text: names of fields with commas between
 * @field: a name
 * @required: whether it is to be among them
 *
 * Returns: (transfer full): the text with it, behind the others, or without it
 */
char *
accord_handover_set_field (const char *text,
                           const char *field,
                           gboolean    required)
{
  g_auto (GStrv) names = accord_handover_list_fields (text);
  GString *changed = g_string_new (NULL);

  for (guint i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (names[i], field) != 0)
      g_string_append_printf (changed, "%s%s", changed->len > 0 ? ", " : "", names[i]);
  if (required)
    g_string_append_printf (changed, "%s%s", changed->len > 0 ? ", " : "", field);
  return g_string_free (changed, FALSE);
}

/* Without what makes it an item of a list: «- », «* », «1. ». */
static char *
skip_mark (char *line)
{
  gsize digits;

  g_strstrip (line);
  if ((*line == '-' || *line == '*' || *line == '+') && g_ascii_isspace (line[1]))
    return g_strchug (line + 1);
  digits = strspn (line, "0123456789");
  if (digits > 0 && line[digits] == '.' && g_ascii_isspace (line[digits + 1]))
    return g_strchug (line + digits + 1);
  return line;
}

/**
 * accord_reasons_parse:
 * @text: a Markdown list, or a line each
 *
 * Returns: (transfer full): the reasons
 */
GStrv
accord_reasons_parse (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);
  g_autoptr (GStrvBuilder) reasons = g_strv_builder_new ();

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *reason = skip_mark (lines[i]);

      if (*reason != '\0')
        g_strv_builder_add (reasons, reason);
    }
  return g_strv_builder_end (reasons);
}

/**
 * accord_reasons_to_text:
 * @reasons: reasons
 *
 * Returns: (transfer full): the Markdown list of them
 */
char *
accord_reasons_to_text (const char *const *reasons)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; reasons[i] != NULL; i++)
    g_string_append_printf (text, "%s- %s", i > 0 ? "\n" : "", reasons[i]);
  return g_string_free (text, FALSE);
}

/**
 * accord_reasons_contain:
 * @reasons: reasons
 * @reason: as a lead has it
 *
 * Returns: whether it is one of them; «Too small» and «too small» are the same
 */
gboolean
accord_reasons_contain (const char *const *reasons,
                        const char        *reason)
{
  g_autofree char *folded = g_utf8_casefold (reason, -1);

  for (guint i = 0; reasons[i] != NULL; i++)
    {
      g_autofree char *other = g_utf8_casefold (reasons[i], -1);

      if (g_str_equal (g_strstrip (folded), other))
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_handover_since:
 * @since: a day
 *
 * Returns: (transfer full): the leads since then
 */
AccordCondition *
accord_handover_since (AccordDay since)
{
  AccordCondition *condition = accord_condition_new_test ("created_at", ACCORD_OPERATOR_GE);
  g_autofree char *day = accord_day_to_iso (since);

  accord_condition_add_text (condition, day);
  return condition;
}

static AccordCondition *
negate (AccordCondition *condition)
{
  AccordCondition *negation = accord_condition_new_group (ACCORD_CONDITION_NOT);

  accord_condition_add (negation, condition);
  return negation;
}

/**
 * accord_handover_complete:
 * @since: a day
 * @fields: names of fields
 *
 * Returns: (transfer full): the leads since then that have something in all of @fields
 */
AccordCondition *
accord_handover_complete (AccordDay          since,
                          const char *const *fields)
{
  AccordCondition *all = accord_condition_new_group (ACCORD_CONDITION_ALL);

  accord_condition_add (all, accord_handover_since (since));
  for (guint i = 0; fields[i] != NULL; i++)
    accord_condition_add (all, negate (accord_condition_new_test (fields[i], ACCORD_OPERATOR_IS_EMPTY)));
  return all;
}

/**
 * accord_handover_first_of:
 * @base: (nullable): which leads there are
 * @before: (element-type AccordCondition): of the rules that come first
 * @condition: (nullable): of a rule
 *
 * Returns: (transfer full): the leads that this rule is the first to take; without one, those that no rule takes
 */
AccordCondition *
accord_handover_first_of (AccordCondition *base,
                          GPtrArray       *before,
                          AccordCondition *condition)
{
  AccordCondition *all = accord_condition_new_group (ACCORD_CONDITION_ALL);

  if (base != NULL)
    accord_condition_add (all, accord_condition_ref (base));
  if (condition != NULL)
    accord_condition_add (all, accord_condition_ref (condition));
  for (guint i = 0; i < before->len; i++)
    accord_condition_add (all, negate (accord_condition_ref (before->pdata[i])));
  return all;
}
