#include "store/schema-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* A name that is shown is no longer. */
#define LONGEST_NAME 40

typedef struct
{
  AccordConnection *connection;
  GHashTable       *expected; /* «table leads» → its SQL, plain; "" of what has none */
} Check;

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

/* One statement without its comments, spaces and quotes that do not matter: ALTER TABLE leaves them as it finds them. */
static char *
make_plain (const char *sql)
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

/* A statement in parts: its head, each of its columns, its tail. */
static GHashTable *
split (const char *sql)
{
  GHashTable *parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *from = sql;
  gint depth = 0;

  for (const char *c = sql; *c != '\0'; c++)
    {
      depth -= *c == ')';
      if ((*c == ',' && depth == 1) || (*c == ')' && depth == 0) || (*c == '(' && depth == 0))
        {
          g_hash_table_add (parts, g_strndup (from, (gsize) (c - from)));
          from = c + 1;
        }
      depth += *c == '(';
    }
  g_hash_table_add (parts, g_strconcat (")", from, NULL));
  return parts;
}

/* A custom field of leads: «x7 text». */
static gboolean
is_custom_field (const char *part)
{
  static const char *const types[] = { " text", " integer", " real" };
  const char *rest = part + 1;

  if (*part != 'x' || !g_ascii_isdigit (*rest))
    return FALSE;
  rest += strspn (rest, "0123456789");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (rest, types[i]))
      return TRUE;
  return FALSE;
}

/* In whatever order: a column that was put back stands at the end. */
static gboolean
is_as_made (const char *name,
            const char *expected,
            const char *sql)
{
  g_autoptr (GHashTable) wanted = NULL;
  g_autoptr (GHashTable) found = NULL;
  GHashTableIter iter;
  gpointer part;

  if (g_str_equal (expected, sql))
    return TRUE;
  if (!g_str_has_prefix (expected, "create table "))
    return FALSE;
  wanted = split (expected);
  found = split (sql);
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &part, NULL))
    if (!g_hash_table_remove (wanted, part) && !(g_str_equal (name, "leads") && is_custom_field (part)))
      return FALSE;
  return g_hash_table_size (wanted) == 0;
}

/* What SQLite itself makes for ANALYZE. */
static gboolean
is_statistics (const char *name,
               const char *sql)
{
  return (g_str_equal (name, "sqlite_stat1") && g_str_equal (sql, "create table sqlite_stat1(tbl,idx,stat)")) ||
         (g_str_equal (name, "sqlite_stat4") &&
          g_str_equal (sql, "create table sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"));
}

/* Of a newer version only what no Accord has is known. */
static gboolean
may_be_newer (const char *type,
              const char *sql)
{
  return g_str_equal (type, "index") || (g_str_equal (type, "table") && g_str_has_prefix (sql, "create table "));
}

static gboolean
refuse (Check      *self,
        const char *type,
        const char *name,
        GError    **error)
{
  g_autofree char *shown = g_utf8_substring (name, 0, MIN (g_utf8_strlen (name, -1), LONGEST_NAME));

  for (char *c = shown; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  /* Translators: a file, a kind of thing in a database («trigger», «table») and its name */
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
               _("“%s” was changed by another program: no Accord made its %s “%s”. Nothing of it was used; open a backup."),
               self->connection->path, type, shown);
  return FALSE;
}

static gboolean
check_item (Check           *self,
            AccordStatement *statement,
            gint64           version,
            GError         **error)
{
  g_autofree char *type = accord_statement_dup_text (statement, 0);
  g_autofree char *name = accord_statement_dup_text (statement, 1);
  const char *sql = accord_statement_get_text (statement, 2);
  g_autofree char *plain = make_plain (sql != NULL ? sql : "");
  g_autofree char *key = NULL;
  const char *expected;

  if (type == NULL || name == NULL)
    return refuse (self, "item", "", error);
  key = g_strdup_printf ("%s %s", type, name);
  expected = g_hash_table_lookup (self->expected, key);
  if (version > ACCORD_SCHEMA_VERSION ? may_be_newer (type, plain) : expected != NULL && is_as_made (name, expected, plain))
    return TRUE;
  return is_statistics (name, plain) || refuse (self, type, name, error);
}

/* A table that is not there is found here; an index that is not is for the check of the whole file. */
static gboolean
require_table (Check      *self,
               const char *key,
               GError    **error)
{
  g_autoptr (AccordStatement) statement = NULL;
  gboolean row;

  if (!g_str_has_prefix (key, "table "))
    return TRUE;
  statement = accord_statement_new (self->connection->db,
                                    "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?1", error);
  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, key + strlen ("table "));
  if (!accord_statement_step (statement, &row, error))
    return FALSE;
  accord_statement_reset (statement);
  if (row)
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED,
               _("“%s” lacks its table “%s”; open a backup of it."), self->connection->path, key + strlen ("table "));
  return FALSE;
}

static gboolean
check_all (Check   *self,
           gint64   version,
           GError **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->connection->db, "SELECT type, name, sql FROM sqlite_schema ORDER BY rowid", error);
  GHashTableIter iter;
  gpointer key;
  gboolean row = TRUE;

  if (statement == NULL)
    return FALSE;
  while (row)
    if (!accord_statement_step (statement, &row, error) || (row && !check_item (self, statement, version, error)))
      return FALSE;
  if (version > ACCORD_SCHEMA_VERSION)
    return TRUE;
  g_hash_table_iter_init (&iter, self->expected);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!require_table (self, key, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_expected (sqlite3    *db,
               GHashTable *expected,
               GError    **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (db, "SELECT type, name, sql FROM sqlite_schema", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      const char *sql;

      if (!row)
        return TRUE;
      sql = accord_statement_get_text (statement, 2);
      g_hash_table_insert (expected, g_strdup_printf ("%s %s", accord_statement_get_text (statement, 0),
                                                      accord_statement_get_text (statement, 1)),
                           make_plain (sql != NULL ? sql : ""));
    }
  return FALSE;
}

/* The migrations themselves say what a file of a version is made of. */
static GHashTable *
make_expected (gint     version,
               GError **error)
{
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
  gboolean done = rc == SQLITE_OK;

  if (!done)
    accord_store_set_sqlite_error (error, db, rc);
  for (gint i = 1; done && i <= version; i++)
    done = accord_migration_apply (db, i, error);
  done = done && read_expected (db, expected, error);
  sqlite3_close_v2 (db);
  return done ? g_steal_pointer (&expected) : NULL;
}

/**
 * accord_schema_check:
 * @self: a file that was just opened
 * @version: what it says it is
 * @error: return location for a #GError
 *
 * A workspace comes from others: triggers, views, virtual tables and whatever else is not as the migrations make it are
 * refused, before they could run. Of a newer version tables and indexes are taken as they are: it is only read.
 *
 * Returns: whether it can be used
 */
gboolean
accord_schema_check (AccordConnection *self,
                     gint64            version,
                     GError          **error)
{
  g_autoptr (GHashTable) expected = make_expected ((gint) MIN (version, ACCORD_SCHEMA_VERSION), error);
  Check check = { .connection = self, .expected = expected };

  return expected != NULL && check_all (&check, version, error);
}
