#pragma once

#include <glib.h>

#include "model/moment.h"

G_BEGIN_DECLS

/*
 * Signatures by Ed25519 (RFC 8032, with libsodium). Keys and signatures are texts: public keys and signatures in
 * hexadecimal; a secret key is its seed of 32 bytes.
 */
#define ACCORD_SIGNING_SEED_BYTES 32

/* What is signed: which version, who, and when. */
typedef struct
{
  const char  *digest;
  const char  *member;
  AccordMoment at;
} AccordSigningMessage;

void     accord_signing_make_seed (guint8       *seed);
char    *accord_signing_public    (const guint8 *seed);
char    *accord_signing_sign      (const guint8               *seed,
                                   const AccordSigningMessage *message);
gboolean accord_signing_verify    (const char                 *public_key,
                                   const char                 *signature,
                                   const AccordSigningMessage *message);
void     accord_signing_forget    (guint8 *seed);

/* The bare algorithm, for its test vectors. */
char    *accord_signing_sign_bytes   (const guint8 *seed,
                                      const guint8 *bytes,
                                      gsize         length);
gboolean accord_signing_verify_bytes (const char   *public_key,
                                      const char   *signature,
                                      const guint8 *bytes,
                                      gsize         length);

G_END_DECLS
