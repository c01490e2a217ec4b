#include "model/prose-merge.h"

#include <string.h>

#include "model/paragraph.h"
#include "model/sequence-match.h"
#include "model/word-diff.h"

/* Two paragraphs of the same place are one that was rewritten, however little they share; what is the same is worth more
 * than two that are only alike. */
#define LEAST_LIKENESS 1
#define MOST_LIKENESS 400

enum
{
  BASE,
  MINE,
  THEIRS,
  N_SIDES,
};

#define NOWHERE (-2) /* what was written last is not of this side */

typedef struct
{
  GPtrArray *paragraphs;
  char      *tail;
  gint      *partners; /* of each paragraph of the base: which one here it is, or -1 */
} Side;

/* A paragraph of the result; or, with @conflict, what stands in its place. */
typedef struct
{
  AccordParagraph     *paragraph; /* borrowed */
  AccordProseConflict *conflict;
  char                *lead; /* NULL: as is usual */
} Part;

struct _AccordProseMerge
{
  Side       sides[N_SIDES];
  GPtrArray *parts;     /* of Part */
  GPtrArray *conflicts; /* of AccordProseConflict */
  char      *whole;     /* where one of them changed nothing: the other's text */
  char      *tail;
  gint       last[N_SIDES]; /* while merging: which paragraph of each was written last */
};

static void
free_part (Part *part)
{
  g_free (part->lead);
  g_free (part);
}

static void
free_conflict (AccordProseConflict *conflict)
{
  g_free (conflict->base);
  g_free (conflict->mine);
  g_free (conflict->theirs);
  g_free (conflict);
}

static AccordParagraph *
get (AccordProseMerge *self,
     guint             side,
     gint              index)
{
  return index >= 0 ? g_ptr_array_index (self->sides[side].paragraphs, index) : NULL;
}

static guint
compare_paragraphs (guint    i,
                    guint    j,
                    gpointer user_data)
{
  Side *const *pair = user_data;
  AccordParagraph *a = g_ptr_array_index (pair[0]->paragraphs, i);
  AccordParagraph *b = g_ptr_array_index (pair[1]->paragraphs, j);

  if (accord_paragraph_equal (a, b))
    return ACCORD_LIKENESS_SAME;
  return LEAST_LIKENESS + (guint) ((MOST_LIKENESS - LEAST_LIKENESS) * accord_word_likeness (a->text, b->text));
}

static void
read_side (AccordProseMerge *self,
           guint             which,
           const char       *text)
{
  Side *side = &self->sides[which];
  Side *pair[] = { &self->sides[BASE], side };

  side->paragraphs = accord_paragraphs_split (text, &side->tail);
  if (which != BASE)
    side->partners = accord_sequence_match (self->sides[BASE].paragraphs->len, side->paragraphs->len,
                                            compare_paragraphs, pair);
}

/* Of three versions of a small thing: the one that was changed; of two changes always the same one. */
static const char *
choose (const char *base,
        const char *mine,
        const char *theirs)
{
  if (mine == NULL || theirs == NULL)
    return mine != NULL ? mine : theirs != NULL ? theirs : base;
  if (g_strcmp0 (base, mine) == 0)
    return theirs;
  if (g_strcmp0 (base, theirs) == 0)
    return mine;
  return strcmp (mine, theirs) < 0 ? mine : theirs;
}

/* A lead holds behind the paragraph that it followed. */
static const char *
get_lead (AccordProseMerge *self,
          guint             side,
          gint              index)
{
  return index >= 0 && self->last[side] == index - 1 ? get (self, side, index)->lead : NULL;
}

static Part *
add_part (AccordProseMerge *self,
          const gint        at[N_SIDES])
{
  Part *part = g_new0 (Part, 1);

  part->lead = g_strdup (choose (get_lead (self, BASE, at[BASE]), get_lead (self, MINE, at[MINE]),
                                 get_lead (self, THEIRS, at[THEIRS])));
  for (guint side = 0; side < N_SIDES; side++)
    self->last[side] = at[side] >= 0 ? at[side] : NOWHERE;
  g_ptr_array_add (self->parts, part);
  return part;
}

static char *
dup_text (AccordParagraph *paragraph)
{
  return g_strdup (paragraph != NULL ? paragraph->text : "");
}

static void
add_conflict (AccordProseMerge *self,
              const gint        at[N_SIDES])
{
  AccordProseConflict *conflict = g_new0 (AccordProseConflict, 1);

  conflict->base = dup_text (get (self, BASE, at[BASE]));
  conflict->mine = dup_text (get (self, MINE, at[MINE]));
  conflict->theirs = dup_text (get (self, THEIRS, at[THEIRS]));
  add_part (self, at)->conflict = conflict;
  g_ptr_array_add (self->conflicts, conflict);
}

static void
add_paragraph (AccordProseMerge *self,
               guint             side,
               gint              index)
{
  gint at[N_SIDES] = { -1, -1, -1 };

  at[side] = index;
  add_part (self, at)->paragraph = get (self, side, index);
}

static gboolean
has_equal (AccordProseMerge *self,
           guint             side,
           gint              from,
           gint              to,
           AccordParagraph  *paragraph)
{
  for (gint i = from; i < to; i++)
    if (accord_paragraph_equal (get (self, side, i), paragraph))
      return TRUE;
  return FALSE;
}

static char *
join_range (AccordProseMerge *self,
            guint             side,
            gint              from,
            gint              to)
{
  GString *text = g_string_new (NULL);

  for (gint i = from; i < to; i++)
    accord_paragraphs_append (text, i > from ? get (self, side, i - 1) : NULL, get (self, side, i),
                              i > from ? get (self, side, i)->lead : NULL);
  return g_string_free (text, FALSE);
}

/* What both wrote at one place: all of it, in an order that does not depend on who asks. */
static void
add_both (AccordProseMerge *self,
          const gint        from[N_SIDES],
          const gint        to[N_SIDES])
{
  g_autofree char *mine = join_range (self, MINE, from[MINE], to[MINE]);
  g_autofree char *theirs = join_range (self, THEIRS, from[THEIRS], to[THEIRS]);
  guint first = strcmp (mine, theirs) <= 0 ? MINE : THEIRS;
  guint second = first == MINE ? THEIRS : MINE;

  for (gint i = from[first]; i < to[first]; i++)
    add_paragraph (self, first, i);
  for (gint i = from[second]; i < to[second]; i++)
    if (!has_equal (self, first, from[first], to[first], get (self, second, i)))
      add_paragraph (self, second, i);
}

/* Both began with nothing: they meant the same place. */
static void
add_beginnings (AccordProseMerge *self)
{
  AccordProseConflict *conflict = g_new0 (AccordProseConflict, 1);
  const gint nowhere[N_SIDES] = { -1, -1, -1 };
  Part *part = add_part (self, nowhere);

  conflict->base = g_strdup ("");
  conflict->mine = join_range (self, MINE, 0, (gint) self->sides[MINE].paragraphs->len);
  conflict->theirs = join_range (self, THEIRS, 0, (gint) self->sides[THEIRS].paragraphs->len);
  part->conflict = conflict;
  g_ptr_array_add (self->conflicts, conflict);
}

/* Of two that differ in their number at most: always the same one. */
static AccordParagraph *
choose_number (AccordParagraph *mine,
               AccordParagraph *theirs)
{
  return mine->number < theirs->number ? mine : theirs;
}

/* A paragraph of the base, as it became. */
static void
add_from_base (AccordProseMerge *self,
               gint              index)
{
  const gint at[N_SIDES] = { index, self->sides[MINE].partners[index], self->sides[THEIRS].partners[index] };
  AccordParagraph *base = get (self, BASE, at[BASE]);
  AccordParagraph *mine = get (self, MINE, at[MINE]);
  AccordParagraph *theirs = get (self, THEIRS, at[THEIRS]);
  gboolean mine_kept = mine != NULL && accord_paragraph_equal (base, mine);
  gboolean theirs_kept = theirs != NULL && accord_paragraph_equal (base, theirs);

  if (mine == NULL && theirs == NULL)
    return;
  if ((mine == NULL && theirs_kept) || (theirs == NULL && mine_kept))
    return;
  if (mine != NULL && theirs != NULL && accord_paragraph_equal (mine, theirs))
    add_part (self, at)->paragraph = choose_number (mine, theirs);
  else if (mine_kept || theirs_kept)
    add_part (self, at)->paragraph = mine_kept ? theirs : mine;
  else
    add_conflict (self, at);
}

static void
merge (AccordProseMerge *self)
{
  gint n = (gint) self->sides[BASE].paragraphs->len;
  gint done[N_SIDES] = { 0, 0, 0 };

  for (gint i = 0; i <= n; i++)
    {
      gint to[N_SIDES] = { i, done[MINE], done[THEIRS] };

      for (guint side = MINE; side < N_SIDES; side++)
        if (i == n)
          to[side] = (gint) self->sides[side].paragraphs->len;
        else if (self->sides[side].partners[i] >= 0)
          to[side] = self->sides[side].partners[i];
      add_both (self, done, to);
      for (guint side = MINE; side < N_SIDES; side++)
        done[side] = i < n && self->sides[side].partners[i] >= 0 ? to[side] + 1 : to[side];
      if (i < n)
        add_from_base (self, i);
    }
}

/**
 * accord_prose_merge_new:
 * @base: what both began with
 * @mine: what one of them made of it
 * @theirs: what the other did
 *
 * Returns: (transfer full): the three put together
 */
AccordProseMerge *
accord_prose_merge_new (const char *base,
                        const char *mine,
                        const char *theirs)
{
  AccordProseMerge *self;

  g_return_val_if_fail (base != NULL && mine != NULL && theirs != NULL, NULL);

  self = g_new0 (AccordProseMerge, 1);
  self->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_part);
  self->conflicts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_conflict);
  if (g_str_equal (mine, base) || g_str_equal (mine, theirs))
    self->whole = g_strdup (theirs);
  else if (g_str_equal (theirs, base))
    self->whole = g_strdup (mine);
  if (self->whole != NULL)
    return self;

  read_side (self, BASE, base);
  read_side (self, MINE, mine);
  read_side (self, THEIRS, theirs);
  for (guint side = 0; side < N_SIDES; side++)
    self->last[side] = -1;
  if (self->sides[BASE].paragraphs->len == 0 && self->sides[MINE].paragraphs->len > 0 &&
      self->sides[THEIRS].paragraphs->len > 0)
    add_beginnings (self);
  else
    merge (self);
  self->tail = g_strdup (choose (self->sides[BASE].tail, self->sides[MINE].tail, self->sides[THEIRS].tail));
  return self;
}

/**
 * accord_prose_merge_free:
 * @self: (transfer full): what accord_prose_merge_new() made
 */
void
accord_prose_merge_free (AccordProseMerge *self)
{
  for (guint side = 0; side < N_SIDES; side++)
    {
      g_clear_pointer (&self->sides[side].paragraphs, g_ptr_array_unref);
      g_free (self->sides[side].tail);
      g_free (self->sides[side].partners);
    }
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->conflicts);
  g_free (self->whole);
  g_free (self->tail);
  g_free (self);
}

/**
 * accord_prose_merge_get_n_conflicts:
 * @self: a merge
 *
 * Returns: how many paragraphs cannot be decided; 0: accord_prose_merge_resolve() needs no texts
 */
guint
accord_prose_merge_get_n_conflicts (AccordProseMerge *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->conflicts->len;
}

/**
 * accord_prose_merge_get_conflict:
 * @self: a merge
 * @index: which of its conflicts, in the order of the text
 *
 * Returns: (transfer none): the paragraph's texts
 */
const AccordProseConflict *
accord_prose_merge_get_conflict (AccordProseMerge *self,
                                 guint             index)
{
  g_return_val_if_fail (self != NULL && index < self->conflicts->len, NULL);

  return g_ptr_array_index (self->conflicts, index);
}

/* An item goes on from the number before it. */
static char *
number_item (const AccordParagraph *before,
             guint                  number_before,
             const AccordParagraph *item,
             guint                 *number)
{
  *number = item->number;
  if (before == NULL || !before->numbered || !item->numbered || before->indent != item->indent)
    return g_strdup (item->text);
  *number = number_before + 1;
  return g_strdup_printf ("%.*s%u%s", (int) item->indent, item->text, *number, item->text + item->after_number);
}

static void
append_paragraphs (GString                *text,
                   GPtrArray              *paragraphs,
                   const char             *lead,
                   const AccordParagraph **before,
                   guint                  *number)
{
  for (guint i = 0; i < paragraphs->len; i++)
    {
      AccordParagraph *paragraph = g_ptr_array_index (paragraphs, i);
      g_autofree char *numbered = number_item (*before, *number, paragraph, number);
      AccordParagraph written = *paragraph;
      const char *first_lead = *before == NULL ? "" : NULL;

      written.text = numbered;
      if (i > 0)
        first_lead = paragraph->lead;
      else if (lead != NULL && (*before == NULL) == (strchr (lead, '\n') == NULL))
        first_lead = lead;
      accord_paragraphs_append (text, *before, &written, first_lead);
      *before = paragraph;
    }
}

/**
 * accord_prose_merge_resolve:
 * @self: a merge
 * @texts: (nullable) (array): what is to stand for each conflict, "" for nothing; %NULL: mine
 *
 * Returns: (transfer full): the text
 */
char *
accord_prose_merge_resolve (AccordProseMerge  *self,
                            const char *const *texts)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  const AccordParagraph *before = NULL;
  GString *text;
  guint conflict = 0, number = 0;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->whole != NULL)
    return g_strdup (self->whole);
  text = g_string_new (NULL);
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);
      GPtrArray *paragraphs = g_ptr_array_new ();
      g_autofree char *tail = NULL;

      if (part->conflict != NULL)
        {
          g_ptr_array_unref (paragraphs);
          paragraphs = accord_paragraphs_split (texts != NULL ? texts[conflict] : part->conflict->mine, &tail);
          conflict++;
        }
      else
        g_ptr_array_add (paragraphs, part->paragraph);
      g_ptr_array_add (chosen, paragraphs);
      append_paragraphs (text, paragraphs, part->lead, &before, &number);
    }
  g_string_append (text, self->tail);
  return g_string_free (text, FALSE);
}

/**
 * accord_prose_append:
 * @first: a text
 * @second: another
 *
 * Returns: (transfer full): both, one after the other, as paragraphs or items of their own
 */
char *
accord_prose_append (const char *first,
                     const char *second)
{
  g_autofree char *tail = NULL;
  g_autofree char *rest = NULL;
  g_autoptr (GPtrArray) before = accord_paragraphs_split (first, &tail);
  g_autoptr (GPtrArray) after = accord_paragraphs_split (second, &rest);
  GString *text = g_string_new_len (first, (gssize) (strlen (first) - strlen (tail)));

  for (guint i = 0; i < after->len; i++)
    accord_paragraphs_append (text, before->len > 0 ? g_ptr_array_index (before, before->len - 1) : NULL,
                              g_ptr_array_index (after, i),
                              i > 0 ? ((AccordParagraph *) g_ptr_array_index (after, i))->lead : NULL);
  return g_string_free (text, FALSE);
}
