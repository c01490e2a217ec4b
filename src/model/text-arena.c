#include "model/text-arena.h"

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

/**
 * accord_text_arena_clear:
 * @self: an arena
 *
 * Frees its texts, but keeps the last room they had for those that come next.
 */
void
accord_text_arena_clear (AccordTextArena *self)
{
  if (self->blocks->len == 0)
    return;
  g_ptr_array_remove_range (self->blocks, 0, self->blocks->len - 1);
  self->at = g_ptr_array_index (self->blocks, 0);
}

static void
add_block (AccordTextArena *self,
           gsize            needed)
{
  self->size = MAX (MIN (self->size * 2, LARGEST_BLOCK), needed);
  self->at = accord_values_new (self->size, 1);
  self->end = self->at + self->size;
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
