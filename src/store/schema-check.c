/* Whether a file is made of what the migrations make, and of nothing else. A workspace comes from others: triggers, views,
 * virtual tables and expressions in it are refused before they could run. Nothing but the file's list of what it is made of
 * is read here. */
#include "store/schema-check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "store/schema-model.h"
#include "store/schema-text.h"

/* A name that is shown is no longer. */
#define LONGEST_NAME 40

typedef struct
{
  GHashTable *expected; /* «table leads» → its AccordSchemaThing; it goes when it was found */
  GPtrArray  *differences;
} Comparison;

static void
difference_free (gpointer data)
{
  AccordDifference *difference = data;

  g_free (difference->text);
  g_free (difference->sql);
  g_free (difference);
}

/* Somebody else wrote it: it need not even be text. */
static char *
shorten (const char *name)
{
  g_autofree char *valid = g_utf8_make_valid (name, -1);
  char *shown = g_utf8_substring (valid, 0, MIN (g_utf8_strlen (valid, -1), LONGEST_NAME));

  for (char *c = shown; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      *c = ' ';
  return shown;
}

/* (transfer full) @text */
static AccordDifference *
add_difference (Comparison *self,
                char       *text)
{
  AccordDifference *difference = g_new0 (AccordDifference, 1);

  difference->text = text;
  difference->unsafe = TRUE;
  difference->repairable = TRUE;
  g_ptr_array_add (self->differences, difference);
  return difference;
}

static char *
describe_foreign (const AccordSchemaThing *thing)
{
  g_autofree char *name = shorten (thing->name);

  if (g_str_equal (thing->type, "trigger"))
    return g_strdup_printf (_("It has a trigger “%s” that no Accord made."), name);
  if (g_str_equal (thing->type, "view"))
    return g_strdup_printf (_("It has a view “%s” that no Accord made."), name);
  if (g_str_equal (thing->type, "table"))
    return g_strdup_printf (_("It has a table “%s” that no Accord made."), name);
  if (g_str_equal (thing->type, "index"))
    return g_strdup_printf (_("It has an index “%s” that no Accord made."), name);
  return g_strdup_printf (_("It has something, “%s”, that no Accord made."), name);
}

/* A custom field of leads: «x7 text». */
static gboolean
is_custom_field (const char *table,
                 const char *part)
{
  static const char *const types[] = { " text", " integer", " real" };
  const char *rest = part + 1;

  if (!g_str_equal (table, "leads") || *part != 'x' || !g_ascii_isdigit (*rest))
    return FALSE;
  rest += strspn (rest, "0123456789");
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (g_str_equal (rest, types[i]))
      return TRUE;
  return FALSE;
}

/* Takes the part that makes the column @name out of @parts. */
static gboolean
take_column (GPtrArray  *parts,
             const char *name)
{
  for (guint i = 0; i < parts->len; i++)
    {
      g_autofree char *other = accord_schema_text_dup_name (g_ptr_array_index (parts, i));

      if (g_strcmp0 (name, other) == 0)
        return g_ptr_array_remove_index (parts, i), TRUE;
    }
  return FALSE;
}

/* A value that must be there, and that nobody knows. */
static gboolean
is_required (const char *part)
{
  return strstr (part, " primary key") != NULL || (strstr (part, " not null") != NULL && strstr (part, " default ") == NULL);
}

/* What is in @found has no part in @wanted that is the same, and the other way. */
static void
judge_parts (Comparison *self,
             const char *table,
             GPtrArray  *wanted,
             GPtrArray  *found)
{
  gboolean whole = FALSE;

  for (guint i = 0; i < found->len; i++)
    {
      g_autofree char *name = accord_schema_text_dup_name (g_ptr_array_index (found, i));
      g_autofree char *shown = name != NULL ? shorten (name) : NULL;

      if (name == NULL)
        whole = TRUE;
      else if (take_column (wanted, name))
        add_difference (self, g_strdup_printf (_("The column “%s” of its table “%s” is not as Accord makes it."), shown, table));
      else
        add_difference (self, g_strdup_printf (_("Its table “%s” has a column “%s” that no Accord made."), table, shown));
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      const char *part = g_ptr_array_index (wanted, i);
      g_autofree char *name = accord_schema_text_dup_name (part);

      if (name != NULL)
        add_difference (self, g_strdup_printf (_("Its table “%s” lacks the column “%s”."), table, name))->repairable =
            !is_required (part);
      whole = whole || name == NULL;
    }
  if (whole)
    add_difference (self, g_strdup_printf (_("Its table “%s” is not as Accord makes it."), table));
}

/* In whatever order: a column that was put back stands at the end. */
static void
compare_tables (Comparison *self,
                const char *table,
                const char *wanted_sql,
                const char *found_sql)
{
  g_autoptr (GPtrArray) wanted = accord_schema_text_split (wanted_sql);
  g_autoptr (GPtrArray) found = accord_schema_text_split (found_sql);
  guint place;

  /* A virtual one: somebody's program stands where the table was. */
  if (!g_str_has_prefix (found_sql, "create table "))
    {
      add_difference (self, g_strdup_printf (_("Its table “%s” is not as Accord makes it."), table));
      return;
    }
  for (guint i = found->len; i-- > 0;)
    if (g_ptr_array_find_with_equal_func (wanted, g_ptr_array_index (found, i), g_str_equal, &place))
      {
        g_ptr_array_remove_index (wanted, place);
        g_ptr_array_remove_index (found, i);
      }
    else if (is_custom_field (table, g_ptr_array_index (found, i)))
      g_ptr_array_remove_index (found, i);
  judge_parts (self, table, wanted, found);
}

static void
compare_things (Comparison              *self,
                const AccordSchemaThing *wanted,
                const AccordSchemaThing *found)
{
  g_autofree char *wanted_sql = accord_schema_text_plain (wanted->sql != NULL ? wanted->sql : "");
  g_autofree char *found_sql = accord_schema_text_plain (found->sql != NULL ? found->sql : "");

  if (g_str_equal (wanted_sql, found_sql))
    return;
  if (g_str_equal (wanted->type, "table"))
    compare_tables (self, wanted->name, wanted_sql, found_sql);
  else
    add_difference (self, g_strdup_printf (_("Its index “%s” is not as Accord makes it."), wanted->name));
}

/* What SQLite itself makes for ANALYZE. */
static gboolean
is_statistics (const AccordSchemaThing *thing)
{
  g_autofree char *plain = accord_schema_text_plain (thing->sql != NULL ? thing->sql : "");

  return (g_str_equal (thing->name, "sqlite_stat1") && g_str_equal (plain, "create table sqlite_stat1(tbl,idx,stat)")) ||
         (g_str_equal (thing->name, "sqlite_stat4") &&
          g_str_equal (plain, "create table sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)"));
}

/* Of a newer version only what no Accord has is known. */
static gboolean
may_be_newer (const AccordSchemaThing *thing)
{
  g_autofree char *plain = accord_schema_text_plain (thing->sql != NULL ? thing->sql : "");

  return g_str_equal (thing->type, "index") ||
         (g_str_equal (thing->type, "table") && g_str_has_prefix (plain, "create table "));
}

static char *
make_key (const AccordSchemaThing *thing)
{
  return g_strdup_printf ("%s %s", thing->type, thing->name);
}

static void
compare_found (Comparison              *self,
               const AccordSchemaThing *found)
{
  g_autofree char *key = make_key (found);
  const AccordSchemaThing *wanted = g_hash_table_lookup (self->expected, key);

  if (wanted == NULL)
    {
      if (!is_statistics (found))
        add_difference (self, describe_foreign (found));
      return;
    }
  compare_things (self, wanted, found);
  g_hash_table_remove (self->expected, key);
}

/* A file works without an index. Those that SQLite makes by itself come with their tables. */
static void
add_missing (Comparison              *self,
             const AccordSchemaThing *wanted)
{
  AccordDifference *difference;

  if (g_str_equal (wanted->type, "table"))
    add_difference (self, g_strdup_printf (_("Its table “%s” is missing."), wanted->name));
  else if (wanted->sql != NULL)
    {
      difference = add_difference (self, g_strdup_printf (_("Its index “%s” is missing."), wanted->name));
      difference->sql = g_strdup (wanted->sql);
      difference->unsafe = FALSE;
    }
}

/* What the migrations make stays the same: it is made once, for every file that is opened. Nobody changes the lists. */
static GPtrArray *
list_expected (gint64   version,
               GError **error)
{
  static GPtrArray *known[ACCORD_SCHEMA_VERSION + 1];
  static GMutex mutex;
  gint64 index = CLAMP (version, 0, ACCORD_SCHEMA_VERSION);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  if (known[index] == NULL)
    {
      sqlite3 *model = accord_schema_make_model (":memory:", 0, index, error);

      known[index] = model != NULL ? accord_schema_list_things (model, error) : NULL;
      sqlite3_close_v2 (model);
    }
  return known[index] != NULL ? g_ptr_array_ref (known[index]) : NULL;
}

static void
compare_those (Comparison *self,
               GPtrArray  *found,
               gboolean    by_itself)
{
  for (guint i = 0; i < found->len; i++)
    {
      const AccordSchemaThing *thing = g_ptr_array_index (found, i);

      if ((thing->sql == NULL) == by_itself)
        compare_found (self, thing);
    }
}

static void
compare_all (Comparison *self,
             GPtrArray  *expected,
             GPtrArray  *found)
{
  for (guint i = 0; i < expected->len; i++)
    g_hash_table_insert (self->expected, make_key (g_ptr_array_index (expected, i)), g_ptr_array_index (expected, i));
  compare_those (self, found, FALSE);
  /* What SQLite makes by itself comes with what was named already; if nothing was, it is named itself. */
  if (self->differences->len == 0)
    compare_those (self, found, TRUE);
  for (guint i = 0; i < expected->len; i++)
    {
      g_autofree char *key = make_key (g_ptr_array_index (expected, i));

      if (g_hash_table_contains (self->expected, key))
        add_missing (self, g_ptr_array_index (expected, i));
    }
}

/* The file is made anew as a whole, or not at all. */
static void
judge_repair (GPtrArray *differences,
              gboolean   newer)
{
  gboolean all = !newer;

  for (guint i = 0; i < differences->len; i++)
    all = all && ((AccordDifference *) g_ptr_array_index (differences, i))->repairable;
  for (guint i = 0; i < differences->len; i++)
    {
      AccordDifference *difference = g_ptr_array_index (differences, i);

      difference->repairable = all || difference->sql != NULL;
    }
}

/**
 * accord_schema_compare:
 * @db: a file of which nothing was used yet
 * @version: what it says it is
 * @error: return location for a #GError
 *
 * Of a newer version tables and indexes are taken as they are: it is only read.
 *
 * Returns: (transfer full): of #AccordDifference; empty where it is as the migrations make it
 */
GPtrArray *
accord_schema_compare (sqlite3  *db,
                       gint64    version,
                       GError  **error)
{
  g_autoptr (GPtrArray) expected = list_expected (version, error);
  g_autoptr (GPtrArray) found = expected != NULL ? accord_schema_list_things (db, error) : NULL;
  g_autoptr (GHashTable) left = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Comparison self = { .expected = left, .differences = NULL };

  if (found == NULL)
    return NULL;
  self.differences = g_ptr_array_new_with_free_func (difference_free);
  if (version <= ACCORD_SCHEMA_VERSION)
    compare_all (&self, expected, found);
  else
    for (guint i = 0; i < found->len; i++)
      if (!may_be_newer (g_ptr_array_index (found, i)))
        add_difference (&self, describe_foreign (g_ptr_array_index (found, i)));
  judge_repair (self.differences, version > ACCORD_SCHEMA_VERSION);
  return self.differences;
}

/**
 * accord_schema_find_unsafe:
 * @differences: of #AccordDifference
 *
 * Returns: (transfer none) (nullable): the first with which a file is not to be used
 */
const AccordDifference *
accord_schema_find_unsafe (GPtrArray *differences)
{
  for (guint i = 0; i < differences->len; i++)
    if (((AccordDifference *) g_ptr_array_index (differences, i))->unsafe)
      return g_ptr_array_index (differences, i);
  return NULL;
}

/**
 * accord_schema_check:
 * @self: a file that was just opened
 * @version: what it says it is
 * @error: return location for a #GError
 *
 * Returns: whether it can be used
 */
gboolean
accord_schema_check (AccordConnection *self,
                     gint64            version,
                     GError          **error)
{
  g_autoptr (GPtrArray) differences = accord_schema_compare (self->db, version, error);
  const AccordDifference *first = differences != NULL ? accord_schema_find_unsafe (differences) : NULL;

  if (differences == NULL)
    return FALSE;
  if (first == NULL)
    return TRUE;
  /* Translators: a file, and what is wrong with it, a sentence: It has a trigger “t” that no Accord made. */
  g_set_error (error, ACCORD_STORE_ERROR, first->repairable ? ACCORD_STORE_ERROR_FOREIGN : ACCORD_STORE_ERROR_DAMAGED,
               first->repairable
                   ? _("“%s” was changed by another program. %s Nothing of it was used; have it repaired, or open a backup.")
                   : _("“%s” was changed by another program. %s Nothing of it was used; open a backup."),
               self->path, first->text);
  return FALSE;
}
