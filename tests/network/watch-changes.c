/* watch-changes FILE N: has the file open as a person's window does and says what others changed, N times. */
#include <stdio.h>
#include <stdlib.h>

#include "store/sqlite-store.h"

typedef struct
{
  GMainLoop *loop;
  int        n_left;
} Watching;

static void
on_others_changed_cb (AccordStore *store,
                      GPtrArray   *changes,
                      gpointer     data)
{
  Watching *self = data;

  for (guint i = 0; i < changes->len; i++)
    printf ("seen %s\n", ((AccordRemoteChange *) changes->pdata[i])->id);
  self->n_left -= (int) changes->len;
  if (self->n_left <= 0)
    g_main_loop_quit (self->loop);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Watching self = { .loop = loop, .n_left = argc > 2 ? atoi (argv[2]) : 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordStore) store = NULL;

  if (argc < 3)
    return 2;
  setvbuf (stdout, NULL, _IOLBF, 0);
  store = accord_sqlite_store_open (argv[1], NULL, &error);
  if (store == NULL)
    {
      fprintf (stderr, "refused: %s\n", error->message);
      return 1;
    }
  g_signal_connect (store, "others-changed", G_CALLBACK (on_others_changed_cb), &self);
  accord_store_watch (store);
  printf ("watching\n");
  g_main_loop_run (loop);
  accord_store_close (store);
  return 0;
}
