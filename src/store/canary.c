#include "store/canary.h"

#include <glib/gi18n-lib.h>

#include "store/change-log.h"
#include "store/mount-table.h"
#include "store/mount.h"

static char *
read_epoch (AccordConnection *connection,
            GError          **error)
{
  g_autoptr (AccordStatement) statement =
      accord_statement_new (connection->db, "SELECT value FROM meta WHERE key = 'epoch'", error);
  gboolean row;

  if (statement == NULL || !accord_statement_step (statement, &row, error))
    return NULL;
  return g_strdup (row ? accord_statement_get_text (statement, 0) : "");
}

/**
 * accord_canary_clear:
 * @self: a canary
 */
void
accord_canary_clear (AccordCanary *self)
{
  g_clear_pointer (&self->epoch, g_free);
}

/**
 * accord_canary_start:
 * @self: a canary
 * @connection: an open file
 * @error: return location for a #GError
 *
 * Begins anew, with the file as it is.
 *
 * Returns: whether it could be read
 */
gboolean
accord_canary_start (AccordCanary     *self,
                     AccordConnection *connection,
                     GError          **error)
{
  char *epoch = read_epoch (connection, error);

  if (epoch == NULL)
    return FALSE;
  g_free (self->epoch);
  self->epoch = epoch;
  self->seq = 0;
  self->fresh = FALSE;
  return TRUE;
}

/**
 * accord_canary_written:
 * @self: a canary
 * @connection: where a transaction was committed
 *
 * Remembers the row that must stay.
 */
void
accord_canary_written (AccordCanary     *self,
                       AccordConnection *connection)
{
  if (connection->written == 0)
    return;
  self->seq = connection->written;
  self->fresh = TRUE;
}

/* @state: whether one's own last row is there. */
static gboolean
find_own (AccordCanary      *self,
          AccordConnection  *connection,
          gboolean          *there,
          GError           **error)
{
  *there = TRUE;
  if (self->seq == 0)
    return TRUE;
  /* Who wrote over it may have left the same counter of changes; what is kept in memory would hide it. */
  sqlite3_db_release_memory (connection->db);
  return accord_change_log_has_own (connection, self->seq, there, error);
}

/**
 * accord_canary_look:
 * @self: a canary
 * @connection: the file
 * @error: return location for a #GError
 *
 * Returns: whether what this sitting wrote is still there
 */
AccordCanaryState
accord_canary_look (AccordCanary     *self,
                    AccordConnection *connection,
                    GError          **error)
{
  g_autofree char *epoch = read_epoch (connection, error);
  gboolean there;

  if (epoch == NULL || !find_own (self, connection, &there, error))
    return ACCORD_CANARY_ERROR;
  self->fresh = FALSE;
  if (!g_str_equal (epoch, self->epoch))
    return accord_canary_start (self, connection, error) ? ACCORD_CANARY_RESTORED : ACCORD_CANARY_ERROR;
  return there ? ACCORD_CANARY_WELL : ACCORD_CANARY_TRIPPED;
}

/**
 * accord_canary_reason:
 * @path: of a file in which something that was written is gone
 *
 * Returns: (transfer full): why nothing is written to it any more, as the end of a sentence
 */
char *
accord_canary_reason (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *table = accord_mount_read_table ();
  g_autoptr (GPtrArray) lines = accord_mount_table_parse (table != NULL ? table : "");
  const AccordMountLine *line = accord_mount_table_look_up (lines, path);
  g_autofree char *options = line != NULL ? g_strjoinv (",", line->super_options) : NULL;

  if (line == NULL)
    return g_strdup_printf (_("changes that were saved are gone from the file: the folder “%s” does not protect two people "
                              "who save at once. Ask whoever looks after it; what you typed is kept on this computer."),
                            folder);
  /* Translators: a folder, its kind («cifs»), and how it is attached («rw,nobrl») */
  return g_strdup_printf (_("changes that were saved are gone from the file: the folder “%s” (%s, %s) does not protect two "
                            "people who save at once. Show this to IT; what you typed is kept on this computer."),
                          line->point, line->type, options);
}
