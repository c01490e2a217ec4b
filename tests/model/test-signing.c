#include "model/signing.h"

#include <string.h>

static void
read_hex (const char *hex,
          guint8     *bytes)
{
  for (gsize i = 0; hex[2 * i] != '\0'; i++)
    bytes[i] = (guint8) (g_ascii_xdigit_value (hex[2 * i]) * 16 + g_ascii_xdigit_value (hex[2 * i + 1]));
}

/* RFC 8032, 7.1 */
static void
test_vectors (void)
{
  static const struct
  {
    const char *seed, *public_key, *message, *signature;
  } rows[] = {
    { "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe2465514143"
      "8e7a100b" },
    { "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d2916"
      "12bb0c00" },
    { "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027bece"
      "ea1ec40a" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      guint8 seed[ACCORD_SIGNING_SEED_BYTES];
      guint8 message[8];
      gsize length = strlen (rows[i].message) / 2;
      g_autofree char *public_key = NULL;
      g_autofree char *signature = NULL;

      read_hex (rows[i].seed, seed);
      read_hex (rows[i].message, message);
      public_key = accord_signing_public (seed);
      signature = accord_signing_sign_bytes (seed, message, length);
      g_assert_cmpstr (public_key, ==, rows[i].public_key);
      g_assert_cmpstr (signature, ==, rows[i].signature);
      g_assert_true (accord_signing_verify_bytes (public_key, signature, message, length));
    }
}

/* Another text, member or time, another key, or another signature is not what was signed. */
static void
test_tampering (void)
{
  const AccordSigningMessage message = { "digest", "member", accord_moment_from_ms (1000) };
  const AccordSigningMessage others[] = {
    { "digesu", "member", accord_moment_from_ms (1000) },
    { "digest", "membes", accord_moment_from_ms (1000) },
    { "digest", "member", accord_moment_from_ms (1001) },
    { "digest\nmember", "", accord_moment_from_ms (1000) },
  };
  guint8 seed[ACCORD_SIGNING_SEED_BYTES], other[ACCORD_SIGNING_SEED_BYTES];
  g_autofree char *key = NULL;
  g_autofree char *other_key = NULL;
  g_autofree char *signature = NULL;

  accord_signing_make_seed (seed);
  accord_signing_make_seed (other);
  key = accord_signing_public (seed);
  other_key = accord_signing_public (other);
  signature = accord_signing_sign (seed, &message);
  g_assert_true (accord_signing_verify (key, signature, &message));
  g_assert_false (accord_signing_verify (other_key, signature, &message));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (accord_signing_verify (key, signature, &others[i]));

  for (gsize i = 0; i < strlen (signature); i += 7)
    {
      char was = signature[i];

      signature[i] = was == '0' ? '1' : '0';
      g_assert_false (accord_signing_verify (key, signature, &message));
      signature[i] = was;
    }
}

static void
test_no_signature (void)
{
  static const char *const nothing[] = { NULL, "", "00", "zz", "0", "not hexadecimal at all" };
  const AccordSigningMessage message = { "digest", "member", 0 };
  guint8 seed[ACCORD_SIGNING_SEED_BYTES] = { 0 };
  g_autofree char *key = accord_signing_public (seed);
  g_autofree char *signature = accord_signing_sign (seed, &message);

  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    {
      g_assert_false (accord_signing_verify (nothing[i], signature, &message));
      g_assert_false (accord_signing_verify (key, nothing[i], &message));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/signing/rfc-8032", test_vectors);
  g_test_add_func ("/signing/tampering", test_tampering);
  g_test_add_func ("/signing/no-signature", test_no_signature);
  return g_test_run ();
}
