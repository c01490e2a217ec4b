#include "asking.h"

#define PATIENCE (30 * G_USEC_PER_SEC)

void
spin_until (gboolean (*done) (gpointer data),
            gpointer   data)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (!done (data))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

static void
on_done_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Asked *asked = user_data;

  asked->result = g_object_ref (result);
  asked->at = g_get_monotonic_time ();
}

gboolean
is_done (gpointer data)
{
  return ((Asked *) data)->result != NULL;
}

void
ask (Asked        *asked,
     Fixture      *fixture,
     AccordRecord *record,
     const char   *text,
     GCancellable *cancellable)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Edit");

  asked->store = fixture->store;
  accord_change_set_update_text (changes, record, "goals", text);
  accord_store_save_async (fixture->store, changes, cancellable, on_done_cb, asked);
}

gboolean
answer (Asked   *asked,
        GError **error)
{
  gboolean done;

  spin_until (is_done, asked);
  done = accord_store_save_finish (asked->store, asked->result, error);
  g_clear_object (&asked->result);
  return done;
}
