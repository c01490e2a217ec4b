#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Finds out in which encoding a file is written: fed with its bytes, whole, once. */
typedef struct _AccordEncodingGuess AccordEncodingGuess;

AccordEncodingGuess *accord_encoding_guess_new  (void);
void                 accord_encoding_guess_free (AccordEncodingGuess *self);
void                 accord_encoding_guess_feed (AccordEncodingGuess *self,
                                                 const guint8        *bytes,
                                                 gsize                length);
char                *accord_encoding_guess_end  (AccordEncodingGuess *self,
                                                 guint64             *wrong_line);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordEncodingGuess, accord_encoding_guess_free)

G_END_DECLS
