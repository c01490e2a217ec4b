#include "store/canary.h"

#include <string.h>

#include <glib/gi18n-lib.h>

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
  g_autoptr (AccordStatement) statement = NULL;

  *there = TRUE;
  if (self->seq == 0)
    return TRUE;
  /* Who wrote over it may have left the same counter of changes; what is kept in memory would hide it. */
  sqlite3_db_release_memory (connection->db);
  statement = accord_statement_new (connection->db, "SELECT 1 FROM change_log WHERE seq = ?1 AND session = ?2", error);
  if (statement == NULL)
    return FALSE;
  accord_statement_bind_integer (statement, 1, self->seq);
  accord_statement_bind_text (statement, 2, connection->session);
  return accord_statement_step (statement, there, error);
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

/* The line of the mount that @path lies on: «31 23 0:27 / /mnt/sales rw,relatime - cifs //server/sales rw,nobrl». */
static char *
find_mount (const char *path)
{
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;
  const char *found = NULL;
  gsize longest = 0;

  if (!g_file_get_contents ("/proc/self/mountinfo", &table, NULL, NULL))
    return NULL;
  lines = g_strsplit (table, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_auto (GStrv) fields = g_strsplit (*line, " ", 6);
      gsize length = g_strv_length (fields) < 5 ? 0 : strlen (fields[4]);

      if (length >= longest && length > 0 && g_str_has_prefix (path, fields[4]) &&
          (length == 1 || path[length] == '/'))
        {
          longest = length;
          found = *line;
        }
    }
  return g_strdup (found);
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
  g_autofree char *line = find_mount (path);
  g_auto (GStrv) fields = line != NULL ? g_strsplit (line, " ", -1) : NULL;
  const char *end = line != NULL ? strstr (line, " - ") : NULL;
  g_auto (GStrv) file_system = end != NULL ? g_strsplit (end + 3, " ", 3) : NULL;

  if (file_system == NULL || g_strv_length (file_system) < 3)
    return g_strdup_printf (_("changes that were saved are gone from the file: the folder “%s” does not protect two people "
                              "who save at once. Ask whoever looks after it; what you typed is kept on this computer."),
                            folder);
  /* Translators: a folder, its kind («cifs»), and how it is attached («rw,nobrl») */
  return g_strdup_printf (_("changes that were saved are gone from the file: the folder “%s” (%s, %s) does not protect two "
                            "people who save at once. Show this to IT; what you typed is kept on this computer."),
                          fields[4], file_system[0], file_system[2]);
}
