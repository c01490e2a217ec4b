/* What was done to a lead since it came, and by whom. */
#include "store/lead-row.h"
#include "store/lead-story-read.h"

static void
free_diff (AccordLeadDiff *diff)
{
  g_free (diff->column);
  json_node_unref (diff->old_value);
  json_node_unref (diff->new_value);
  g_free (diff);
}

static void
free_event (AccordLeadEvent *event)
{
  g_free (event->member_name);
  g_free (event->file);
  g_ptr_array_unref (event->diffs);
  g_ptr_array_unref (event->merged);
  g_free (event);
}

static AccordLeadEvent *
event_new (AccordLeadEventKind  kind,
           AccordStatement     *statement)
{
  AccordLeadEvent *event = g_new0 (AccordLeadEvent, 1);

  event->kind = kind;
  event->seq = accord_statement_get_integer (statement, 0);
  event->at = CLAMP (accord_statement_get_integer (statement, 1), 0, ACCORD_MOMENT_LAST);
  event->member_name = accord_statement_dup_text (statement, 2);
  event->diffs = g_ptr_array_new_with_free_func ((GDestroyNotify) free_diff);
  event->merged = g_ptr_array_new_with_free_func (g_free);
  return event;
}

/* From @statement's columns 3 (the column), 4 and 5. */
static void
add_diff (AccordLeadEvent *event,
          AccordStatement *statement)
{
  AccordLeadDiff *diff;

  if (accord_statement_get_text (statement, 3) == NULL)
    return;
  diff = g_new0 (AccordLeadDiff, 1);
  diff->column = accord_statement_dup_text (statement, 3);
  diff->old_value = accord_lead_row_read_cell (statement, 4);
  diff->new_value = accord_lead_row_read_cell (statement, 5);
  g_ptr_array_add (event->diffs, diff);
}

static AccordLeadEvent *
get_last (GPtrArray *events)
{
  return events->len > 0 ? g_ptr_array_index (events, events->len - 1) : NULL;
}

static void
take_import (GPtrArray       *events,
             AccordStatement *statement)
{
  AccordLeadEvent *last = get_last (events);

  if (last == NULL || last->seq != accord_statement_get_integer (statement, 0))
    {
      last = event_new (ACCORD_LEAD_EVENT_IMPORT, statement);
      last->file = accord_statement_dup_text (statement, 6);
      last->undone = accord_statement_get_integer (statement, 7) == 1;
      g_ptr_array_add (events, last);
    }
  add_diff (last, statement);
}

static AccordLeadEventKind
find_kind (const char *action)
{
  return g_strcmp0 (action, "merge") == 0  ? ACCORD_LEAD_EVENT_MERGE
         : g_strcmp0 (action, "undo") == 0 ? ACCORD_LEAD_EVENT_UNDO
                                           : ACCORD_LEAD_EVENT_EDIT;
}

static void
take_deed (GPtrArray       *events,
           AccordStatement *statement)
{
  AccordLeadEvent *last = get_last (events);

  if (last == NULL || last->seq != accord_statement_get_integer (statement, 0))
    {
      last = event_new (find_kind (accord_statement_get_text (statement, 6)), statement);
      g_ptr_array_add (events, last);
    }
  add_diff (last, statement);
}

static gboolean
read_into (GPtrArray         *events,
           AccordConnection  *connection,
           const char        *sql,
           gint64             lead,
           void             (*take) (GPtrArray *events, AccordStatement *statement),
           GError           **error)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (connection->db, sql, error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, lead);
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      take (events, statement);
    }
  return FALSE;
}

/* For each import its rows of the lead are looked up: there is no index by lead. */
static const char imports_sql[] =
    "SELECT i.id, i.at, i.member_name, c.column, c.old, c.new, i.file, i.undone FROM imports i CROSS JOIN import_changes c "
    "ON c.import_id = i.id AND c.lead = ?1 ORDER BY i.id, c.column";

static const char deeds_sql[] =
    "SELECT c.seq, c.at, c.member_name, e.column, e.old, e.new, c.action FROM (SELECT seq FROM lead_edits WHERE lead = ?1 "
    "UNION SELECT seq FROM change_log WHERE record_id = CAST (?1 AS TEXT) AND record_table = 'leads') s "
    "JOIN change_log c ON c.seq = s.seq LEFT JOIN lead_edits e ON e.lead = ?1 AND e.seq = s.seq "
    "WHERE c.action IN ('edit', 'merge', 'undo') ORDER BY c.seq, e.column";

/* What one that went was called. */
static char *
name_gone (const char *was)
{
  static const char *const names[] = { "name", "company", "email", "external_id" };
  g_autoptr (JsonNode) node = was != NULL ? json_from_string (was, NULL) : NULL;
  JsonNode *row = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                      ? json_object_get_member (json_node_get_object (node), "row") : NULL;

  for (guint i = 0; row != NULL && JSON_NODE_HOLDS_OBJECT (row) && i < G_N_ELEMENTS (names); i++)
    {
      const char *name = json_object_get_string_member_with_default (json_node_get_object (row), names[i], NULL);

      if (name != NULL && *name != '\0')
        return g_strdup (name);
    }
  return g_strdup ("");
}

static gboolean
read_merged (AccordLeadEvent   *event,
             AccordConnection  *connection,
             GError           **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "SELECT was FROM lead_merges WHERE seq = ?1 ORDER BY lead", error);
  gboolean row;

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, event->seq);
  while (accord_statement_step (statement, &row, error))
    {
      if (!row)
        return TRUE;
      event->stands = TRUE;
      g_ptr_array_add (event->merged, name_gone (accord_statement_get_text (statement, 0)));
    }
  return FALSE;
}

static gint
compare_events (gconstpointer a,
                gconstpointer b)
{
  const AccordLeadEvent *first = *(AccordLeadEvent *const *) a, *second = *(AccordLeadEvent *const *) b;

  if (first->at != second->at)
    return first->at < second->at ? 1 : -1;
  return first->seq < second->seq ? 1 : first->seq > second->seq ? -1 : 0;
}

/**
 * accord_lead_events_read:
 * @connection: a connection
 * @lead: the key of a lead
 * @error: return location for a #GError
 *
 * Returns: (transfer full): of #AccordLeadEvent, the newest first
 */
GPtrArray *
accord_lead_events_read (AccordConnection *connection,
                         gint64            lead,
                         GError          **error)
{
  g_autoptr (GPtrArray) events = g_ptr_array_new_with_free_func ((GDestroyNotify) free_event);
  g_autoptr (GPtrArray) deeds = g_ptr_array_new_with_free_func ((GDestroyNotify) free_event);

  if (!read_into (events, connection, imports_sql, lead, take_import, error) ||
      !read_into (deeds, connection, deeds_sql, lead, take_deed, error))
    return NULL;
  for (guint i = 0; i < deeds->len; i++)
    if (((AccordLeadEvent *) g_ptr_array_index (deeds, i))->kind == ACCORD_LEAD_EVENT_MERGE &&
        !read_merged (g_ptr_array_index (deeds, i), connection, error))
      return NULL;
  g_ptr_array_extend_and_steal (events, g_steal_pointer (&deeds));
  g_ptr_array_sort (events, compare_events);
  return g_steal_pointer (&events);
}
