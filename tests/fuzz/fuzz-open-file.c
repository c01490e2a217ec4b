/* What the program does with a file that somebody else made: opens it, reads everything in it, checks it, changes it. */
#include "fuzz.h"

#include <stdlib.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "model/records.h"
#include "model/uuid.h"
#include "store/check.h"
#include "store/history-read.h"
#include "store/lead-fields.h"
#include "store/lead-import.h"
#include "store/lead-read.h"
#include "store/lead-since.h"
#include "store/rebuild.h"
#include "store/record-sql.h"
#include "store/save.h"
#include "store/schema-check.h"

/* More is only slower. */
#define LARGEST_FILE (1024 * 1024)
#define MOST_BATCHES 50

static char *folder;

static void
remove_folder (void)
{
  g_autofree char *command = g_strdup_printf ("rm -rf '%s'", folder);

  if (system (command) != 0)
    g_printerr ("%s is left behind\n", folder);
}

/* In memory, where there is such a place; what the program keeps beside it (backups) lies there, too. */
static void
make_folder (void)
{
  const char *base = g_access ("/dev/shm", W_OK) == 0 ? "/dev/shm" : g_get_tmp_dir ();

  folder = g_strdup_printf ("%s/accord-fuzz-%d", base, (int) getpid ());
  g_mkdir_with_parents (folder, 0700);
  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  atexit (remove_folder);
}

static void
read_records (AccordConnection *connection)
{
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      g_autoptr (GPtrArray) records = accord_record_sql_load (connection, *type, NULL);

      for (guint i = 0; records != NULL && i < records->len; i++)
        {
          g_autoptr (JsonObject) object = accord_record_to_json (g_ptr_array_index (records, i));
          g_autoptr (AccordRecord) again = accord_record_new (*type);

          accord_record_from_json (again, object, NULL);
        }
    }
}

static void
read_leads (AccordConnection *connection)
{
  g_autoptr (GPtrArray) fields = accord_lead_fields_list (connection, NULL);
  g_autoptr (AccordBatch) leads = NULL;
  g_autoptr (AccordBatch) activities = accord_activity_batch_new (100);
  g_autoptr (GArray) keys = NULL;
  gint64 after = 0, now;

  if (fields == NULL)
    return;
  leads = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 100);
  for (guint i = 0; i < MOST_BATCHES && accord_lead_read (connection, after, leads, NULL) && leads->n_rows > 0; i++)
    after = leads->keys[leads->n_rows - 1];
  after = 0;
  for (guint i = 0;
       i < MOST_BATCHES && accord_lead_read_activities (connection, after, activities, NULL) && activities->n_rows > 0; i++)
    after = activities->keys[activities->n_rows - 1];
  accord_lead_since (connection, 1, &now, &keys, NULL);
}

static void
read_history (AccordConnection *connection)
{
  AccordHistoryQuery query = { .limit = 50, .fold = TRUE, .text = "a" };
  g_autoptr (AccordHistoryPart) part = accord_history_read (connection, &query, NULL);
  g_autoptr (GPtrArray) people = accord_history_read_people (connection, NULL);
  g_autoptr (GPtrArray) recent = accord_change_log_recent (connection, 10, NULL);
  g_autoptr (GPtrArray) imports = accord_import_list (connection, NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (GPtrArray) changed = NULL;
  gboolean leads;

  changed = accord_change_log_since (connection, 0, &leads, NULL);
  for (guint i = 0; part != NULL && i < part->entries->len; i++)
    {
      const AccordHistoryEntry *entry = g_ptr_array_index (part->entries, i);
      g_autoptr (AccordChangeSet) changes = NULL;

      if (accord_history_entry_get_record_type (entry) != G_TYPE_INVALID && accord_uuid_is_valid (entry->record_id))
        changes = accord_history_restore (entry, NULL, none, "Restore");
    }
}

static void
write_something (AccordConnection *connection)
{
  static const AccordStoreAuthor author = { "system", "Fuzz" };
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Fuzz");
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  g_autoptr (GPtrArray) left = g_ptr_array_new_with_free_func (g_free);
  AccordImportUndone undone = { .left = left };
  AccordSaved saved = { NULL };

  accord_record_set_text (persona, "name", "Fuzz");
  accord_change_set_insert (changes, persona);
  accord_change_set_update_text (changes, settings, "company", "Fuzz");
  accord_save_changes (connection, &author, changes, &saved, NULL);
  accord_saved_clear (&saved);
  accord_import_undo (connection, &author, accord_change_set_get_id (changes), 1, &undone, NULL);
  g_clear_pointer (&undone.written, g_ptr_array_unref);
}

/* Also of what is not opened something may be read: to make it anew. */
static void
mend_file (const char *path)
{
  gint64 version;
  g_autoptr (AccordConnection) connection =
      accord_connection_open_unchecked (path, ACCORD_OPEN_DEFAULT, &version, NULL, NULL);
  g_autoptr (GPtrArray) differences = connection != NULL ? accord_schema_compare (connection->db, version, NULL) : NULL;

  if (differences != NULL && accord_connection_prepare_mending (connection, NULL))
    accord_connection_rebuild (connection, version, NULL, NULL);
}

/* On this thread: the store would do the same on its worker's, and waiting for it takes longer than the work. */
static void
use_file (const char *path)
{
  g_autoptr (AccordConnection) connection = accord_connection_open (path, ACCORD_OPEN_DEFAULT, NULL, NULL);
  g_autoptr (GPtrArray) findings = NULL;

  if (connection == NULL)
    {
      mend_file (path);
      return;
    }
  read_records (connection);
  read_leads (connection);
  read_history (connection);
  findings = accord_connection_examine (connection, NULL, NULL);
  write_something (connection);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static gsize once;
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;

  if (g_once_init_enter (&once))
    {
      make_folder ();
      g_once_init_leave (&once, 1);
    }
  if (size > LARGEST_FILE)
    return 0;
  path = g_build_filename (folder, "w.accord", NULL);
  journal = g_strconcat (path, "-journal", NULL);
  if (!g_file_set_contents_full (path, (const char *) data, (gssize) size, G_FILE_SET_CONTENTS_NONE, 0600, NULL))
    abort ();

  use_file (path);
  g_unlink (path);
  g_unlink (journal);
  return 0;
}
