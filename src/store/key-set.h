#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Which leads have which keys, of leads that a file brought: sixteen bytes a key, whatever its length. Keys are kept as
 * 64-bit hashes: among ten million of them the chance that any two are taken for one is three in a million.
 */
typedef struct _AccordKeySet AccordKeySet;

typedef enum
{
  ACCORD_KEY_ID,
  ACCORD_KEY_EMAIL,
  ACCORD_KEY_FINGERPRINT,
  ACCORD_N_KEY_KINDS,
} AccordKeyKind;

AccordKeySet *accord_key_set_new    (void);
void          accord_key_set_free   (AccordKeySet *self);
/* The lead (never 0) with this key, or 0. */
gint64        accord_key_set_find   (AccordKeySet *self,
                                     AccordKeyKind kind,
                                     const char   *key);
void          accord_key_set_put    (AccordKeySet *self,
                                     AccordKeyKind kind,
                                     const char   *key,
                                     gint64        lead);
void          accord_key_set_remove (AccordKeySet *self,
                                     AccordKeyKind kind,
                                     const char   *key);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordKeySet, accord_key_set_free)

G_END_DECLS
