#include "model/persona-evidence.h"

#include <string.h>

/* The fields that say something of people which may be so or not; a name and what we offer them do not. */
static const char *const columns[] = {
  "job_titles", "goals", "pains", "seniority", "industry", "company_size", "region", "quote", "role", "triggers",
  "criteria", "objections", "channels",
};

static const char *const words[] = { NULL, "assumption", "evidence" };

/* «- pains: evidence» → «pains», «evidence»; FALSE for a line of another form. */
static gboolean
split_line (const char *line,
            char      **column,
            char      **word)
{
  g_autofree char *text = g_strstrip (g_strdup (line));
  char *colon = strchr (text, ':');

  if ((*text != '-' && *text != '*') || colon == NULL)
    return FALSE;
  *colon = '\0';
  *column = g_strdup (g_strstrip (text + 1));
  *word = g_strdup (g_strstrip (colon + 1));
  return TRUE;
}

static gboolean
is_about (const char     *line,
          const char     *column,
          AccordEvidence *evidence)
{
  g_autofree char *name = NULL;
  g_autofree char *word = NULL;

  if (!split_line (line, &name, &word) || !g_str_equal (name, column))
    return FALSE;
  *evidence = ACCORD_EVIDENCE_NONE;
  for (guint i = ACCORD_EVIDENCE_ASSUMED; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (word, words[i]) == 0)
      *evidence = (AccordEvidence) i;
  return TRUE;
}

static gboolean
is_filled (AccordRecord *persona,
           const char   *column)
{
  const char *text = accord_record_get_text (persona, column);

  return text != NULL && *text != '\0';
}

/**
 * accord_persona_evidence_applies:
 * @column: of personas
 *
 * Returns: whether what stands there can be evidence or an assumption
 */
gboolean
accord_persona_evidence_applies (const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i], column))
      return TRUE;
  return FALSE;
}

/**
 * accord_persona_evidence_get:
 * @persona: a persona
 * @column: one of its fields
 *
 * Returns: what its authors said of that field; of several lines the first counts
 */
AccordEvidence
accord_persona_evidence_get (AccordRecord *persona,
                             const char   *column)
{
  g_auto (GStrv) lines = g_strsplit (accord_record_get_text (persona, "evidence"), "\n", -1);
  AccordEvidence evidence = ACCORD_EVIDENCE_NONE;

  for (guint i = 0; lines[i] != NULL; i++)
    if (is_about (lines[i], column, &evidence))
      return evidence;
  return ACCORD_EVIDENCE_NONE;
}

/**
 * accord_persona_evidence_with:
 * @persona: a persona
 * @column: one of its fields
 * @evidence: what it rests on
 *
 * Lines of another form, which somebody may have written by hand, stay.
 *
 * Returns: (transfer full): the text of the column «evidence» that says so
 */
char *
accord_persona_evidence_with (AccordRecord  *persona,
                              const char    *column,
                              AccordEvidence evidence)
{
  g_auto (GStrv) lines = g_strsplit (accord_record_get_text (persona, "evidence"), "\n", -1);
  g_autoptr (GString) text = g_string_new (NULL);
  AccordEvidence other;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !is_about (lines[i], column, &other))
      g_string_append_printf (text, "%s\n", lines[i]);
  if (evidence != ACCORD_EVIDENCE_NONE)
    g_string_append_printf (text, "- %s: %s\n", column, words[evidence]);
  g_string_truncate (text, text->len > 0 ? text->len - 1 : 0);
  return g_strdup (text->str);
}

/**
 * accord_persona_evidence_count:
 * @persona: a persona
 * @evidence: what its fields may rest on
 *
 * Returns: how many of the fields that are filled in do
 */
guint
accord_persona_evidence_count (AccordRecord  *persona,
                               AccordEvidence evidence)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (is_filled (persona, columns[i]) && accord_persona_evidence_get (persona, columns[i]) == evidence)
      n++;
  return n;
}

/**
 * accord_persona_evidence_fields:
 * @persona: a persona
 *
 * Returns: how many of the fields that can be evidence are filled in
 */
guint
accord_persona_evidence_fields (AccordRecord *persona)
{
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (is_filled (persona, columns[i]))
      n++;
  return n;
}
