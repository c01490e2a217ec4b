/* The course of a transaction that writes. */
#include "store/connection.h"

#include <glib/gi18n-lib.h>

#define PRESENCE_MS (150 * 1000)

/* Who may be writing: whoever looks at the file just now, else whoever wrote last. */
static char *
find_other (AccordConnection *self)
{
  g_autoptr (AccordStatement) statement = accord_statement_new (
      self->db,
      "SELECT name FROM (SELECT 1 AS rank, at, member_name AS name FROM presence WHERE session <> ?1 AND at > ?2 "
      "UNION ALL SELECT 2, seq, member_name FROM (SELECT seq, member_name FROM change_log WHERE session <> ?1 "
      "ORDER BY seq DESC LIMIT 1)) ORDER BY rank, at DESC LIMIT 1", NULL);
  gboolean row;

  if (statement == NULL)
    return NULL;
  accord_statement_bind_text (statement, 1, self->session);
  accord_statement_bind_integer (statement, 2, accord_moment_now () - accord_moment_from_ms (PRESENCE_MS));
  return accord_statement_step (statement, &row, NULL) && row ? g_strdup (accord_statement_get_text (statement, 0))
                                                              : NULL;
}

/* While somebody's changes are on their way into the file it cannot be read, and the last known name must do. */
static void
say_whom (AccordConnection *self)
{
  g_autofree char *name = find_other (self);

  accord_wait_say (&self->wait, name != NULL ? name : self->wait.name);
}

static gboolean
refuse_busy (AccordConnection *self,
             GError          **error)
{
  if (self->wait.cancelled)
    g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_BUSY,
                         _("Not saved yet: somebody else is writing, and you did not want to wait. Try again."));
  else
    accord_store_set_sqlite_error (error, self->db, SQLITE_BUSY);
  return FALSE;
}

/* Others may be writing, or reading what a commit is to replace: then it is tried again until they are done. */
static gboolean
run_patiently (AccordConnection *self,
               const char       *sql,
               GError          **error)
{
  int rc;

  accord_wait_start (&self->wait);
  self->wait.stepwise = TRUE;
  while ((rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL) & 0xff) == SQLITE_BUSY &&
         accord_wait_a_moment (&self->wait))
    if (accord_wait_is_due (&self->wait))
      say_whom (self);
  self->wait.stepwise = FALSE;
  accord_wait_end (&self->wait);
  if (rc == SQLITE_OK)
    return TRUE;
  if (rc == SQLITE_BUSY)
    return refuse_busy (self, error);
  accord_store_set_sqlite_error (error, self->db, sqlite3_extended_errcode (self->db));
  return FALSE;
}

/**
 * accord_connection_begin:
 * @self: a connection
 * @error: return location for a #GError
 *
 * Begins a transaction that writes: nobody else does until its end.
 *
 * Returns: whether it began
 */
gboolean
accord_connection_begin (AccordConnection *self,
                         GError          **error)
{
  g_return_val_if_fail (self != NULL, FALSE);

  self->written = 0;
  if (self->reason == NULL)
    return run_patiently (self, "BEGIN IMMEDIATE", error);
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY, _("Nothing was saved: %s"), self->reason);
  return FALSE;
}

/**
 * accord_connection_commit:
 * @self: a connection with a transaction
 * @error: return location for a #GError
 *
 * Returns: whether the transaction is on the disk; else it is to be rolled back. Where the error broke the connection
 *   nobody knows: the file is to be opened anew and looked at
 */
gboolean
accord_connection_commit (AccordConnection *self,
                          GError          **error)
{
  GError *local = NULL;

  if (run_patiently (self, "COMMIT", &local))
    return TRUE;
  accord_connection_note_error (self, local);
  g_propagate_error (error, local);
  return FALSE;
}

/**
 * accord_connection_rollback:
 * @self: a connection
 *
 * Ends its transaction, if it has one, as if it had not been.
 */
void
accord_connection_rollback (AccordConnection *self)
{
  /* What fails here has been rolled back already, or will be from the journal when the file is next read. */
  if (!sqlite3_get_autocommit (self->db))
    sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}

/**
 * accord_connection_note_error:
 * @self: a connection
 * @error: (nullable): what it said
 *
 * Returns: whether @error means that the connection is to be closed and opened anew
 */
gboolean
accord_connection_note_error (AccordConnection *self,
                              const GError     *error)
{
  self->broken = self->broken || g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO) ||
                 g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED) ||
                 g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FOREIGN) ||
                 g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE) ||
                 g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NO_MEMORY);
  return self->broken;
}

/**
 * accord_connection_make_read_only:
 * @self: a connection
 * @reason: why nothing can be written any more, as the end of a sentence
 */
void
accord_connection_make_read_only (AccordConnection *self,
                                  const char       *reason)
{
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

/**
 * accord_connection_note_other:
 * @self: a connection that can be read
 *
 * Keeps the name of whoever may be writing, for a time when it cannot be read because they do.
 */
void
accord_connection_note_other (AccordConnection *self)
{
  char *name = find_other (self);

  if (name == NULL)
    return;
  g_free (self->wait.name);
  self->wait.name = name;
}
