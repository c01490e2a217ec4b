#include "store/check-copy.h"

#include "store/statement.h"

#define PAGES_A_STEP 128
/* Each commit of another program makes it begin anew; in a file that is written so often it is not finished. */
#define MOST_RESTARTS 20

struct _AccordCheckCopy
{
  sqlite3        *to;
  sqlite3_backup *backup;
  int             left;
  guint           n_restarts;
};

/**
 * accord_check_copy_new:
 * @from: a connection, which outlives the copy in the making
 *
 * Returns: (transfer full) (nullable): a copy of which nothing is there yet
 */
AccordCheckCopy *
accord_check_copy_new (sqlite3 *from)
{
  AccordCheckCopy *self = g_new0 (AccordCheckCopy, 1);
  int rc = sqlite3_open_v2 ("", &self->to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL);

  self->left = G_MAXINT;
  if (rc == SQLITE_OK)
    rc = sqlite3_exec (self->to, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF", NULL, NULL, NULL);
  if (rc == SQLITE_OK)
    self->backup = sqlite3_backup_init (self->to, "main", from, "main");
  if (self->backup != NULL)
    return self;
  accord_check_copy_free (self);
  return NULL;
}

/**
 * accord_check_copy_free:
 * @self: (transfer full): a copy, finished or not
 */
void
accord_check_copy_free (AccordCheckCopy *self)
{
  sqlite3_backup_finish (self->backup);
  sqlite3_close (self->to);
  g_free (self);
}

/**
 * accord_check_copy_step:
 * @self: a copy
 * @copy: (out) (transfer full) (nullable): what was copied, once it is all; then @self is only to be freed
 *
 * Copies some pages more. On the thread of the file's connection.
 *
 * Returns: whether it can go on, or is done
 */
gboolean
accord_check_copy_step (AccordCheckCopy  *self,
                        sqlite3         **copy)
{
  int rc = sqlite3_backup_step (self->backup, PAGES_A_STEP);
  int left = sqlite3_backup_remaining (self->backup);

  *copy = NULL;
  if (rc == SQLITE_DONE)
    {
      sqlite3_backup_finish (g_steal_pointer (&self->backup));
      *copy = g_steal_pointer (&self->to);
      return TRUE;
    }
  if (rc == SQLITE_OK && left > self->left)
    self->n_restarts++;
  self->left = left;
  return rc == SQLITE_OK && self->n_restarts < MOST_RESTARTS;
}

/**
 * accord_check_copy_find:
 * @copy: what was copied
 *
 * Looks whether it is whole. sqlite3_interrupt() ends that.
 *
 * Returns: (transfer full) (nullable): the first thing that is wrong with it, in SQLite's words
 */
char *
accord_check_copy_find (sqlite3 *copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStatement) statement = accord_statement_new (copy, "PRAGMA quick_check (1)", &error);
  gboolean row = FALSE;

  if (statement != NULL && accord_statement_step (statement, &row, &error) && row)
    {
      const char *text = accord_statement_get_text (statement, 0);

      return g_strcmp0 (text, "ok") != 0 ? g_strdelimit (g_strdup (text), "\n", ' ') : NULL;
    }
  return g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED) ? g_strdup (error->message) : NULL;
}
