#include "frame/loader.h"
#include "store/sqlite-store.h"

/* Opens a workspace, loads its leads and ends: usage: WORKSPACE. It is measured from outside, as a whole process. */

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = argc > 1 ? accord_sqlite_store_open (argv[1], NULL, &error) : NULL;
  g_autoptr (AccordFrame) frame = NULL;

  if (store != NULL)
    frame = accord_frame_load (store, accord_zone_utc (), NULL, NULL, NULL, &error);
  if (frame == NULL)
    g_error ("%s", error != NULL ? error->message : "usage: bench-load WORKSPACE");
  g_print ("%u leads\n", accord_frame_get_n_leads (frame));
  accord_store_close (store);
  return 0;
}
