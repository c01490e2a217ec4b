/* The statements that a file keeps about its tables, in a form in which they can be compared. */
#include "store/schema-text.h"

#include <string.h>

static const char *
skip_comment (const char *sql)
{
  const char *end;

  if (sql[1] == '-')
    end = strchr (sql, '\n');
  else
    end = strstr (sql + 2, "*/");
  if (end == NULL)
    return sql + strlen (sql);
  return sql[1] == '-' ? end : end + 2;
}

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || (c & 0x80) != 0;
}

/* The end of a text or a name in quotes. */
static const char *
find_quote (const char *sql)
{
  char quote = *sql == '[' ? ']' : *sql;
  const char *end = sql + 1;

  while (*end != '\0' && *end != quote)
    end++;
  return end;
}

/* Names in quotes are what the quotes hold, where that is a word; all else keeps them. */
static const char *
append_quoted (GString    *plain,
               const char *sql)
{
  const char *end = find_quote (sql);
  gboolean simple = *sql != '\'' && end > sql + 1;

  for (const char *c = sql + 1; c < end; c++)
    simple = simple && is_word (*c);
  if (simple)
    g_string_append_len (plain, sql + 1, end - sql - 1);
  else
    g_string_append_len (plain, sql, end - sql + (*end != '\0'));
  return *end != '\0' ? end + 1 : end;
}

/**
 * accord_schema_text_plain:
 * @sql: a statement that makes something
 *
 * ALTER TABLE leaves comments, spaces and quotes as it finds them.
 *
 * Returns: (transfer full): @sql without those that do not matter, in small letters but for what stands in quotes
 */
char *
accord_schema_text_plain (const char *sql)
{
  GString *plain = g_string_new (NULL);
  gboolean gap = FALSE;

  while (*sql != '\0')
    if (g_ascii_isspace (*sql))
      {
        gap = TRUE;
        sql++;
      }
    else if ((sql[0] == '-' && sql[1] == '-') || (sql[0] == '/' && sql[1] == '*'))
      {
        gap = TRUE;
        sql = skip_comment (sql);
      }
    else
      {
        gboolean quoted = strchr ("\"'`[", *sql) != NULL;

        if (gap && plain->len > 0 && is_word (plain->str[plain->len - 1]) && (quoted || is_word (*sql)))
          g_string_append_c (plain, ' ');
        gap = FALSE;
        if (quoted)
          sql = append_quoted (plain, sql);
        else
          g_string_append_c (plain, g_ascii_tolower (*sql++));
      }
  return g_string_free (plain, FALSE);
}

/**
 * accord_schema_text_split:
 * @sql: a plain statement that makes a table
 *
 * Returns: (transfer full): its parts: its head, which ends where the first parenthesis begins; each of its columns and
 *   constraints; its tail, which begins with a parenthesis
 */
GPtrArray *
accord_schema_text_split (const char *sql)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (g_free);
  const char *from = sql;
  gint depth = 0;

  for (const char *c = sql; *c != '\0'; c++)
    {
      depth -= *c == ')';
      if ((*c == ',' && depth == 1) || (*c == ')' && depth == 0) || (*c == '(' && depth == 0))
        {
          g_ptr_array_add (parts, g_strndup (from, (gsize) (c - from)));
          from = c + 1;
        }
      depth += *c == '(';
    }
  g_ptr_array_add (parts, g_strconcat (")", from, NULL));
  return parts;
}

/**
 * accord_schema_text_dup_name:
 * @part: a part of a plain statement
 *
 * Returns: (transfer full) (nullable): the name of the column that it makes; %NULL where it makes none
 */
char *
accord_schema_text_dup_name (const char *part)
{
  static const char *const others[] = { "create ", ")", "check(", "unique(", "primary key(", "foreign key(", "constraint " };
  const char *end = part;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (g_str_has_prefix (part, others[i]))
      return NULL;
  if (*part != '\0' && strchr ("\"'`[", *part) != NULL)
    return g_strndup (part + 1, (gsize) (find_quote (part) - part - 1));
  while (is_word (*end))
    end++;
  return g_strndup (part, (gsize) (end - part));
}
