#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What was seen already, as 64-bit fingerprints: eight bytes each, and room. Among ten million of them the chance that any
 * two are taken for one is three in a million.
 */
typedef struct _AccordFingerprintSet AccordFingerprintSet;

AccordFingerprintSet *accord_fingerprint_set_new  (void);
void                  accord_fingerprint_set_free (AccordFingerprintSet *self);
/* Whether it was not there before. */
gboolean              accord_fingerprint_set_add  (AccordFingerprintSet *self,
                                                   guint64               fingerprint);
gboolean              accord_fingerprint_set_has  (AccordFingerprintSet *self,
                                                   guint64               fingerprint);

/* Begins with 0, and goes on from part to part. */
guint64               accord_fingerprint_add_integer (guint64            fingerprint,
                                                      gint64             integer);
guint64               accord_fingerprint_add_bytes   (guint64            fingerprint,
                                                      const char        *bytes,
                                                      gsize              length);
guint64               accord_fingerprint_add_text    (guint64            fingerprint,
                                                      const char        *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFingerprintSet, accord_fingerprint_set_free)

G_END_DECLS
