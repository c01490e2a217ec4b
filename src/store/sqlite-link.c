/* The file of a store while it is there, and while it is not: after an error that breaks a connection it is closed as
 * it is and opened anew; if that cannot be, again after a second, two, four … */
#include "store/sqlite-store-private.h"

#include <glib/gi18n-lib.h>

#include "store/store-private.h"

#define LONGEST_PAUSE 30 /* s */

static gboolean
is_cancelled (gpointer data)
{
  return accord_store_is_wait_cancelled (data);
}

static void
say_waiting (gpointer    data,
             const char *name)
{
  accord_store_say_waiting (data, name);
}

static void
attach (AccordSqliteStore *self,
        AccordConnection  *connection)
{
  self->connection = connection;
  connection->wait.is_cancelled = is_cancelled;
  connection->wait.say = say_waiting;
  connection->wait.data = self;
}

/**
 * accord_sqlite_link_begin:
 * @self: a store
 * @connection: (transfer full): its file
 */
void
accord_sqlite_link_begin (AccordSqliteStore *self,
                          AccordConnection  *connection)
{
  self->path = g_strdup (connection->path);
  self->flags = connection->flags;
  self->uuid = g_strdup (connection->uuid);
  self->session = g_strdup (connection->session);
  self->writable = connection->reason == NULL;
  attach (self, connection);
}

/**
 * accord_sqlite_link_end:
 * @self: a store
 *
 * Closes its file.
 */
void
accord_sqlite_link_end (AccordSqliteStore *self)
{
  self->closed = TRUE;
  g_clear_pointer (&self->connection, accord_connection_free);
  accord_canary_clear (&self->canary);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->uuid, g_free);
  g_clear_pointer (&self->session, g_free);
  g_clear_pointer (&self->absence, g_free);
  g_clear_pointer (&self->distrust, g_free);
}

/* Nothing of a sitting is lost by it but the connection: it goes on in the change log under the same name. */
static gboolean
adopt (AccordSqliteStore *self,
       AccordConnection  *fresh,
       GError           **error)
{
  if (g_strcmp0 (fresh->uuid, self->uuid) != 0)
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND,
                   _("“%s” is another Accord file now; put the one you had open back in its place."), self->path);
      return FALSE;
    }
  if (fresh->reason != NULL && self->writable)
    {
      g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY, fresh->reason);
      return FALSE;
    }
  g_free (fresh->session);
  fresh->session = g_strdup (self->session);
  self->version = -1;
  if (self->distrust != NULL)
    accord_connection_make_read_only (fresh, self->distrust);
  attach (self, fresh);
  return TRUE;
}

static void
set_absence (AccordSqliteStore *self,
             const char        *absence)
{
  if (g_strcmp0 (self->absence, absence) == 0)
    return;
  g_free (self->absence);
  self->absence = g_strdup (absence);
  accord_store_say_absent (ACCORD_STORE (self), absence);
}

/**
 * accord_sqlite_link_reopen:
 * @self: a store whose file is away
 *
 * Tries to open it. If that fails, the next try is due after twice the time.
 *
 * Returns: whether it is there
 */
gboolean
accord_sqlite_link_reopen (AccordSqliteStore *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordConnection) fresh = accord_connection_open (self->path, self->flags, NULL, &error);

  if (fresh != NULL && adopt (self, fresh, &error))
    {
      fresh = NULL;
      self->pause = 0;
      set_absence (self, NULL);
      return TRUE;
    }
  self->pause = CLAMP (self->pause * 2, 1, LONGEST_PAUSE);
  self->next_try = g_get_monotonic_time () + self->pause * G_USEC_PER_SEC;
  set_absence (self, error->message);
  return FALSE;
}

/**
 * accord_sqlite_link_is_due:
 * @self: a store
 *
 * Returns: whether its file is away, and it is time to look for it
 */
gboolean
accord_sqlite_link_is_due (AccordSqliteStore *self)
{
  return self->connection == NULL && self->absence != NULL && g_get_monotonic_time () >= self->next_try;
}

/**
 * accord_sqlite_link_mend:
 * @self: a store
 * @error: (nullable): what a call said
 *
 * Closes and opens the file anew where @error asks for it. Once: what fails again is said.
 *
 * Returns: whether it did, so that the call may be tried again
 */
gboolean
accord_sqlite_link_mend (AccordSqliteStore *self,
                         const GError      *error)
{
  if (self->connection == NULL || !accord_connection_note_error (self->connection, error))
    return FALSE;
  accord_connection_rollback (self->connection);
  g_clear_pointer (&self->connection, accord_connection_free);
  return accord_sqlite_link_reopen (self);
}

/**
 * accord_sqlite_link_get:
 * @self: a store
 * @error: return location for a #GError
 *
 * Returns: (transfer none) (nullable): the open file, opened anew where an error broke it
 */
AccordConnection *
accord_sqlite_link_get (AccordSqliteStore *self,
                        GError           **error)
{
  /* By a commit that nobody looked after. */
  if (self->connection != NULL && self->connection->broken)
    accord_sqlite_link_mend (self, NULL);
  if (self->connection == NULL && self->absence == NULL)
    g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FAILED, _("The file is closed; open it again."));
  else if (self->connection == NULL)
    g_set_error_literal (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_IO, self->absence);
  return self->connection;
}
