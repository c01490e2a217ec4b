#pragma once

#include <gio/gio.h>

#include "model/signing.h"

G_BEGIN_DECLS

/*
 * Where the secret half of a member's key is kept: in the keyring of this computer's user, or, where none answers, in a
 * file of the user's data folder that a passphrase opens. All of it waits: for threads.
 */
typedef enum
{
  ACCORD_KEY_KEYRING,
  ACCORD_KEY_FILE,
} AccordKeyPlace;

#define ACCORD_KEY_ERROR (accord_key_error_quark ())

typedef enum
{
  ACCORD_KEY_ERROR_NONE,       /* there is no key on this computer */
  ACCORD_KEY_ERROR_PASSPHRASE, /* it is missing, or another */
  ACCORD_KEY_ERROR_DAMAGED,
} AccordKeyError;

GQuark   accord_key_error_quark (void);

/* @workspace: its UUID; @passphrase: NULL: only the keyring. */
gboolean accord_key_store (const char     *workspace,
                           const char     *member,
                           const guint8   *seed,
                           const char     *passphrase,
                           AccordKeyPlace *place,
                           GCancellable   *cancellable,
                           GError        **error);
gboolean accord_key_load  (const char     *workspace,
                           const char     *member,
                           const char     *passphrase,
                           guint8         *seed,
                           GCancellable   *cancellable,
                           GError        **error);
/* The key of a member on this computer; one is made where there is none. */
gboolean accord_key_take  (const char     *workspace,
                           const char     *member,
                           const char     *passphrase,
                           guint8         *seed,
                           GCancellable   *cancellable,
                           GError        **error);
/* The file alone. */
GBytes  *accord_key_seal   (const guint8 *seed,
                            const char   *passphrase);
gboolean accord_key_unseal (GBytes       *sealed,
                            const char   *passphrase,
                            guint8       *seed,
                            GError      **error);

G_END_DECLS
