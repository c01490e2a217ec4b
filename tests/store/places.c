#include "places.h"

#include <stdlib.h>

#include "store/mount.h"

void
mount_as (Fixture    *fixture,
          const char *what)
{
  g_autofree char *table = fixture_path (fixture, "mountinfo");
  g_autofree char *real = realpath (fixture->folder, NULL);
  g_autofree char *text = g_strdup_printf ("22 1 8:2 / / rw - ext4 /dev/sda2 rw\n"
                                           "88 22 0:45 / %s rw,relatime shared:33 - %s\n", real, what);

  g_assert_true (g_file_set_contents (table, text, -1, NULL));
  accord_mount_set_table (table);
}

void
unmount (Fixture      *fixture,
         gconstpointer data)
{
  accord_mount_set_table (NULL);
  fixture_tear_down (fixture, data);
}

AccordStore *
open_with (Fixture        *fixture,
           AccordOpenFlags flags)
{
  g_autoptr (GError) error = NULL;
  AccordStore *store = accord_sqlite_store_open_with (fixture->path, flags, NULL, &error);

  g_assert_no_error (error);
  return store;
}

char *
read_file (Fixture    *fixture,
           const char *suffix,
           gsize      *length)
{
  g_autofree char *path = g_strconcat (fixture->path, suffix, NULL);
  char *bytes = NULL;

  *length = 0;
  g_file_get_contents (path, &bytes, length, NULL);
  return bytes;
}

const char *
get_first (AccordStore *store,
           const char  *column)
{
  g_autoptr (GListModel) list = accord_store_list (store, ACCORD_TYPE_PERSONA);
  g_autoptr (AccordRecord) persona = g_list_model_get_item (list, 0);

  return accord_record_get_text (persona, column); /* the list keeps it */
}
