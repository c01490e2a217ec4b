/* Which leads leave for the archive: all that is dated about them lies before a day. */
#include "store/archive.h"

#include "model/field.h"

/* SQL that says whether @column is of that day or later; a whole day is compared as such, an instant in the zone. */
static char *
write_after (const char *column,
             AccordDay   before,
             AccordZone *zone)
{
  return g_strdup_printf ("ifnull (%s >= CASE %s & 1 WHEN 1 THEN %" G_GINT64_FORMAT " ELSE %" G_GINT64_FORMAT " END, 0)",
                          column, column, accord_moment_from_day (before), accord_moment_from_local (zone, before, 0));
}

static void
append_moments (GString    *any,
                GString    *after,
                AccordDay   before,
                AccordZone *zone)
{
  guint n_fields;
  const AccordField *fields = accord_field_standard (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *sql = NULL;

      if (fields[i].type != ACCORD_COLUMN_MOMENT || fields[i].column == NULL)
        continue;
      sql = write_after (fields[i].column, before, zone);
      g_string_append_printf (any, "%s, ", fields[i].column);
      g_string_append_printf (after, "%s OR ", sql);
    }
}

static char *
write_deals_after (AccordDay   before,
                   AccordZone *zone)
{
  g_autofree char *opportunity = write_after ("deals.opportunity_at", before, zone);
  g_autofree char *customer = write_after ("deals.customer_at", before, zone);
  g_autofree char *lost = write_after ("deals.lost_at", before, zone);

  return g_strjoin (" OR ", opportunity, customer, lost, NULL);
}

/**
 * accord_archive_choose:
 * @db: a file
 * @before: a day
 * @zone: in which days are reckoned
 * @error: return location for a #GError
 *
 * A lead of which nothing is dated stays.
 *
 * Returns: whether the temporary table «leaving» has the keys of those whose last event lies before @before
 */
gboolean
accord_archive_choose (sqlite3     *db,
                       AccordDay    before,
                       AccordZone  *zone,
                       GError     **error)
{
  g_autoptr (GString) any = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autofree char *at = write_after ("at", before, zone);
  g_autofree char *deals = write_deals_after (before, zone);
  g_autofree char *sql = NULL;

  append_moments (any, after, before, zone);
  sql = g_strdup_printf (
      "CREATE TEMP TABLE IF NOT EXISTS leaving (lead INTEGER PRIMARY KEY); DELETE FROM temp.leaving;"
      "INSERT INTO temp.leaving SELECT id FROM leads WHERE NOT (%s 0) AND "
      "coalesce (%s (SELECT at FROM activities WHERE lead = leads.id LIMIT 1), (SELECT coalesce (customer_at, lost_at, "
      "opportunity_at) FROM deals WHERE lead = leads.id LIMIT 1)) IS NOT NULL AND "
      "NOT EXISTS (SELECT 1 FROM activities WHERE lead = leads.id AND %s) AND "
      "NOT EXISTS (SELECT 1 FROM stage_events WHERE lead = leads.id AND %s) AND "
      "NOT EXISTS (SELECT 1 FROM deals WHERE lead = leads.id AND (%s))", after->str, any->str, at, at, deals);
  return accord_store_exec (db, sql, error);
}

/**
 * accord_archive_count:
 * @db: a file with its table «leaving»
 * @before: a day
 * @zone: in which days are reckoned
 * @archived: (out): what leaves
 * @error: return location for a #GError
 *
 * Returns: whether it could be counted
 */
gboolean
accord_archive_count (sqlite3         *db,
                      AccordDay        before,
                      AccordZone      *zone,
                      AccordArchived  *archived,
                      GError         **error)
{
  g_autofree char *created_after = write_after ("created_at", before, zone);
  g_autoptr (AccordStatement) statement = accord_statement_new_printf (
      db, error,
      "SELECT (SELECT count (*) FROM temp.leaving), "
      "(SELECT count (*) FROM activities WHERE lead IN (SELECT lead FROM temp.leaving)), "
      "(SELECT count (*) FROM stage_events WHERE lead IN (SELECT lead FROM temp.leaving)), "
      "(SELECT count (*) FROM leads WHERE created_at IS NOT NULL AND NOT %s AND id NOT IN (SELECT lead FROM temp.leaving)), "
      "(SELECT min (created_at) FROM leads WHERE id IN (SELECT lead FROM temp.leaving)), "
      "(SELECT max (created_at) FROM leads WHERE id IN (SELECT lead FROM temp.leaving))", created_after);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return FALSE;
  archived->n_leads = (guint64) accord_statement_get_integer (statement, 0);
  archived->n_activities = (guint64) accord_statement_get_integer (statement, 1);
  archived->n_stage_events = (guint64) accord_statement_get_integer (statement, 2);
  archived->n_staying = (guint64) accord_statement_get_integer (statement, 3);
  archived->first = accord_statement_get_integer (statement, 4);
  archived->last = accord_statement_get_integer (statement, 5);
  return TRUE;
}
