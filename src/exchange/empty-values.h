#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a file that stand for an empty cell, such as «Select» or «N/A». */
typedef struct
{
  gint     ref_count;
  GStrv    words;
  gboolean is_default;
  gsize    longest;
  gboolean begins[256]; /* with which bytes the words begin, in either case: most cells are settled by that */
} AccordEmptyValues;

AccordEmptyValues *accord_empty_values_new        (const char *const       *words);
AccordEmptyValues *accord_empty_values_ref        (AccordEmptyValues       *self);
void               accord_empty_values_unref      (AccordEmptyValues       *self);
GStrv              accord_empty_values_get_words  (const AccordEmptyValues *self);
gboolean           accord_empty_values_is_default (const AccordEmptyValues *self);
gboolean           accord_empty_values_find       (const AccordEmptyValues *self,
                                                   const char              *text,
                                                   gsize                    length);

/* Whether a cell that is not empty, without spaces around it, is one of the words: asked of every cell of every file. */
static inline gboolean
accord_empty_values_contain (const AccordEmptyValues *self,
                             const char              *text,
                             gsize                    length)
{
  return length <= self->longest && self->begins[(guint8) *text] && accord_empty_values_find (self, text, length);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordEmptyValues, accord_empty_values_unref)

G_END_DECLS
