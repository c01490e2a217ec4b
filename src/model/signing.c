#include "model/signing.h"

#include <sodium.h>
#include <string.h>

G_STATIC_ASSERT (ACCORD_SIGNING_SEED_BYTES == crypto_sign_SEEDBYTES);

/* So that a signature of an agreement is never one of anything else. */
#define DOMAIN "Accord agreement signature, version 1"

static void
begin (void)
{
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used on this computer");
}

static char *
to_hex (const guint8 *bytes,
        gsize         length)
{
  gsize size = length * 2 + 1;
  char *hex = g_malloc (size);

  return sodium_bin2hex (hex, size, bytes, length);
}

static gboolean
from_hex (const char *hex,
          guint8     *bytes,
          gsize       length)
{
  gsize read = 0;

  return hex != NULL && sodium_hex2bin (bytes, length, hex, strlen (hex), NULL, &read, NULL) == 0 && read == length &&
         strlen (hex) == length * 2;
}

/* One line each; none of them holds the end of a line. */
static char *
write_message (const AccordSigningMessage *message)
{
  return g_strdup_printf (DOMAIN "\n%s\n%s\n%" G_GINT64_FORMAT "\n", message->digest, message->member,
                          accord_moment_to_ms (message->at));
}

/**
 * accord_signing_make_seed:
 * @seed: (out caller-allocates) (array fixed-size=32): a new secret key
 */
void
accord_signing_make_seed (guint8 *seed)
{
  g_return_if_fail (seed != NULL);

  begin ();
  randombytes_buf (seed, crypto_sign_SEEDBYTES);
}

/**
 * accord_signing_forget:
 * @seed: (array fixed-size=32): a secret key that is no longer needed in memory
 */
void
accord_signing_forget (guint8 *seed)
{
  g_return_if_fail (seed != NULL);

  sodium_memzero (seed, crypto_sign_SEEDBYTES);
}

/**
 * accord_signing_public:
 * @seed: (array fixed-size=32): a secret key
 *
 * Returns: (transfer full): the public half, 64 hexadecimal digits
 */
char *
accord_signing_public (const guint8 *seed)
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];

  g_return_val_if_fail (seed != NULL, NULL);

  begin ();
  crypto_sign_seed_keypair (public_key, secret_key, seed);
  sodium_memzero (secret_key, sizeof secret_key);
  return to_hex (public_key, sizeof public_key);
}

/**
 * accord_signing_sign_bytes:
 * @seed: (array fixed-size=32): a secret key
 * @bytes: (nullable): what to sign
 * @length: of @bytes
 *
 * Returns: (transfer full): the signature, 128 hexadecimal digits
 */
char *
accord_signing_sign_bytes (const guint8 *seed,
                           const guint8 *bytes,
                           gsize         length)
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 secret_key[crypto_sign_SECRETKEYBYTES];
  guint8 signature[crypto_sign_BYTES];

  g_return_val_if_fail (seed != NULL, NULL);

  begin ();
  crypto_sign_seed_keypair (public_key, secret_key, seed);
  crypto_sign_detached (signature, NULL, bytes, length, secret_key);
  sodium_memzero (secret_key, sizeof secret_key);
  return to_hex (signature, sizeof signature);
}

/**
 * accord_signing_verify_bytes:
 * @public_key: (nullable): of who is said to have signed
 * @signature: (nullable): a signature
 * @bytes: (nullable): what was signed
 * @length: of @bytes
 *
 * Returns: whether the key's owner signed exactly that
 */
gboolean
accord_signing_verify_bytes (const char   *public_key,
                             const char   *signature,
                             const guint8 *bytes,
                             gsize         length)
{
  guint8 key[crypto_sign_PUBLICKEYBYTES];
  guint8 sign[crypto_sign_BYTES];

  begin ();
  return from_hex (public_key, key, sizeof key) && from_hex (signature, sign, sizeof sign) &&
         crypto_sign_verify_detached (sign, bytes, length, key) == 0;
}

/**
 * accord_signing_sign:
 * @seed: (array fixed-size=32): a secret key
 * @message: which version, who, and when
 *
 * Returns: (transfer full): the signature
 */
char *
accord_signing_sign (const guint8               *seed,
                     const AccordSigningMessage *message)
{
  g_autofree char *text = write_message (message);

  return accord_signing_sign_bytes (seed, (const guint8 *) text, strlen (text));
}

/**
 * accord_signing_verify:
 * @public_key: (nullable): of who is said to have signed
 * @signature: (nullable): what accord_signing_sign() made
 * @message: which version, who, and when
 *
 * Returns: whether it is of that key and of that message
 */
gboolean
accord_signing_verify (const char                 *public_key,
                       const char                 *signature,
                       const AccordSigningMessage *message)
{
  g_autofree char *text = write_message (message);

  return accord_signing_verify_bytes (public_key, signature, (const guint8 *) text, strlen (text));
}
