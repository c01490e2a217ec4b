#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a file is UTF-8, told in pieces and as fast as it can be read. Zero-initialise. */
typedef struct
{
  guint8 tail[4]; /* the beginning of a character, at the end of the last piece */
  gsize  n_tail;
} AccordUtf8Check;

gboolean accord_utf8_check_feed (AccordUtf8Check *self,
                                 const guint8    *bytes,
                                 gsize            length);
gboolean accord_utf8_check_end  (const AccordUtf8Check *self);

G_END_DECLS
