#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Texts that come one by one and go together. A few take little room; of many the room is asked for in large pages where the
 * system has some, for to touch a page for the first time is a large part of what it costs to keep a text. */
typedef struct _AccordTextArena AccordTextArena;

AccordTextArena *accord_text_arena_new  (void);
void             accord_text_arena_free (AccordTextArena *self);
void             accord_text_arena_clear (AccordTextArena *self);
const char      *accord_text_arena_add  (AccordTextArena *self,
                                         const char      *text,
                                         gsize            length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTextArena, accord_text_arena_free)

G_END_DECLS
