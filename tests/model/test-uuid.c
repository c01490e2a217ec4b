#include "model/uuid.h"

#include <string.h>

#define N_MADE 50000

static void
test_made_ids_rise (void)
{
  g_autofree char *last = accord_uuid_new ();

  for (guint i = 0; i < N_MADE; i++)
    {
      char *id = accord_uuid_new ();

      g_assert_true (accord_uuid_is_valid (id));
      g_assert_cmpint (id[14], ==, '7');
      g_assert_nonnull (strchr ("89ab", id[19]));
      g_assert_cmpstr (last, <, id);
      g_free (last);
      last = id;
    }
}

static void
test_bytes_round_trip (void)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *id = accord_uuid_new ();
      g_autofree char *upper = g_ascii_strup (id, -1);
      g_autofree char *back = NULL;
      guint8 bytes[ACCORD_UUID_N_BYTES];

      g_assert_true (accord_uuid_to_bytes (upper, bytes));
      back = accord_uuid_from_bytes (bytes);
      g_assert_cmpstr (back, ==, id);
    }
}

static void
test_known_bytes (void)
{
  static const guint8 expected[] = { 0x01, 0x7f, 0x22, 0xe2, 0x79, 0xb0, 0x7c, 0xc3,
                                     0x98, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f };
  guint8 bytes[ACCORD_UUID_N_BYTES];

  g_assert_true (accord_uuid_to_bytes ("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", bytes)); /* RFC 9562, A.6 */
  g_assert_cmpmem (bytes, sizeof bytes, expected, sizeof expected);
  g_assert_true (accord_uuid_to_bytes (ACCORD_UUID_NIL, bytes));
}

static void
test_invalid (void)
{
  static const char *const texts[] = {
    "", "017f22e2", "017f22e2-79b0-7cc3-98c4-dc0c0c07398", "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff",
    "017f22e279b0-7cc3-98c4-dc0c0c07398f-", "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", NULL,
  };
  guint8 bytes[ACCORD_UUID_N_BYTES];

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_false (accord_uuid_is_valid (texts[i]));
      g_assert_false (accord_uuid_to_bytes (texts[i], bytes));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/uuid/made-ids-rise", test_made_ids_rise);
  g_test_add_func ("/uuid/bytes-round-trip", test_bytes_round_trip);
  g_test_add_func ("/uuid/known-bytes", test_known_bytes);
  g_test_add_func ("/uuid/invalid", test_invalid);
  return g_test_run ();
}
