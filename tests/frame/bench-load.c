#include "frame/frame-cache.h"
#include "frame/loader.h"
#include "store/sqlite-store.h"

/*
 * Opens a workspace, loads its leads and ends: usage: WORKSPACE [keep | cached]: «keep» writes them to the cache then, with
 * «cached» they are read from there. It is measured from outside, as a whole process.
 */

static AccordFrame *
load (AccordStore  *store,
      gboolean      cached,
      GError      **error)
{
  g_autoptr (AccordFrame) kept = cached ? accord_frame_cache_read (store, accord_zone_utc (), NULL) : NULL;

  if (cached && kept == NULL)
    g_error ("Nothing is kept that could be read.");
  if (kept != NULL)
    return accord_frame_refresh (kept, store, NULL, NULL, NULL, error);
  return accord_frame_load (store, accord_zone_utc (), NULL, NULL, NULL, error);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = argc > 1 ? accord_sqlite_store_open (argv[1], NULL, &error) : NULL;
  g_autoptr (AccordFrame) frame = NULL;

  if (store != NULL)
    frame = load (store, g_strcmp0 (argv[2], "cached") == 0, &error);
  if (frame == NULL)
    g_error ("%s", error != NULL ? error->message : "usage: bench-load WORKSPACE [keep | cached]");
  if (g_strcmp0 (argv[2], "keep") == 0 && !accord_frame_cache_write (frame, store))
    g_error ("The leads could not be kept.");
  g_print ("%u leads\n", accord_frame_get_n_leads (frame));
  accord_store_close (store);
  return 0;
}
