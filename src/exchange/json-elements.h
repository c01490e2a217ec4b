#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Reads a large JSON object piece by piece: a member's value, or, where that is an array, each of its elements. */
typedef struct
{
  const char *member; /* the name */
  const char *text;   /* the JSON of the value or the element */
  guint64     line;   /* that it begins on, from 1 */
} AccordJsonElement;

typedef struct _AccordJsonElements AccordJsonElements;

AccordJsonElements *accord_json_elements_new  (GInputStream       *stream);
void                accord_json_elements_free (AccordJsonElements *self);
gboolean            accord_json_elements_next (AccordJsonElements *self,
                                               AccordJsonElement  *element,
                                               GCancellable       *cancellable,
                                               GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordJsonElements, accord_json_elements_free)

G_END_DECLS
