#include "key-keeper.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <sodium.h>
#include <string.h>

G_DEFINE_QUARK (accord-key-error-quark, accord_key_error)

/* A file: these letters, the salt, the nonce, the sealed secret. */
#define MAGIC "AccordKey1"
#define MAGIC_BYTES (sizeof MAGIC - 1)
#define SEALED_BYTES (ACCORD_SIGNING_SEED_BYTES + crypto_secretbox_MACBYTES)
#define FILE_BYTES (MAGIC_BYTES + crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES + SEALED_BYTES)

static const SecretSchema schema = {
  "org.accord_desk.Accord.SigningKey",
  SECRET_SCHEMA_NONE,
  { { "workspace", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "member", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } },
};

static char *
make_path (const char *workspace,
           const char *member)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.key", workspace, member);

  return g_build_filename (g_get_user_data_dir (), "accord", "keys", name, NULL);
}

/* Slow on purpose: whoever has the file cannot try many passphrases. */
static gboolean
derive (const char   *passphrase,
        const guint8 *salt,
        guint8       *key)
{
  return sodium_init () >= 0 &&
         crypto_pwhash (key, crypto_secretbox_KEYBYTES, passphrase, strlen (passphrase), salt,
                        crypto_pwhash_OPSLIMIT_MODERATE, crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_DEFAULT) == 0;
}

/**
 * accord_key_seal:
 * @seed: (array fixed-size=32): a secret key
 * @passphrase: what opens it
 *
 * Returns: (transfer full) (nullable): the bytes of a file; %NULL where there is too little memory
 */
GBytes *
accord_key_seal (const guint8 *seed,
                 const char   *passphrase)
{
  g_autofree guint8 *bytes = g_malloc (FILE_BYTES);
  guint8 *salt = bytes + MAGIC_BYTES;
  guint8 *nonce = salt + crypto_pwhash_SALTBYTES;
  guint8 key[crypto_secretbox_KEYBYTES];

  g_return_val_if_fail (seed != NULL && passphrase != NULL, NULL);

  if (sodium_init () < 0)
    return NULL;
  memcpy (bytes, MAGIC, MAGIC_BYTES);
  randombytes_buf (salt, crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES);
  if (!derive (passphrase, salt, key))
    return NULL;
  crypto_secretbox_easy (nonce + crypto_secretbox_NONCEBYTES, seed, ACCORD_SIGNING_SEED_BYTES, nonce, key);
  sodium_memzero (key, sizeof key);
  return g_bytes_new_take (g_steal_pointer (&bytes), FILE_BYTES);
}

/**
 * accord_key_unseal:
 * @sealed: what accord_key_seal() made
 * @passphrase: what opens it
 * @seed: (out caller-allocates) (array fixed-size=32): the secret key
 * @error: return location for an error
 *
 * Returns: whether it could be opened
 */
gboolean
accord_key_unseal (GBytes     *sealed,
                   const char *passphrase,
                   guint8     *seed,
                   GError    **error)
{
  gsize length;
  const guint8 *bytes = g_bytes_get_data (sealed, &length);
  guint8 key[crypto_secretbox_KEYBYTES];
  gboolean opened;

  if (length != FILE_BYTES || memcmp (bytes, MAGIC, MAGIC_BYTES) != 0)
    {
      g_set_error_literal (error, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_DAMAGED,
                           _("The file of your signing key is damaged; make a new key."));
      return FALSE;
    }
  bytes += MAGIC_BYTES;
  opened = derive (passphrase, bytes, key) &&
           crypto_secretbox_open_easy (seed, bytes + crypto_pwhash_SALTBYTES + crypto_secretbox_NONCEBYTES, SEALED_BYTES,
                                       bytes + crypto_pwhash_SALTBYTES, key) == 0;
  sodium_memzero (key, sizeof key);
  if (!opened)
    g_set_error_literal (error, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_PASSPHRASE,
                         _("This is not the passphrase of your signing key."));
  return opened;
}

static gboolean
store_in_keyring (const char   *workspace,
                  const char   *member,
                  const guint8 *seed,
                  GCancellable *cancellable)
{
  char hex[ACCORD_SIGNING_SEED_BYTES * 2 + 1];
  gboolean stored;

  sodium_bin2hex (hex, sizeof hex, seed, ACCORD_SIGNING_SEED_BYTES);
  stored = secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, _("Accord signing key"), hex, cancellable, NULL,
                                       "workspace", workspace, "member", member, NULL);
  sodium_memzero (hex, sizeof hex);
  return stored;
}

static gboolean
load_from_keyring (const char   *workspace,
                   const char   *member,
                   guint8       *seed,
                   GCancellable *cancellable)
{
  char *hex = secret_password_lookup_sync (&schema, cancellable, NULL, "workspace", workspace, "member", member, NULL);
  gsize length = 0;
  gboolean loaded = hex != NULL && sodium_hex2bin (seed, ACCORD_SIGNING_SEED_BYTES, hex, strlen (hex), NULL, &length,
                                                   NULL) == 0 && length == ACCORD_SIGNING_SEED_BYTES;

  if (hex != NULL)
    secret_password_free (hex);
  return loaded;
}

static gboolean
store_in_file (const char   *path,
               const guint8 *seed,
               const char   *passphrase,
               GError      **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GBytes) sealed = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _("“%s” cannot be made: %s"), folder,
                   g_strerror (errno));
      return FALSE;
    }
  sealed = accord_key_seal (seed, passphrase);
  if (sealed == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("There is too little memory to protect the signing key."));
      return FALSE;
    }
  return g_file_set_contents_full (path, g_bytes_get_data (sealed, NULL), (gssize) g_bytes_get_size (sealed),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/**
 * accord_key_store:
 * @workspace: the UUID of a file
 * @member: the id of who signs
 * @seed: (array fixed-size=32): their secret key
 * @passphrase: (nullable): for a file, where no keyring answers
 * @place: (out): where it was kept
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether it is kept; else %ACCORD_KEY_ERROR_PASSPHRASE where a passphrase is needed
 */
gboolean
accord_key_store (const char     *workspace,
                  const char     *member,
                  const guint8   *seed,
                  const char     *passphrase,
                  AccordKeyPlace *place,
                  GCancellable   *cancellable,
                  GError        **error)
{
  g_autofree char *path = make_path (workspace, member);

  *place = ACCORD_KEY_KEYRING;
  if (store_in_keyring (workspace, member, seed, cancellable))
    return TRUE;
  *place = ACCORD_KEY_FILE;
  if (passphrase != NULL && *passphrase != '\0')
    return store_in_file (path, seed, passphrase, error);
  g_set_error_literal (error, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_PASSPHRASE,
                       _("No keyring answers on this computer: give a passphrase that protects the signing key."));
  return FALSE;
}

/**
 * accord_key_load:
 * @workspace: the UUID of a file
 * @member: the id of who signs
 * @passphrase: (nullable): of the file, where the keyring has none
 * @seed: (out caller-allocates) (array fixed-size=32): the secret key
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Returns: whether there is one, and it could be opened
 */
gboolean
accord_key_load (const char   *workspace,
                 const char   *member,
                 const char   *passphrase,
                 guint8       *seed,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autofree char *path = make_path (workspace, member);
  g_autoptr (GBytes) sealed = NULL;
  char *contents;
  gsize length;

  if (load_from_keyring (workspace, member, seed, cancellable))
    return TRUE;
  if (!g_file_get_contents (path, &contents, &length, NULL))
    {
      g_set_error_literal (error, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_NONE,
                           _("You have no signing key for this file on this computer."));
      return FALSE;
    }
  sealed = g_bytes_new_take (contents, length);
  if (passphrase != NULL && *passphrase != '\0')
    return accord_key_unseal (sealed, passphrase, seed, error);
  g_set_error_literal (error, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_PASSPHRASE, _("Give the passphrase of your signing key."));
  return FALSE;
}

/**
 * accord_key_take:
 * @workspace: the UUID of a file
 * @member: the id of who signs
 * @passphrase: (nullable): of the file, where no keyring answers
 * @seed: (out caller-allocates) (array fixed-size=32): their secret key
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Loads the key of a member, or makes one and keeps it.
 *
 * Returns: whether there is one
 */
gboolean
accord_key_take (const char   *workspace,
                 const char   *member,
                 const char   *passphrase,
                 guint8       *seed,
                 GCancellable *cancellable,
                 GError      **error)
{
  g_autoptr (GError) problem = NULL;
  AccordKeyPlace place;

  if (accord_key_load (workspace, member, passphrase, seed, cancellable, &problem))
    return TRUE;
  if (!g_error_matches (problem, ACCORD_KEY_ERROR, ACCORD_KEY_ERROR_NONE))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  accord_signing_make_seed (seed);
  return accord_key_store (workspace, member, seed, passphrase, &place, cancellable, error);
}
