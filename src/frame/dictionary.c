#include "frame/dictionary.h"

#include <string.h>

#define ARENA_BLOCK (256 * 1024)
#define FIRST_SLOTS 64

struct _AccordDictionary
{
  GStringChunk *arena;
  const char  **texts;
  guint         n_codes;
  guint         capacity;

  /* While it grows: slots of an open hash table hold codes, 0 is free; hashes are by code. */
  guint32      *hashes;
  guint32      *slots;
  guint         n_slots;
};

/* FNV-1a, stirred at its end: the slots are taken from the low bits. */
static guint32
hash_text (const char *text)
{
  guint32 hash = 2166136261u;

  for (; *text != '\0'; text++)
    hash = (hash ^ (guint8) *text) * 16777619u;
  return hash ^ (hash >> 15);
}

static void
insert_code (AccordDictionary *self,
             guint32           code)
{
  guint slot = self->hashes[code] & (self->n_slots - 1);

  while (self->slots[slot] != 0)
    slot = (slot + 1) & (self->n_slots - 1);
  self->slots[slot] = code;
}

static void
double_slots (AccordDictionary *self)
{
  g_free (self->slots);
  self->n_slots *= 2;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint32 code = 1; code < self->n_codes; code++)
    insert_code (self, code);
}

static guint32
append_text (AccordDictionary *self,
             const char       *text,
             guint32           hash)
{
  if (self->n_codes == self->capacity)
    {
      self->capacity *= 2;
      self->texts = g_renew (const char *, self->texts, self->capacity);
      self->hashes = g_renew (guint32, self->hashes, self->capacity);
    }
  self->texts[self->n_codes] = g_string_chunk_insert (self->arena, text);
  self->hashes[self->n_codes] = hash;
  return self->n_codes++;
}

/**
 * accord_dictionary_new:
 *
 * Returns: (transfer full): a dictionary that knows «empty» only
 */
AccordDictionary *
accord_dictionary_new (void)
{
  AccordDictionary *self = g_new0 (AccordDictionary, 1);

  self->arena = g_string_chunk_new (ARENA_BLOCK);
  self->capacity = FIRST_SLOTS / 2;
  self->texts = g_new0 (const char *, self->capacity);
  self->hashes = g_new0 (guint32, self->capacity);
  self->n_codes = 1;
  self->n_slots = FIRST_SLOTS;
  self->slots = g_new0 (guint32, self->n_slots);
  return self;
}

/**
 * accord_dictionary_new_copy:
 * @texts: (array length=n_codes): texts by code; the first is taken to be %NULL
 * @n_codes: their number, at least 1
 *
 * Keeps every text under its code, even one that comes twice.
 *
 * Returns: (transfer full): a frozen dictionary
 */
AccordDictionary *
accord_dictionary_new_copy (const char *const *texts,
                            guint              n_codes)
{
  AccordDictionary *self = accord_dictionary_new ();

  for (guint code = 1; code < n_codes; code++)
    append_text (self, texts[code], 0);
  accord_dictionary_freeze (self);
  return self;
}

/**
 * accord_dictionary_free:
 * @self: (transfer full) (nullable): a dictionary
 */
void
accord_dictionary_free (AccordDictionary *self)
{
  if (self == NULL)
    return;
  g_string_chunk_free (self->arena);
  g_free (self->texts);
  g_free (self->hashes);
  g_free (self->slots);
  g_free (self);
}

/**
 * accord_dictionary_add:
 * @self: a dictionary that is not frozen
 * @text: (nullable): a text, which is copied where it is new; %NULL and "" are empty
 *
 * Returns: its code
 */
guint32
accord_dictionary_add (AccordDictionary *self,
                       const char       *text)
{
  guint32 hash;
  guint32 code;

  g_return_val_if_fail (self->slots != NULL, 0);

  if (text == NULL || *text == '\0')
    return 0;
  hash = hash_text (text);
  for (guint slot = hash & (self->n_slots - 1); (code = self->slots[slot]) != 0;
       slot = (slot + 1) & (self->n_slots - 1))
    if (self->hashes[code] == hash && strcmp (self->texts[code], text) == 0)
      return code;

  code = append_text (self, text, hash);
  if (self->n_codes * 3 > self->n_slots * 2)
    double_slots (self);
  else
    insert_code (self, code);
  return code;
}

/**
 * accord_dictionary_freeze:
 * @self: a dictionary
 *
 * Drops what only adding needs.
 */
void
accord_dictionary_freeze (AccordDictionary *self)
{
  g_clear_pointer (&self->hashes, g_free);
  g_clear_pointer (&self->slots, g_free);
  self->texts = g_renew (const char *, self->texts, self->n_codes);
  self->capacity = self->n_codes;
}

/**
 * accord_dictionary_get_n:
 * @self: a dictionary
 *
 * Returns: the number of codes, that of «empty» included
 */
guint
accord_dictionary_get_n (const AccordDictionary *self)
{
  return self->n_codes;
}

/**
 * accord_dictionary_get_texts:
 * @self: a dictionary
 *
 * Returns: (transfer none): texts by code, the first %NULL; adding moves them
 */
const char *const *
accord_dictionary_get_texts (const AccordDictionary *self)
{
  return self->texts;
}
