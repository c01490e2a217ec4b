#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of a file that stand for an empty cell, such as «Select» or «N/A». */
typedef struct _AccordEmptyValues AccordEmptyValues;

AccordEmptyValues *accord_empty_values_new        (const char *const       *words);
AccordEmptyValues *accord_empty_values_ref        (AccordEmptyValues       *self);
void               accord_empty_values_unref      (AccordEmptyValues       *self);
GStrv              accord_empty_values_get_words  (const AccordEmptyValues *self);
gboolean           accord_empty_values_is_default (const AccordEmptyValues *self);
gboolean           accord_empty_values_contain    (const AccordEmptyValues *self,
                                                   const char              *text,
                                                   gsize                    length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordEmptyValues, accord_empty_values_unref)

G_END_DECLS
