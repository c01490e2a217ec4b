/* write-changes FILE N [sole-user]: saves N change sets, one after another, as a person's window would; says each that
 * was acknowledged, and looks at what others did in between. For machines on which nobody types. */
#include <stdio.h>
#include <stdlib.h>

#include "model/records.h"
#include "store/sqlite-store.h"

static gboolean
save (AccordStore *store,
      GError     **error)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Add persona");
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);

  accord_record_set_text (persona, "name", "Written by a machine");
  accord_change_set_insert (changes, persona);
  if (!accord_store_save (store, changes, NULL, error))
    return FALSE;
  printf ("saved %s\n", accord_record_get_id (persona));
  return TRUE;
}

int
main (int    argc,
      char **argv)
{
  AccordOpenFlags flags = argc > 3 ? ACCORD_OPEN_SOLE_USER : ACCORD_OPEN_DEFAULT;
  gint64 start = g_get_monotonic_time (), longest = 0;
  g_autoptr (AccordStore) store = NULL;
  g_autoptr (GError) error = NULL;
  int n_saved = 0;

  if (argc < 3)
    return 2;
  setvbuf (stdout, NULL, _IOLBF, 0);
  store = accord_sqlite_store_open_with (argv[1], flags, NULL, &error);
  for (int n = atoi (argv[2]); store != NULL && n_saved < n; n_saved++)
    {
      gint64 before = g_get_monotonic_time ();

      if (!save (store, &error) || !accord_store_poll (store, &error))
        break;
      longest = MAX (longest, g_get_monotonic_time () - before);
    }
  if (store != NULL)
    accord_store_close (store);
  printf ("%d saved in %.1f s, the longest in %.2f s\n", n_saved, (double) (g_get_monotonic_time () - start) / 1e6,
          (double) longest / 1e6);
  if (error != NULL)
    fprintf (stderr, "refused: %s\n", error->message);
  return error == NULL ? 0 : 1;
}
