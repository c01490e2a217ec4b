#include "store/waiting.h"

#include <glib/gi18n-lib.h>

#include "store/mount.h"

#define SAY_AFTER (10 * G_USEC_PER_SEC)
#define PATIENCE (30 * G_USEC_PER_SEC)
/* A computer that went down keeps its locks until its lease is over: 90 s on usual servers. */
#define PATIENCE_NFS (120 * G_USEC_PER_SEC)

/* µs; at first others are done in no time, later it is somebody who needs a while. */
#define SHORTEST 300
#define SHORT 3000
#define LONG 15000
#define N_SHORT 20

static gint64 say_after = SAY_AFTER;
static gint64 patience_for_tests;

static AccordMount *
find_mount (const char *path)
{
  g_autofree char *table = accord_mount_read_table ();

  return accord_mount_find (table, path);
}

/**
 * accord_wait_is_remote:
 * @path: of a file: absolute, without links or dots
 *
 * Returns: whether others may reach it without this computer
 */
gboolean
accord_wait_is_remote (const char *path)
{
  g_autoptr (AccordMount) mount = find_mount (path);

  return mount->kind != ACCORD_MOUNT_LOCAL;
}

/**
 * accord_wait_init:
 * @self: a wait
 * @path: of the file: absolute, without links or dots
 *
 * Sets how long one call waits.
 */
void
accord_wait_init (AccordWait *self,
                  const char *path)
{
  g_autoptr (AccordMount) mount = find_mount (path);

  /* Also one with an option that makes it unsafe: a person may say that nobody else is there. */
  self->patience = g_str_has_prefix (mount->type != NULL ? mount->type : "", "nfs") ? PATIENCE_NFS : PATIENCE;
}

/**
 * accord_wait_clear:
 * @self: a wait
 */
void
accord_wait_clear (AccordWait *self)
{
  g_clear_pointer (&self->name, g_free);
}

static gboolean
is_cancelled (AccordWait *self)
{
  self->cancelled = self->cancelled || (self->is_cancelled != NULL && self->is_cancelled (self->data));
  return self->cancelled;
}

/* Reads and single statements wait in here; what writes waits between its tries. */
static int
on_busy_cb (void *data,
            int   n_tries)
{
  AccordWait *self = data;

  if (self->stepwise)
    return 0;
  if (n_tries == 0)
    accord_wait_start (self);
  return accord_wait_a_moment (self);
}

/**
 * accord_wait_watch:
 * @self: a wait that outlives @db
 * @db: a connection
 *
 * From now on @db waits like this.
 */
void
accord_wait_watch (AccordWait *self,
                   sqlite3    *db)
{
  sqlite3_busy_handler (db, on_busy_cb, self);
}

/**
 * accord_wait_start:
 * @self: a wait
 *
 * A call begins that may have to wait.
 */
void
accord_wait_start (AccordWait *self)
{
  self->since = g_get_monotonic_time ();
  self->n_tries = 0;
  self->said = FALSE;
  self->cancelled = FALSE;
}

/**
 * accord_wait_is_due:
 * @self: a wait
 *
 * Returns: whether it waits so long already that a person is to be told for whom, and was not yet
 */
gboolean
accord_wait_is_due (AccordWait *self)
{
  return !self->said && self->say != NULL && g_get_monotonic_time () - self->since >= say_after;
}

/**
 * accord_wait_say:
 * @self: a wait
 * @name: (nullable): for whom; %NULL: nobody knows
 *
 * Tells that it waits.
 */
void
accord_wait_say (AccordWait *self,
                 const char *name)
{
  self->said = TRUE;
  self->say (self->data, name != NULL && *name != '\0' ? name : _("somebody"));
}

/**
 * accord_wait_a_moment:
 * @self: a wait
 *
 * Waits a little, unless it did so long enough, or was cancelled.
 *
 * Returns: whether it is worth trying again
 */
gboolean
accord_wait_a_moment (AccordWait *self)
{
  gint64 patience = patience_for_tests > 0 ? MIN (patience_for_tests, self->patience) : self->patience;

  if (is_cancelled (self) || g_get_monotonic_time () - self->since >= patience)
    return FALSE;
  g_usleep ((gulong) g_random_int_range (SHORTEST, self->n_tries++ < N_SHORT ? SHORT : LONG));
  return TRUE;
}

/**
 * accord_wait_end:
 * @self: a wait
 *
 * The call is over.
 */
void
accord_wait_end (AccordWait *self)
{
  if (self->said)
    self->say (self->data, NULL);
  self->said = FALSE;
  self->since = 0;
}

/**
 * accord_wait_set_limits:
 * @after: µs after which a person is told; 0: as usual
 * @patience: µs for which one call waits at most; 0: as usual
 *
 * For tests.
 */
void
accord_wait_set_limits (gint64 after,
                        gint64 patience)
{
  say_after = after > 0 ? after : SAY_AFTER;
  patience_for_tests = patience;
}
