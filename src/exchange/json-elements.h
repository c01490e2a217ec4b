#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads a large JSON object piece by piece: a member's value, or, where that is an array, each of its elements. Or, of a
 * sequence, the elements of an array or values that follow each other. */
typedef struct
{
  const char *member; /* the name; NULL in a sequence */
  gboolean    in_array;
  const char *text;   /* the JSON of the value or the element */
  guint64     line;   /* that it begins on, from 1 */
} AccordJsonElement;

typedef struct _AccordJsonElements AccordJsonElements;

AccordJsonElements *accord_json_elements_new  (GInputStream       *stream);
AccordJsonElements *accord_json_elements_new_sequence (GInputStream *stream);
void                accord_json_elements_set_limits (AccordJsonElements *self,
                                               gsize               longest,
                                               guint               deepest);
void                accord_json_elements_free (AccordJsonElements *self);
gboolean            accord_json_elements_next (AccordJsonElements *self,
                                               AccordJsonElement  *element,
                                               GCancellable       *cancellable,
                                               GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordJsonElements, accord_json_elements_free)

G_END_DECLS
