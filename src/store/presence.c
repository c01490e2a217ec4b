#include "store/presence.h"

/* A row that was not refreshed for so long is of a program that is gone, or of a computer that cannot reach the file. */
#define STALE_AFTER (accord_moment_from_ms (3 * 60 * 1000))
/* Whoever writes just then goes first. */
#define PATIENCE (G_USEC_PER_SEC / 4)

static gboolean
sweep (AccordConnection *connection,
       AccordMoment      now)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "DELETE FROM presence WHERE at < ?1 OR session = ?2", NULL);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, now - STALE_AFTER);
  accord_statement_bind_text (statement, 2, connection->session);
  return accord_statement_run (statement, NULL);
}

static gboolean
insert (AccordConnection        *connection,
        const AccordStoreAuthor *author,
        const char              *page,
        AccordMoment             now)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db, "INSERT INTO presence (session, member, member_name, page, at) VALUES (?1, ?2, ?3, ?4, ?5)", NULL);

  if (statement == NULL)
    return FALSE;
  accord_statement_bind_text (statement, 1, connection->session);
  accord_statement_bind_text (statement, 2, author->member);
  accord_statement_bind_text (statement, 3, author->member_name);
  accord_statement_bind_text (statement, 4, page);
  accord_statement_bind_integer (statement, 5, now);
  return accord_statement_run (statement, NULL);
}

/**
 * accord_presence_write:
 * @connection: a connection
 * @author: who is there
 * @page: (nullable): on which page; %NULL: gone
 *
 * Says that this sitting is there, and drops the rows of those that are not any more.
 *
 * Returns: whether it is written; not where the file cannot be, or others are writing
 */
gboolean
accord_presence_write (AccordConnection        *connection,
                       const AccordStoreAuthor *author,
                       const char              *page)
{
  AccordMoment now = accord_moment_now ();
  gint64 patience = connection->wait.patience;
  gboolean done;

  if (connection->reason != NULL)
    return FALSE;
  connection->wait.patience = PATIENCE;
  done = accord_connection_begin (connection, NULL) && sweep (connection, now) &&
         (page == NULL || insert (connection, author, page, now)) && accord_connection_commit (connection, NULL);
  accord_connection_rollback (connection);
  connection->wait.patience = patience;
  return done;
}

/**
 * accord_presence_others:
 * @connection: a connection
 *
 * Returns: (transfer full) (nullable): of #AccordPresence: everybody else who is there; %NULL: it cannot be read
 */
GPtrArray *
accord_presence_others (AccordConnection *connection)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      connection->db, "SELECT session, member, member_name, page FROM presence WHERE at >= ?1 AND session <> ?2 "
      "ORDER BY member_name, session", NULL);
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean row = TRUE;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_integer (statement, 1, accord_moment_now () - STALE_AFTER);
  accord_statement_bind_text (statement, 2, connection->session);
  while (accord_statement_step (statement, &row, NULL))
    {
      if (!row)
        return g_steal_pointer (&others);
      g_ptr_array_add (others,
                       accord_presence_new (accord_statement_get_text (statement, 0), accord_statement_get_text (statement, 1),
                                            accord_statement_get_text (statement, 2),
                                            accord_statement_get_text (statement, 3)));
    }
  return NULL;
}
