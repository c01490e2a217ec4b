#include "frame/text-arena.h"

#include <string.h>

#include "model/values.h"

#define SMALLEST_BLOCK 1024
#define LARGEST_BLOCK (4 * 1024 * 1024)

struct _AccordTextArena
{
  GPtrArray *blocks;
  char      *at, *end; /* what is free of the last one */
  gsize      size;     /* of the last one */
};

/**
 * accord_text_arena_new:
 *
 * Returns: (transfer full): an arena without texts
 */
AccordTextArena *
accord_text_arena_new (void)
{
  AccordTextArena *self = g_new0 (AccordTextArena, 1);

  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->size = SMALLEST_BLOCK / 2;
  return self;
}

/**
 * accord_text_arena_free:
 * @self: (transfer full) (nullable): an arena
 *
 * Frees its texts, too.
 */
void
accord_text_arena_free (AccordTextArena *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->blocks);
  g_free (self);
}

static void
add_block (AccordTextArena *self,
           gsize            needed)
{
  self->size = MIN (self->size * 2, LARGEST_BLOCK);
  self->at = accord_values_new (MAX (self->size, needed), 1);
  self->end = self->at + MAX (self->size, needed);
  g_ptr_array_add (self->blocks, self->at);
}

/**
 * accord_text_arena_add:
 * @self: an arena
 * @text: a text
 * @length: its length in bytes
 *
 * Returns: (transfer none): a copy of it, ended by a NUL, that lives as long as the arena
 */
const char *
accord_text_arena_add (AccordTextArena *self,
                       const char      *text,
                       gsize            length)
{
  char *copy;

  if ((gsize) (self->end - self->at) <= length)
    add_block (self, length + 1);
  copy = memcpy (self->at, text, length);
  copy[length] = '\0';
  self->at += length + 1;
  return copy;
}
