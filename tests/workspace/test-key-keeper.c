#include "workspace/key-keeper.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "fixture.h"

/* There is no bus, so that no keyring answers: what is kept is kept in a file. */

static void
test_seal (void)
{
  guint8 seed[ACCORD_SIGNING_SEED_BYTES], back[ACCORD_SIGNING_SEED_BYTES];
  g_autoptr (GBytes) sealed = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (GError) error = NULL;

  accord_signing_make_seed (seed);
  sealed = accord_key_seal (seed, "correct horse");
  again = accord_key_seal (seed, "correct horse");
  g_assert_false (g_bytes_equal (sealed, again));
  g_assert_true (accord_key_unseal (sealed, "correct horse", back, &error));
  g_assert_no_error (error);
  g_assert_cmpmem (seed, sizeof seed, back, sizeof back);
  g_assert_false (accord_key_unseal (sealed, "correct hors", back, &error));
  g_assert_error (error, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_PASSPHRASE);
}

/* Whatever byte of it is another, it does not open. */
static void
test_damaged (void)
{
  guint8 seed[ACCORD_SIGNING_SEED_BYTES] = { 1 }, back[ACCORD_SIGNING_SEED_BYTES];
  g_autoptr (GBytes) sealed = accord_key_seal (seed, "x");
  gsize length = g_bytes_get_size (sealed);
  const gsize places[] = { 0, 10, 26, length - 1 };
  g_autoptr (GBytes) shorter = g_bytes_new_from_bytes (sealed, 0, length - 1);

  g_assert_false (accord_key_unseal (shorter, "x", back, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (sealed, NULL), length);
      g_autoptr (GBytes) damaged = NULL;

      bytes[places[i]] ^= 1;
      damaged = g_bytes_new (bytes, length);
      g_assert_false (accord_key_unseal (damaged, "x", back, NULL));
    }
}

static void
test_file (void)
{
  guint8 seed[ACCORD_SIGNING_SEED_BYTES], back[ACCORD_SIGNING_SEED_BYTES];
  g_autofree char *path = g_build_filename (g_get_user_data_dir (), "accord", "keys", "w-m.key", NULL);
  g_autoptr (GError) error = NULL;
  AccordKeyPlace place;
  GStatBuf status;

  accord_signing_make_seed (seed);
  g_assert_false (accord_key_load ("w", "m", "p", back, NULL, &error));
  g_assert_error (error, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_NONE);
  g_clear_error (&error);
  g_assert_false (accord_key_store ("w", "m", seed, NULL, &place, NULL, &error));
  g_assert_error (error, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_PASSPHRASE);
  g_clear_error (&error);

  accord_key_store ("w", "m", seed, "p", &place, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (place, ==, ACCORD_KEY_FILE);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  accord_key_load ("w", "m", "p", back, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (seed, sizeof seed, back, sizeof back);
  g_assert_false (accord_key_load ("w", "m", NULL, back, NULL, &error));
  g_assert_error (error, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_PASSPHRASE);
}

int
main (int   argc,
      char *argv[])
{
  fixture_isolate ();
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/key/seal", test_seal);
  g_test_add_func ("/key/damaged", test_damaged);
  g_test_add_func ("/key/file", test_file);
  return g_test_run ();
}
