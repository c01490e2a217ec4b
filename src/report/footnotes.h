#pragma once

#include "report/text.h"

G_BEGIN_DECLS

/*
 * What words mean, told at the foot of the page on which each of them is used first in the running text. A document has
 * them before its text is set; marks get their numbers in the order in which the text is made.
 */
/* AccordFootnotes itself is named in typesetter.h. */
AccordFootnotes *accord_footnotes_new        (void);
void             accord_footnotes_free       (AccordFootnotes  *self);
void             accord_footnotes_add_word   (AccordFootnotes  *self,
                                              const char       *word,
                                              const char       *plural,
                                              const char       *meaning);
void             accord_footnotes_pause      (AccordFootnotes  *self,
                                              gboolean          paused);

/* Used by what sets text and breaks pages. */
void             accord_footnotes_set_up     (AccordFootnotes  *self,
                                              AccordTypesetter *typesetter,
                                              double            width);
gboolean         accord_footnotes_find       (AccordFootnotes  *self,
                                              const char       *text,
                                              gsize            *end,
                                              guint            *number);
char            *accord_footnotes_mark       (guint             number);
double           accord_footnotes_measure    (AccordFootnotes  *self,
                                              const GArray     *numbers,
                                              gboolean          first);
void             accord_footnotes_place      (AccordFootnotes  *self,
                                              const GArray     *numbers,
                                              guint             page);
void             accord_footnotes_draw       (AccordFootnotes  *self,
                                              AccordCanvas     *canvas,
                                              double            x,
                                              double            bottom);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFootnotes, accord_footnotes_free)

G_END_DECLS
