/* What is wrong with a file, and what repairs it. */
#include "store/check.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "store/lead-fields.h"
#include "store/schema-check.h"

#define MOST_FINDINGS 20 /* of one kind */

typedef struct
{
  AccordConnection *connection;
  GCancellable     *cancellable;
  GPtrArray        *faults;
} Check;

/**
 * accord_fault_new:
 * @text: (transfer full): a sentence
 * @repair: how it is repaired
 * @sql: (transfer full) (nullable): by which statements, of %ACCORD_REPAIR_SQL
 *
 * Returns: (transfer full): what is wrong
 */
AccordFault *
accord_fault_new (char         *text,
                  AccordRepair  repair,
                  char         *sql)
{
  AccordFault *self = g_new (AccordFault, 1);

  self->text = text;
  self->repair = repair;
  self->sql = sql;
  return self;
}

static void
fault_free (gpointer data)
{
  AccordFault *self = data;

  g_free (self->text);
  g_free (self->sql);
  g_free (self);
}

static void
find (Check        *self,
      AccordRepair  repair,
      char         *sql,
      char         *sentence)
{
  g_ptr_array_add (self->faults, accord_fault_new (sentence, repair, sql));
}

/* The name behind @words in @text; NULL: @text says something else. */
static char *
name_after (const char *text,
            const char *words)
{
  const char *at = strstr (text, words);

  return at != NULL && strchr (at, '"') == NULL ? g_strdup (at + strlen (words)) : NULL;
}

/* An index can be made again from its table, and pages that nothing refers to are left behind by a copy. */
static void
judge_pages (Check      *self,
             const char *text)
{
  g_autofree char *missing = name_after (text, "missing from index "), *count = name_after (text, "entries in index ");
  const char *index = missing != NULL ? missing : count;
  const char *end_of_heading = g_str_has_prefix (text, "***") ? strchr (text, '\n') : NULL;
  g_autofree char *line = g_strdelimit (g_strdup (end_of_heading != NULL ? end_of_heading + 1 : text), "\n", ' ');
  char *sentence = g_strdup_printf (_("The file is damaged: %s."), line);

  if (index != NULL)
    find (self, ACCORD_REPAIR_SQL, g_strdup_printf ("REINDEX \"%s\"", index), sentence);
  else if (strstr (text, "never used") != NULL || strstr (text, "reelist") != NULL)
    find (self, ACCORD_REPAIR_PACK, NULL, sentence);
  else
    find (self, ACCORD_REPAIR_NONE, NULL, sentence);
}

static gboolean
check_pages (Check   *self,
             GError **error)
{
  g_autofree char *sql = g_strdup_printf ("PRAGMA integrity_check (%d)", MOST_FINDINGS);
  g_autoptr (AccordStatement) statement = accord_statement_new (self->connection->db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      const char *text = row ? accord_statement_get_text (statement, 0) : NULL;

      if (!row)
        return TRUE;
      if (g_strcmp0 (text, "ok") != 0)
        judge_pages (self, text);
    }
  return FALSE;
}

/* Rows of what belongs to leads and imports that are not there can be taken away. */
static void
judge_orphans (Check      *self,
               const char *table,
               const char *parent,
               gint64      n)
{
  static const struct { const char *table, *sql; } deletes[] = {
    { "activities", "DELETE FROM activities WHERE lead NOT IN (SELECT id FROM leads)" },
    { "lead_aliases", "DELETE FROM lead_aliases WHERE lead NOT IN (SELECT id FROM leads)" },
    { "deals", "DELETE FROM deals WHERE lead NOT IN (SELECT id FROM leads)" },
    { "deal_changes", "DELETE FROM deal_changes WHERE import_id NOT IN (SELECT id FROM imports)" },
    { "stage_events", "DELETE FROM stage_events WHERE lead NOT IN (SELECT id FROM leads)" },
    { "import_changes", "DELETE FROM import_changes WHERE import_id NOT IN (SELECT id FROM imports)" },
  };
  const char *sql = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (deletes); i++)
    if (g_strcmp0 (table, deletes[i].table) == 0)
      sql = deletes[i].sql;
  /* Translators: names of tables, as in: 3 rows of “activities” belong to “leads” that are not there. */
  find (self, sql != NULL ? ACCORD_REPAIR_SQL : ACCORD_REPAIR_NONE, g_strdup (sql),
        g_strdup_printf (ngettext ("%d row of “%s” belongs to “%s” that are not there.",
                                   "%d rows of “%s” belong to “%s” that are not there.", (gulong) n),
                         (int) n, table, parent));
}

static gboolean
check_references (Check   *self,
                  GError **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->connection->db, "SELECT \"table\", parent, count (*) FROM pragma_foreign_key_check "
                            "GROUP BY 1, 2", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      judge_orphans (self, accord_statement_get_text (statement, 0), accord_statement_get_text (statement, 1),
                     accord_statement_get_integer (statement, 2));
    }
  return FALSE;
}

static GHashTable *
list_columns (Check   *self,
              GError **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (self->connection->db, "SELECT name FROM pragma_table_info ('leads')", error);
  g_autoptr (GHashTable) columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean row;

  if (statement == NULL)
    return NULL;
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return g_steal_pointer (&columns);
      g_hash_table_add (columns, g_strdup (accord_statement_get_text (statement, 0)));
    }
  return NULL;
}

static const char *
sql_type (AccordColumnType type)
{
  switch (type)
    {
    case ACCORD_COLUMN_INTEGER:
    case ACCORD_COLUMN_BOOLEAN:
    case ACCORD_COLUMN_MOMENT:
    case ACCORD_COLUMN_DAY:
      return "INTEGER";
    case ACCORD_COLUMN_REAL:
      return "REAL";
    case ACCORD_COLUMN_TEXT:
    case ACCORD_COLUMN_PROSE:
    case ACCORD_COLUMN_CONDITION:
    case ACCORD_COLUMN_CHOICE:
    case ACCORD_COLUMN_REFERENCE:
    case ACCORD_COLUMN_OPAQUE:
    default:
      return "TEXT";
    }
}

/* A column of a field whose entry was lost: its values come back under the column's name. */
static char *
readopt (const char *column)
{
  return g_strdup_printf ("INSERT INTO fields (id, name, column, type) SELECT max (ifnull ((SELECT max (id) FROM fields), 0), "
                          "%s) + 1, '%s', '%s', CASE (SELECT typeof (\"%s\") FROM leads WHERE \"%s\" IS NOT NULL) "
                          "WHEN 'integer' THEN 'integer' WHEN 'real' THEN 'real' ELSE 'text' END",
                          column + 1, column, column, column, column);
}

/* What is left in @columns is nobody's. */
static void
judge_others (Check      *self,
              GHashTable *columns)
{
  GHashTableIter iter;
  gpointer column;

  g_hash_table_iter_init (&iter, columns);
  while (g_hash_table_iter_next (&iter, &column, NULL))
    if (accord_lead_fields_is_own_name (column))
      find (self, ACCORD_REPAIR_SQL, readopt (column),
            g_strdup_printf (_("The column “%s” of leads belongs to no field."), (const char *) column));
}

/* The fields of one's own against their columns; all other columns are as the migrations make them. */
static gboolean
check_fields (Check   *self,
              GError **error)
{
  g_autoptr (GHashTable) columns = list_columns (self, error);
  g_autoptr (GPtrArray) fields = columns != NULL ? accord_lead_fields_list (self->connection, error) : NULL;

  if (fields == NULL)
    return FALSE;
  for (guint i = 0; i < fields->len; i++)
    {
      const AccordField *field = g_ptr_array_index (fields, i);

      if (!g_hash_table_remove (columns, field->column))
        find (self, ACCORD_REPAIR_SQL,
              g_strdup_printf ("ALTER TABLE leads ADD COLUMN \"%s\" %s", field->column, sql_type (field->type)),
              g_strdup_printf (_("The table of leads lacks the column “%s” of a field."), field->column));
    }
  judge_others (self, columns);
  return TRUE;
}

/* A record whose newest revision is not in the log was written by something else, or its entry was lost. */
static gboolean
check_log_of (Check   *self,
              GType    type,
              GError **error)
{
  g_autoptr (AccordRecord) record = accord_record_new (type);
  const char *table = ACCORD_RECORD_GET_CLASS (record)->table;
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM \"%s\" r WHERE revision > 0 AND NOT EXISTS (SELECT 1 FROM change_log WHERE "
      "record_table = '%s' AND revision = r.revision AND replace (record_id, '-', '') = lower (hex (r.id)))", table, table);
  gint64 n;

  if (!accord_store_query_integer (self->connection->db, sql, &n, error))
    return FALSE;
  if (n > 0)
    find (self, ACCORD_REPAIR_LOG, NULL,
          g_strdup_printf (ngettext ("%d row of “%s” was written without an entry in the change log.",
                                     "%d rows of “%s” were written without an entry in the change log.", (gulong) n),
                           (int) n, table));
  return TRUE;
}

static gboolean
check_log (Check   *self,
           GError **error)
{
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    if (!check_log_of (self, *type, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_settings (Check   *self,
                GError **error)
{
  gint64 n;

  if (!accord_store_query_integer (self->connection->db, "SELECT count (*) FROM settings WHERE deleted = 0", &n, error))
    return FALSE;
  if (n != 1)
    find (self, ACCORD_REPAIR_SETTINGS, NULL, g_strdup (_("The settings of the workspace are not there once.")));
  return TRUE;
}

/* Times are whole numbers of the years 1 to 9999. */
#define FIRST_MOMENT "-124271193600000"
#define LAST_MOMENT "506804601599999"

/* Of leads or deals. */
static gboolean
check_moments_of (Check       *self,
                  const char  *table,
                  const char  *column,
                  GError     **error)
{
  g_autofree char *where = g_strdup_printf ("\"%s\" IS NOT NULL AND (typeof (\"%s\") <> 'integer' OR \"%s\" NOT BETWEEN "
                                            FIRST_MOMENT " AND " LAST_MOMENT ")", column, column, column);
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s WHERE %s", table, where);
  gint64 n;

  if (!accord_store_query_integer (self->connection->db, sql, &n, error))
    return FALSE;
  if (n > 0)
    find (self, ACCORD_REPAIR_SQL,
          g_strdup_printf ("UPDATE %s SET \"%s\" = NULL, revision = revision + 1 WHERE %s", table, column, where),
          g_str_equal (table, "deals")
              ? g_strdup_printf (ngettext ("%d deal has something in “%s” that is no time.",
                                           "%d deals have something in “%s” that is no time.", (gulong) n), (int) n, column)
              : g_strdup_printf (ngettext ("%d lead has something in “%s” that is no time.",
                                           "%d leads have something in “%s” that is no time.", (gulong) n), (int) n, column));
  return TRUE;
}

static gboolean
check_stages (Check   *self,
              GError **error)
{
  static const char wrong[] =
      "stage NOT IN ('lead', 'mql', 'sql', 'opportunity', 'customer', 'lost', 'handover') OR typeof (at) <> 'integer'";
  static const char *const deal_columns[] = { "opportunity_at", "customer_at", "lost_at" };
  g_autoptr (GPtrArray) fields = accord_lead_fields_list (self->connection, error);
  gint64 n;

  for (guint i = 0; i < G_N_ELEMENTS (deal_columns); i++)
    if (!check_moments_of (self, "deals", deal_columns[i], error))
      return FALSE;
  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const AccordField *field = g_ptr_array_index (fields, i);

      if (!field->custom && field->type == ACCORD_COLUMN_MOMENT && !check_moments_of (self, "leads", field->column, error))
        return FALSE;
    }
  if (fields == NULL ||
      !accord_store_query_integer (self->connection->db, "SELECT count (*) FROM stage_events WHERE "
                                   "stage NOT IN ('lead', 'mql', 'sql', 'opportunity', 'customer', 'lost', 'handover') OR "
                                   "typeof (at) <> 'integer'", &n, error))
    return FALSE;
  if (n > 0)
    find (self, ACCORD_REPAIR_SQL, g_strconcat ("DELETE FROM stage_events WHERE ", wrong, NULL),
          g_strdup_printf (ngettext ("%d entry of a stage is of no stage there is.",
                                     "%d entries of stages are of no stage there is.", (gulong) n), (int) n));
  return TRUE;
}

/* Who has no place yet has place 0; that may be several. */
static gboolean
check_positions_of (Check       *self,
                    const char  *table,
                    GError     **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) - count (DISTINCT position) FROM \"%s\" "
                                          "WHERE deleted = 0 AND position <> 0", table);
  gint64 n;

  if (!accord_store_query_integer (self->connection->db, sql, &n, error))
    return FALSE;
  if (n > 0)
    find (self, ACCORD_REPAIR_SQL,
          g_strdup_printf ("UPDATE \"%s\" SET position = n.place, revision = revision + 1 FROM (SELECT id AS of, "
                           "row_number () OVER (ORDER BY position, id) AS place FROM \"%s\" WHERE deleted = 0) AS n "
                           "WHERE id = n.of AND position <> n.place", table, table),
          g_strdup_printf (ngettext ("%d row of “%s” has the place of another in its list.",
                                     "%d rows of “%s” have the place of another in their list.", (gulong) n),
                           (int) n, table));
  return TRUE;
}

static gboolean
check_positions (Check   *self,
                 GError **error)
{
  static const char *const ordered[] = { "personas", "sections", "commitments" };

  for (guint i = 0; i < G_N_ELEMENTS (ordered); i++)
    if (!check_positions_of (self, ordered[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
check_schema (Check    *self,
              gboolean *safe,
              GError  **error)
{
  g_autoptr (GPtrArray) differences = NULL;
  gint64 version;

  if (!accord_store_query_integer (self->connection->db, "PRAGMA user_version", &version, error))
    return FALSE;
  differences = accord_schema_compare (self->connection->db, version, error);
  if (differences == NULL)
    return FALSE;
  *safe = accord_schema_find_unsafe (differences) == NULL;
  for (guint i = 0; i < differences->len; i++)
    {
      const AccordDifference *one = g_ptr_array_index (differences, i);

      find (self, !one->repairable ? ACCORD_REPAIR_NONE : one->sql != NULL ? ACCORD_REPAIR_SQL : ACCORD_REPAIR_REBUILD,
            g_strdup (one->sql), g_strdup (one->text));
    }
  return TRUE;
}

/* In a file that is made of what no Accord made nothing is looked at: already the check of its pages would run it. */
static gboolean
check_all (Check   *self,
           GError **error)
{
  static gboolean (*const checks[]) (Check *, GError **) = {
    check_pages, check_references, check_fields, check_stages, check_positions, check_settings, check_log,
  };
  gboolean safe;

  if (!check_schema (self, &safe, error))
    return FALSE;
  for (guint i = 0; safe && i < G_N_ELEMENTS (checks); i++)
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error) || !checks[i] (self, error))
      return FALSE;
  return TRUE;
}

static int
on_progress_cb (void *cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

/**
 * accord_connection_find_faults:
 * @self: a connection
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * Looks whether the file is whole, rows belong to rows that are there, its tables are as this program makes them, times and
 * places are such, and the change log knows of every record.
 *
 * Returns: (transfer full): of #AccordFault; %NULL where the check itself could not be done
 */
GPtrArray *
accord_connection_find_faults (AccordConnection *self,
                               GCancellable     *cancellable,
                               GError          **error)
{
  g_autoptr (GPtrArray) faults = g_ptr_array_new_with_free_func (fault_free);
  g_autoptr (GError) local = NULL;
  Check check = { .connection = self, .cancellable = cancellable, .faults = faults };
  gboolean done;

  if (cancellable != NULL)
    sqlite3_progress_handler (self->db, 10000, on_progress_cb, cancellable);
  done = check_all (&check, &local);
  sqlite3_progress_handler (self->db, 0, NULL, NULL);
  if (done)
    return g_steal_pointer (&faults);
  /* A file so damaged that the check cannot go on is a finding, too. */
  if (g_error_matches (local, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED))
    {
      find (&check, ACCORD_REPAIR_NONE, NULL, g_strdup (local->message));
      return g_steal_pointer (&faults);
    }
  g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

/**
 * accord_finding_new:
 * @text: (transfer full): a sentence
 * @repairable: whether accord_store_repair() can repair it
 *
 * Returns: (transfer full): what a person is told
 */
AccordFinding *
accord_finding_new (char     *text,
                    gboolean  repairable)
{
  AccordFinding *self = g_new (AccordFinding, 1);

  self->text = text;
  self->repairable = repairable;
  return self;
}

/**
 * accord_finding_free:
 * @self: (transfer full): a finding
 */
void
accord_finding_free (AccordFinding *self)
{
  g_free (self->text);
  g_free (self);
}

/**
 * accord_connection_examine:
 * @self: a connection
 * @cancellable: (nullable): a cancellable
 * @error: return location for a #GError
 *
 * As accord_connection_find_faults(), in words.
 *
 * Returns: (transfer full): of #AccordFinding
 */
GPtrArray *
accord_connection_examine (AccordConnection *self,
                           GCancellable     *cancellable,
                           GError          **error)
{
  g_autoptr (GPtrArray) faults = accord_connection_find_faults (self, cancellable, error);
  GPtrArray *findings =
      faults != NULL ? g_ptr_array_new_with_free_func ((GDestroyNotify) accord_finding_free) : NULL;

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    {
      const AccordFault *fault = g_ptr_array_index (faults, i);

      g_ptr_array_add (findings, accord_finding_new (g_strdup (fault->text), fault->repair != ACCORD_REPAIR_NONE));
    }
  return findings;
}
