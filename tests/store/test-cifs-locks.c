/* SQLite on a Linux CIFS mount, whose client refuses to turn a read lock into a write lock, and remembers how long a
 * file was: faked below SQLite, and below what mends it. */
#include "fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "store/cifs-locks.h"

#define SMB2 0xFE534D42

typedef struct
{
  int   fd;
  off_t start, length;
} Held;

/* As the kernel's client keeps them: what this process holds, by descriptor. */
static Held held[16];
static guint n_held;
/* How long the client takes files to be: what others add it learns only when it asks. */
static struct
{
  ino_t inode;
  off_t size;
} lengths[16];
static guint n_lengths;

static gint writes_left = -1; /* the process dies before that write; -1: it lives */

static gboolean
holds_any (int                 fd,
           const struct flock *lock)
{
  for (guint i = 0; i < n_held; i++)
    if (held[i].fd == fd && lock->l_start < held[i].start + held[i].length &&
        held[i].start < lock->l_start + lock->l_len)
      return TRUE;
  return FALSE;
}

static void
forget (int                 fd,
        const struct flock *lock)
{
  for (guint i = n_held; i > 0; i--)
    if (held[i - 1].fd == fd && held[i - 1].start >= lock->l_start &&
        (lock->l_len == 0 || held[i - 1].start + held[i - 1].length <= lock->l_start + lock->l_len))
      held[i - 1] = held[--n_held];
}

static int
set_lock (int           fd,
          struct flock *lock)
{
  int result;

  if (lock->l_type == F_WRLCK && holds_any (fd, lock))
    {
      errno = EACCES;
      return -1;
    }
  result = fcntl (fd, F_SETLK, lock);
  if (result != 0)
    errno = EACCES;
  else if (lock->l_type == F_UNLCK)
    forget (fd, lock);
  else if (!holds_any (fd, lock))
    held[n_held++] = (Held) { fd, lock->l_start, lock->l_len };
  return result;
}

static int
fake_fcntl (int fd,
            int command,
            ...)
{
  va_list arguments;
  void *argument;

  va_start (arguments, command);
  argument = va_arg (arguments, void *);
  va_end (arguments);
  return command == F_SETLK ? set_lock (fd, argument) : fcntl (fd, command, argument);
}

static int
fake_statfs (int            fd,
             struct statfs *info)
{
  *info = (struct statfs) { .f_type = (__fsword_t) SMB2 };
  return 0;
}

static off_t *
find_length (ino_t inode)
{
  for (guint i = 0; i < n_lengths; i++)
    if (lengths[i].inode == inode)
      return &lengths[i].size;
  return NULL;
}

static void
learn_length (int      fd,
              gboolean from_server)
{
  struct stat info;
  off_t *size;

  if (fstat (fd, &info) != 0)
    return;
  size = find_length (info.st_ino);
  if (size != NULL && from_server)
    *size = info.st_size;
  else if (size == NULL && n_lengths < G_N_ELEMENTS (lengths))
    {
      lengths[n_lengths].inode = info.st_ino;
      lengths[n_lengths++].size = info.st_size;
    }
}

static void
fake_refresh (int fd)
{
  learn_length (fd, TRUE);
}

static int
fake_fstat (int          fd,
            struct stat *info)
{
  off_t *size;

  learn_length (fd, FALSE);
  if (fstat (fd, info) != 0)
    return -1;
  size = find_length (info->st_ino);
  if (size != NULL)
    info->st_size = *size;
  return 0;
}

static void
come_nearer_to_death (void)
{
  if (writes_left == 0)
    kill (getpid (), SIGKILL);
  if (writes_left > 0)
    writes_left--;
}

static int
fake_stat (const char  *path,
           struct stat *info)
{
  int fd = open (path, O_PATH | O_CLOEXEC);
  int result;

  if (fd < 0)
    return -1;
  result = fake_fstat (fd, info);
  close (fd);
  return result;
}

/* How often a file that was deleted can still not be made, because somebody elsewhere has it open. */
static guint n_held_elsewhere;

static int
fake_open (const char *path,
           int         flags,
           int         mode)
{
  if ((flags & O_CREAT) == 0 || n_held_elsewhere == 0)
    return open (path, flags, mode);
  n_held_elsewhere--;
  errno = ENOENT;
  return -1;
}

/* What it writes itself it knows of. */
static void
grow (int   fd,
      off_t end)
{
  struct stat info;
  off_t *size = fstat (fd, &info) == 0 ? find_length (info.st_ino) : NULL;

  if (size != NULL && end > *size)
    *size = end;
}

static ssize_t
fake_pwrite (int         fd,
             const void *bytes,
             size_t      length,
             off_t       offset)
{
  ssize_t written;

  come_nearer_to_death ();
  written = pwrite (fd, bytes, length, offset);
  grow (fd, offset + written);
  return written;
}

/* Emptying its journal is what makes a commit a commit. */
static int
fake_ftruncate (int   fd,
                off_t length)
{
  int result;

  come_nearer_to_death ();
  result = ftruncate (fd, length);
  learn_length (fd, TRUE);
  return result;
}

static void
fake_client (void)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find ("unix");

  g_assert_cmpint (vfs->xSetSystemCall (vfs, "fcntl", (sqlite3_syscall_ptr) fake_fcntl), ==, SQLITE_OK);
  g_assert_cmpint (vfs->xSetSystemCall (vfs, "ftruncate", (sqlite3_syscall_ptr) fake_ftruncate), ==, SQLITE_OK);
  g_assert_cmpint (vfs->xSetSystemCall (vfs, "open", (sqlite3_syscall_ptr) fake_open), ==, SQLITE_OK);
  vfs->xSetSystemCall (vfs, "pwrite", (sqlite3_syscall_ptr) fake_pwrite);
  vfs->xSetSystemCall (vfs, "pwrite64", (sqlite3_syscall_ptr) fake_pwrite);
  g_assert_cmpint (vfs->xSetSystemCall (vfs, "fstat", (sqlite3_syscall_ptr) fake_fstat), ==, SQLITE_OK);
  g_assert_cmpint (vfs->xSetSystemCall (vfs, "stat", (sqlite3_syscall_ptr) fake_stat), ==, SQLITE_OK);
  accord_cifs_locks_set_statfs (fake_statfs);
  accord_cifs_locks_set_refresh (fake_refresh);
}

static pid_t
start (Fixture *fixture,
       int    (*work) (Fixture *))
{
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    _exit (work (fixture));
  return pid;
}

static int
wait_for (pid_t pid)
{
  int status;

  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -WTERMSIG (status);
}

static AccordStore *
open_here (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  AccordStore *store = accord_sqlite_store_open (fixture->path, NULL, &error);

  if (store == NULL)
    g_printerr ("%s\n", error->message);
  return store;
}

static gboolean
add_persona (AccordStore *store)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Add");
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (GError) error = NULL;

  accord_record_set_text (persona, "name", "Buyer");
  accord_change_set_insert (changes, persona);
  if (accord_store_save (store, changes, NULL, &error))
    return TRUE;
  g_printerr ("%s\n", error->message);
  return FALSE;
}

static int
save_many (Fixture *fixture)
{
  AccordStore *store = open_here (fixture);

  for (guint i = 0; store != NULL && i < 100; i++)
    if (!add_persona (store))
      return 1;
  if (store != NULL)
    accord_store_close (store);
  return store == NULL || accord_cifs_locks_get_n_given () == 0;
}

static guint
count_personas (Fixture *fixture)
{
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  fixture_reopen (fixture);
  records = accord_store_load_records (fixture->store, ACCORD_TYPE_PERSONA, NULL, &error);
  g_assert_no_error (error);
  findings = accord_store_check (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
  return records->len;
}

static int
use_stock_sqlite (Fixture *fixture)
{
  sqlite3 *db = NULL;
  int rc = sqlite3_open (fixture->path, &db);

  if (rc == SQLITE_OK)
    rc = sqlite3_exec (db, "CREATE TABLE t (a)", NULL, NULL, NULL);
  sqlite3_close (db);
  return rc;
}

/* The fake bites: this is what people see without what is tested here. */
static void
test_stock (Fixture      *fixture,
            gconstpointer data)
{
  g_assert_cmpint (wait_for (start (fixture, use_stock_sqlite)), ==, SQLITE_BUSY);
}

static void
test_two_writers (Fixture      *fixture,
                  gconstpointer data)
{
  pid_t first, second;

  fixture_close (fixture);
  first = start (fixture, save_many);
  second = start (fixture, save_many);
  g_assert_cmpint (wait_for (first), ==, 0);
  g_assert_cmpint (wait_for (second), ==, 0);
  g_assert_cmpuint (count_personas (fixture), ==, 200);
}

static gint deadly_write;

static int
die_in_commit (Fixture *fixture)
{
  AccordStore *store = open_here (fixture);

  if (store == NULL || !add_persona (store))
    return 1;
  writes_left = deadly_write;
  return add_persona (store) ? 0 : 1;
}

/* Opening it and reading takes no write lock, except to take back what a dead writer left. */
static int
open_and_count_given (Fixture *fixture)
{
  int before = accord_cifs_locks_get_n_given ();

  return open_here (fixture) == NULL ? 100 : accord_cifs_locks_get_n_given () - before;
}

static gboolean
has_hot_journal (Fixture *fixture)
{
  g_autofree char *path = g_strconcat (fixture->path, "-journal", NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  return g_file_get_contents (path, &bytes, &length, NULL) && length > 0 && bytes[0] != 0;
}

/* Killed before each write of a commit, and before the journal is emptied at its end: whoever comes next finds all that
 * was acknowledged, and nothing of the rest. */
static void
test_killed_in_commit (Fixture      *fixture,
                       gconstpointer data)
{
  guint expected = 0, n_hot = 0;
  int status = -SIGKILL;

  fixture_close (fixture);
  g_assert_cmpint (wait_for (start (fixture, open_and_count_given)), ==, 0);
  for (deadly_write = 0; status == -SIGKILL; deadly_write++)
    {
      gboolean hot;

      g_assert_cmpint (deadly_write, <, 200);
      status = wait_for (start (fixture, die_in_commit));
      hot = has_hot_journal (fixture);
      expected += status == 0 ? 2 : 1;
      n_hot += hot;
      if (hot)
        g_assert_cmpint (wait_for (start (fixture, open_and_count_given)), ==, 1);
      g_assert_cmpuint (count_personas (fixture), ==, expected);
      fixture_close (fixture);
    }
  g_assert_cmpint (status, ==, 0);
  g_assert_cmpuint (n_hot, >, 3);
  g_test_message ("killed before each of %d writes; %u times with a journal to recover from", deadly_write - 1, n_hot);
}

static int signal_pipe[2];

static int
die_when_told (Fixture *fixture)
{
  char byte;

  return read (signal_pipe[0], &byte, 1) == 1 ? die_in_commit (fixture) : 1;
}

/* Who had the file open all the time, and knows that the journal is empty, looks at it anew. */
static void
test_killed_beside (Fixture      *fixture,
                    gconstpointer data)
{
  guint expected = 0, n_hot = 0;

  fixture_close (fixture);
  for (deadly_write = 8; deadly_write < 26; deadly_write++)
    {
      pid_t pid;

      g_assert_cmpint (pipe (signal_pipe), ==, 0);
      pid = start (fixture, die_when_told);
      fixture_reopen (fixture);
      g_assert_true (add_persona (fixture->store));
      g_assert_cmpint (write (signal_pipe[1], "x", 1), ==, 1);
      g_assert_cmpint (wait_for (pid), ==, -SIGKILL);
      n_hot += has_hot_journal (fixture);
      g_assert_true (add_persona (fixture->store));
      expected += 3;
      g_assert_cmpuint (count_personas (fixture), ==, expected);
      fixture_close (fixture);
      close (signal_pipe[0]);
      close (signal_pipe[1]);
    }
  g_assert_cmpuint (n_hot, >, 3);
}

static int
save_few (Fixture *fixture)
{
  AccordStore *store = open_here (fixture);

  for (guint i = 0; store != NULL && i < 5; i++)
    if (!add_persona (store))
      return 1;
  return store == NULL;
}

/* All of them see the dead writer's journal, and want to be the one that takes it back. */
static void
test_recovered_by_many (Fixture      *fixture,
                        gconstpointer data)
{
  guint expected = 0;

  fixture_close (fixture);
  for (guint turn = 0; turn < 10; turn++)
    {
      pid_t pids[4];

      deadly_write = 12;
      g_assert_cmpint (wait_for (start (fixture, die_in_commit)), ==, -SIGKILL);
      for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
        pids[i] = start (fixture, save_few);
      for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
        g_assert_cmpint (wait_for (pids[i]), ==, 0);
      expected += 1 + 5 * G_N_ELEMENTS (pids);
    }
  g_assert_cmpuint (count_personas (fixture), ==, expected);
}

static void
test_journal_deleted (Fixture      *fixture,
                      gconstpointer data)
{
  g_autofree char *journal = g_strconcat (fixture->path, "-journal", NULL);

  g_assert_true (add_persona (fixture->store));
  unlink (journal);
  n_held_elsewhere = 3;
  g_assert_true (add_persona (fixture->store));
  g_assert_cmpuint (n_held_elsewhere, ==, 0);
  g_assert_cmpuint (count_personas (fixture), ==, 2);
}

/* A folder that is not there is said at once. */
static void
test_folder_gone (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "gone", "a.accord", NULL);
  gint64 start = g_get_monotonic_time ();
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_CANTOPEN);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  sqlite3_close (db);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fake_client ();
  /* First: the process that it forks has not got the remedy yet. */
  fixture_test_bare ("/store/cifs-locks/stock", test_stock);
  fixture_test ("/store/cifs-locks/two-writers", test_two_writers);
  fixture_test ("/store/cifs-locks/killed-in-commit", test_killed_in_commit);
  fixture_test ("/store/cifs-locks/killed-beside", test_killed_beside);
  fixture_test ("/store/cifs-locks/recovered-by-many", test_recovered_by_many);
  fixture_test ("/store/cifs-locks/journal-deleted", test_journal_deleted);
  fixture_test ("/store/cifs-locks/folder-gone", test_folder_gone);
  return g_test_run ();
}
