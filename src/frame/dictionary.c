#include "frame/dictionary.h"

#include <string.h>

#include "frame/frame-private.h"
#include "frame/text-hash.h"
#include "model/text-arena.h"

#define FIRST_SLOTS 64
#define FETCHED 32
/* Longer chains of arenas are copied into one: they keep texts that nobody needs any more. */
#define MOST_ARENAS 32

/* Where texts are; those of a dictionary that it goes on from are in older ones. */
typedef struct _Arena Arena;
struct _Arena
{
  gatomicrefcount ref_count;
  AccordTextArena *added;
  GBytes         *packed; /* or NULL */
  Arena          *older;
  guint           n_older;
};

struct _AccordDictionary
{
  gatomicrefcount ref_count;
  Arena        *arena;
  const char  **texts;
  guint         n_codes;
  guint         capacity;
  GArray       *runs;   /* of guint32: see accord_dictionary_get_runs() */
  const char   *behind; /* the last text */

  /* While it grows: slots of an open hash table hold a hash and below it a code; 0 is free. */
  guint64      *slots;
  guint         n_slots;
};

static Arena *
arena_new (Arena *older)
{
  Arena *self = g_new0 (Arena, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->added = accord_text_arena_new ();
  self->older = older;
  if (older != NULL)
    {
      g_atomic_ref_count_inc (&older->ref_count);
      self->n_older = older->n_older + 1;
    }
  return self;
}

static void
arena_unref (Arena *self)
{
  while (self != NULL && g_atomic_ref_count_dec (&self->ref_count))
    {
      Arena *older = self->older;

      accord_text_arena_free (self->added);
      g_clear_pointer (&self->packed, g_bytes_unref);
      g_free (self);
      self = older;
    }
}

/* A large table is looked into at random places: the fewer pages, the better. */
static guint64 *
new_slots (guint n)
{
  guint64 *slots = accord_values_new (n, sizeof *slots);

  return memset (slots, 0, n * sizeof *slots);
}

static void
insert_entry (AccordDictionary *self,
              guint64           entry)
{
  guint slot = (guint32) (entry >> 32) & (self->n_slots - 1);

  while (self->slots[slot] != 0)
    slot = (slot + 1) & (self->n_slots - 1);
  self->slots[slot] = entry;
}

static void
set_n_slots (AccordDictionary *self,
             guint             n)
{
  g_autofree guint64 *old = self->slots;
  guint n_old = self->n_slots;

  self->n_slots = n;
  self->slots = new_slots (self->n_slots);
  for (guint slot = 0; slot < n_old; slot++)
    if (old[slot] != 0)
      insert_entry (self, old[slot]);
}

static AccordDictionary *
alloc_dictionary (Arena *older)
{
  AccordDictionary *self = g_new0 (AccordDictionary, 1);
  guint32 empty = 0;

  g_atomic_ref_count_init (&self->ref_count);
  self->arena = arena_new (older);
  self->runs = g_array_new (FALSE, FALSE, sizeof empty);
  g_array_append_val (self->runs, empty);
  self->n_codes = 1;
  return self;
}

/* There is room for it. */
static guint32
place_text (AccordDictionary *self,
            const char       *text,
            gsize             length)
{
  if (text != self->behind)
    g_array_append_val (self->runs, self->n_codes);
  self->behind = text + length + 1;
  self->texts[self->n_codes] = text;
  return self->n_codes++;
}

static guint32
append_text (AccordDictionary *self,
             const char       *text,
             gsize             length)
{
  if (self->n_codes == self->capacity)
    {
      self->capacity *= 2;
      self->texts = g_renew (const char *, self->texts, self->capacity);
    }
  return place_text (self, accord_text_arena_add (self->arena->added, text, length), length);
}

/**
 * accord_dictionary_new:
 *
 * Returns: (transfer full): a dictionary that knows «empty» only
 */
AccordDictionary *
accord_dictionary_new (void)
{
  AccordDictionary *self = alloc_dictionary (NULL);

  self->capacity = FIRST_SLOTS / 2;
  self->texts = g_new0 (const char *, self->capacity);
  self->n_slots = FIRST_SLOTS;
  self->slots = new_slots (self->n_slots);
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
    append_text (self, texts[code], strlen (texts[code]));
  accord_dictionary_freeze (self);
  return self;
}

/**
 * accord_dictionary_new_packed:
 * @owner: what @texts lie in, which it keeps
 * @texts: (array length=length): texts one behind the other, each ended by a NUL
 * @length: their bytes
 * @n_codes: their number, that of «empty» included, which is not among them
 *
 * Returns: (transfer full) (nullable): a frozen dictionary; %NULL where there are more texts, or fewer
 */
AccordDictionary *
accord_dictionary_new_packed (GBytes     *owner,
                              const char *texts,
                              gsize       length,
                              guint       n_codes)
{
  AccordDictionary *self;
  const char *end = texts + length;

  if (n_codes == 0 || n_codes - 1 > length || (length > 0 && texts[length - 1] != '\0'))
    return NULL;
  self = alloc_dictionary (NULL);
  self->capacity = n_codes;
  self->texts = accord_values_new (n_codes, sizeof *self->texts);
  self->texts[0] = NULL;
  self->arena->packed = g_bytes_ref (owner);
  for (; texts < end && self->n_codes < n_codes; texts = self->behind)
    place_text (self, texts, strlen (texts));
  if (texts == end && self->n_codes == n_codes)
    return self;
  accord_dictionary_unref (self);
  return NULL;
}

/**
 * accord_dictionary_ref:
 * @self: a dictionary
 *
 * Returns: (transfer full): @self
 */
AccordDictionary *
accord_dictionary_ref (AccordDictionary *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_dictionary_unref:
 * @self: (transfer full) (nullable): a dictionary
 */
void
accord_dictionary_unref (AccordDictionary *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  arena_unref (self->arena);
  g_array_unref (self->runs);
  g_free (self->texts);
  g_free (self->slots);
  g_free (self);
}

/* Its code; 0: it is not there. */
static guint32
find_text (const AccordDictionary *self,
           const char             *text,
           guint32                 hash)
{
  guint64 entry;

  for (guint slot = hash & (self->n_slots - 1); (entry = self->slots[slot]) != 0;
       slot = (slot + 1) & (self->n_slots - 1))
    if ((guint32) (entry >> 32) == hash && strcmp (self->texts[(guint32) entry], text) == 0)
      return (guint32) entry;
  return 0;
}

static guint32
add_hashed (AccordDictionary *self,
            const char       *text,
            gsize             length,
            guint32           hash)
{
  guint32 code = find_text (self, text, hash);

  if (code != 0)
    return code;
  code = append_text (self, text, length);
  if (self->n_codes * 3 > self->n_slots * 2)
    set_n_slots (self, self->n_slots * 2);
  insert_entry (self, (guint64) hash << 32 | code);
  return code;
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
  gsize length = text != NULL ? strlen (text) : 0;

  g_return_val_if_fail (self->slots != NULL, 0);

  return length > 0 ? add_hashed (self, text, length, accord_text_hash (text, length)) : 0;
}

/**
 * accord_dictionary_reserve:
 * @self: a dictionary that is not frozen
 * @n: how many texts it will have, more or less
 *
 * Makes room for them at once: to grow again and again takes as long as to fill it.
 */
void
accord_dictionary_reserve (AccordDictionary *self,
                           guint             n)
{
  guint n_slots = self->n_slots;
  const char **texts;

  g_return_if_fail (self->slots != NULL);

  while (n_slots / 3 * 2 < n)
    n_slots *= 2;
  if (n_slots > self->n_slots)
    set_n_slots (self, n_slots);
  if (n + 1 <= self->capacity)
    return;
  texts = accord_values_new (n + 1, sizeof *texts);
  memcpy (texts, self->texts, self->n_codes * sizeof *texts);
  g_free (self->texts);
  self->texts = texts;
  self->capacity = n + 1;
}

/**
 * accord_dictionary_add_all:
 * @self: a dictionary that is not frozen
 * @texts: (array length=n): texts, as accord_dictionary_add() takes them
 * @codes: (array length=n) (out caller-allocates): the code of each
 * @n: their number
 *
 * The slots of a large table are in no cache: those of the next texts are fetched while the ones before are looked up.
 */
void
accord_dictionary_add_all (AccordDictionary  *self,
                           const char *const *texts,
                           guint32           *codes,
                           guint              n)
{
  gsize lengths[FETCHED];
  guint32 hashes[FETCHED];

  g_return_if_fail (self->slots != NULL);

  for (guint first = 0; first < n; first += FETCHED)
    {
      guint end = MIN (first + FETCHED, n);

      for (guint i = first; i < end; i++)
        {
          lengths[i - first] = texts[i] != NULL ? strlen (texts[i]) : 0;
          hashes[i - first] = accord_text_hash (texts[i] != NULL ? texts[i] : "", lengths[i - first]);
          __builtin_prefetch (&self->slots[hashes[i - first] & (self->n_slots - 1)]);
        }
      for (guint i = first; i < end; i++)
        codes[i] = lengths[i - first] > 0 ? add_hashed (self, texts[i], lengths[i - first], hashes[i - first]) : 0;
    }
}

/**
 * accord_dictionary_append_all:
 * @self: a dictionary that is not frozen
 * @texts: (array length=n): texts that are known to differ from each other and from all before; %NULL is empty
 * @codes: (array length=n) (out caller-allocates): the code of each
 * @n: their number
 *
 * As accord_dictionary_add_all(), but without looking for them: nor will what is added later find them.
 */
void
accord_dictionary_append_all (AccordDictionary  *self,
                              const char *const *texts,
                              guint32           *codes,
                              guint              n)
{
  g_return_if_fail (self->slots != NULL);

  for (guint i = 0; i < n; i++)
    codes[i] = texts[i] != NULL && *texts[i] != '\0' ? append_text (self, texts[i], strlen (texts[i])) : 0;
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
  g_clear_pointer (&self->slots, g_free);
  self->texts = g_renew (const char *, self->texts, self->n_codes);
  self->capacity = self->n_codes;
}

/* Frozen, with room for @n_more codes whose texts go into an arena of its own. */
static AccordDictionary *
new_from (AccordDictionary *older,
          guint             n_more)
{
  AccordDictionary *self;

  if (older->arena->n_older >= MOST_ARENAS)
    self = accord_dictionary_new_copy (older->texts, older->n_codes);
  else
    {
      self = alloc_dictionary (older->arena);
      g_array_set_size (self->runs, 0);
      g_array_append_vals (self->runs, older->runs->data, older->runs->len);
      self->texts = g_memdup2 (older->texts, older->n_codes * sizeof *older->texts);
      self->n_codes = older->n_codes;
    }
  self->capacity = self->n_codes + n_more;
  self->texts = g_renew (const char *, self->texts, self->capacity);
  return self;
}

/* For each text of @wanted its code in @self, where it has one. A frozen dictionary has no table to look in, but to go
 * through it once is a small part of what another one would cost. */
static guint32 *
find_known (const AccordDictionary *self,
            const AccordDictionary *wanted)
{
  guint32 *known = g_new0 (guint32, wanted->n_codes);

  for (guint32 code = 1; code < self->n_codes; code++)
    {
      guint32 found = find_text (wanted, self->texts[code], accord_text_hash (self->texts[code], strlen (self->texts[code])));

      if (found != 0)
        known[found] = code;
    }
  return known;
}

/**
 * accord_dictionary_extend:
 * @self: a frozen dictionary
 * @texts: (array length=n): texts; %NULL is empty
 * @codes: (array length=n) (inout): the codes of those that are known, else 0; then those of all
 * @n: their number
 *
 * Returns: (transfer full): a frozen dictionary with all of @self, under the same codes, and @texts; @self itself where
 *   it has them
 */
AccordDictionary *
accord_dictionary_extend (AccordDictionary  *self,
                          const char *const *texts,
                          guint32           *codes,
                          guint              n)
{
  g_autoptr (AccordDictionary) wanted = accord_dictionary_new ();
  g_autofree guint32 *known = NULL;
  AccordDictionary *extended = NULL;

  for (guint i = 0; i < n; i++)
    if (codes[i] == 0)
      accord_dictionary_add (wanted, texts[i]);
  if (wanted->n_codes == 1)
    return accord_dictionary_ref (self);

  known = find_known (self, wanted);
  for (guint32 code = 1; code < wanted->n_codes; code++)
    if (known[code] == 0)
      {
        if (extended == NULL)
          extended = new_from (self, wanted->n_codes - 1);
        known[code] = append_text (extended, wanted->texts[code], strlen (wanted->texts[code]));
      }
  for (guint i = 0; i < n; i++)
    if (codes[i] == 0)
      codes[i] = known[accord_dictionary_add (wanted, texts[i])];
  return extended != NULL ? extended : accord_dictionary_ref (self);
}

/**
 * accord_dictionary_without:
 * @self: a frozen dictionary
 * @drop: (array): for each code whether it is dropped
 * @moved: (array) (out caller-allocates): for each code the new one; 0 for those that are dropped
 *
 * Returns: (transfer full): a frozen dictionary of the rest, in the same order
 */
AccordDictionary *
accord_dictionary_without (AccordDictionary *self,
                           const guint8     *drop,
                           guint32          *moved)
{
  AccordDictionary *rest = new_from (self, 0);
  const char *const *texts = rest->texts;

  moved[0] = 0;
  g_array_set_size (rest->runs, 1);
  rest->behind = NULL;
  rest->n_codes = 1;
  for (guint32 code = 1; code < self->n_codes; code++)
    moved[code] = drop[code] ? 0 : place_text (rest, texts[code], strlen (texts[code]));
  return rest;
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

/**
 * accord_dictionary_get_runs:
 * @self: a dictionary
 * @n_runs: (out): their number
 *
 * Returns: (transfer none): the codes, ascending, whose texts do not lie right behind those of the codes before, that of
 *   «empty» among them: what lies between two can be read as a whole
 */
const guint32 *
accord_dictionary_get_runs (const AccordDictionary *self,
                            guint                  *n_runs)
{
  *n_runs = self->runs->len;
  return (const guint32 *) (gpointer) self->runs->data;
}
