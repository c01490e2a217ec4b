#pragma once

#include "report/typesetter.h"

G_BEGIN_DECLS

/* Words as they can be set: what is left out of them, where no line ends, where they lead. */

char          *accord_text_number_item      (guint          number,
                                             gboolean       rtl);
char          *accord_text_clean            (const char    *text);
PangoAttrList *accord_text_words_attributes (AccordFaceKind face);
void           accord_text_words_append     (GString       *text,
                                             PangoAttrList *attributes,
                                             const char    *words);
char          *accord_text_words_link       (const char    *link);

G_END_DECLS
