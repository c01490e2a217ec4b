/* What the program does with a file that somebody else made: opens it, reads everything in it, checks it, changes it. */
#include "fuzz-open-file.h"

#include <stdlib.h>
#include <unistd.h>

#include <glib/gstdio.h>

#include "model/records.h"
#include "model/uuid.h"
#include "store/bulk.h"
#include "store/history.h"
#include "store/sqlite-store.h"

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
read_records (AccordStore *store)
{
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      g_autoptr (GPtrArray) records = accord_store_load_records (store, *type, NULL, NULL);

      for (guint i = 0; records != NULL && i < records->len; i++)
        {
          g_autoptr (JsonObject) object = accord_record_to_json (g_ptr_array_index (records, i));
          g_autoptr (AccordRecord) again = accord_record_new (*type);

          accord_record_from_json (again, object, NULL);
        }
    }
}

static void
read_leads (AccordStore *store)
{
  g_autoptr (GPtrArray) fields = accord_store_list_fields (store, NULL, NULL);
  g_autoptr (AccordBatch) leads = NULL;
  g_autoptr (AccordBatch) activities = accord_activity_batch_new (100);
  gint64 after = 0;

  if (fields == NULL)
    return;
  leads = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 100);
  for (guint i = 0; i < MOST_BATCHES && accord_store_read_leads (store, after, leads, NULL, NULL) && leads->n_rows > 0; i++)
    after = leads->keys[leads->n_rows - 1];
  after = 0;
  for (guint i = 0;
       i < MOST_BATCHES && accord_store_read_activities (store, after, activities, NULL, NULL) && activities->n_rows > 0; i++)
    after = activities->keys[activities->n_rows - 1];
}

static void
read_history (AccordStore *store)
{
  AccordHistoryQuery query = { .limit = 50, .fold = TRUE, .text = "a" };
  g_autoptr (AccordHistoryPart) part = accord_store_history (store, &query, NULL, NULL);
  g_autoptr (GPtrArray) people = accord_store_history_people (store, NULL, NULL);
  g_autoptr (GPtrArray) recent = accord_store_recent_changes (store, 10, NULL, NULL);
  g_autoptr (GPtrArray) imports = accord_store_imports (store, NULL, NULL);
  g_autoptr (GPtrArray) mappings = accord_store_list_mappings (store, NULL);

  for (guint i = 0; part != NULL && i < part->entries->len; i++)
    {
      const AccordHistoryEntry *entry = g_ptr_array_index (part->entries, i);
      g_autoptr (GPtrArray) none = g_ptr_array_new ();
      g_autoptr (AccordChangeSet) changes = NULL;

      if (accord_history_entry_get_record_type (entry) != G_TYPE_INVALID && accord_uuid_is_valid (entry->record_id))
        changes = accord_history_restore (entry, NULL, none, "Restore");
    }
}

static void
write_something (AccordStore *store)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Fuzz");
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  AccordRecord *settings = accord_store_get_settings (store);

  accord_record_set_text (persona, "name", "Fuzz");
  accord_change_set_insert (changes, persona);
  if (settings != NULL)
    accord_change_set_update_text (changes, settings, "company", "Fuzz");
  accord_store_save (store, changes, NULL, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static gsize once;
  g_autofree char *path = NULL;
  g_autofree char *journal = NULL;
  g_autoptr (AccordStore) store = NULL;
  g_autoptr (GPtrArray) findings = NULL;

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

  store = accord_sqlite_store_open (path, NULL, NULL);
  if (store != NULL)
    {
      read_records (store);
      read_leads (store);
      read_history (store);
      findings = accord_store_check (store, NULL, NULL);
      write_something (store);
      accord_store_close (store);
    }
  g_unlink (path);
  g_unlink (journal);
  return 0;
}
