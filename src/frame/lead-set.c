#include "frame/lead-set.h"

#define BITS 64

struct _AccordLeadSet
{
  gatomicrefcount ref_count;
  guint           n_rows;
  guint           n_words;
  guint64         words[];
};

G_DEFINE_BOXED_TYPE (AccordLeadSet, accord_lead_set, accord_lead_set_ref, accord_lead_set_unref)

static void
clear_tail (AccordLeadSet *self)
{
  if (self->n_rows % BITS != 0)
    self->words[self->n_words - 1] &= (G_GUINT64_CONSTANT (1) << (self->n_rows % BITS)) - 1;
}

/**
 * accord_lead_set_new:
 * @n_rows: the number of rows of the frame
 *
 * Returns: (transfer full): the empty set of its rows
 */
AccordLeadSet *
accord_lead_set_new (guint n_rows)
{
  guint n_words = (guint) (((gsize) n_rows + BITS - 1) / BITS);
  AccordLeadSet *self = g_malloc0 (sizeof *self + n_words * sizeof (guint64));

  g_atomic_ref_count_init (&self->ref_count);
  self->n_rows = n_rows;
  self->n_words = n_words;
  return self;
}

/**
 * accord_lead_set_ref:
 * @self: a set
 *
 * Returns: (transfer full): @self
 */
AccordLeadSet *
accord_lead_set_ref (AccordLeadSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_lead_set_unref:
 * @self: (transfer full): a set
 */
void
accord_lead_set_unref (AccordLeadSet *self)
{
  g_return_if_fail (self != NULL);

  if (g_atomic_ref_count_dec (&self->ref_count))
    g_free (self);
}

/**
 * accord_lead_set_get_n_rows:
 * @self: a set
 *
 * Returns: the number of rows of its frame, in the set or not
 */
guint
accord_lead_set_get_n_rows (const AccordLeadSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_rows;
}

/**
 * accord_lead_set_get_words:
 * @self: a set that is being built
 *
 * Returns: (transfer none): its bits, row 0 the lowest of the first word; those past the last row have to stay 0
 */
guint64 *
accord_lead_set_get_words (AccordLeadSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->words;
}

/**
 * accord_lead_set_add:
 * @self: a set that is being built
 * @row: the row to add
 */
void
accord_lead_set_add (AccordLeadSet *self,
                     guint          row)
{
  g_return_if_fail (self != NULL && row < self->n_rows);

  self->words[row / BITS] |= G_GUINT64_CONSTANT (1) << (row % BITS);
}

/**
 * accord_lead_set_contains:
 * @self: a set
 * @row: a row
 *
 * Returns: whether it is in the set
 */
gboolean
accord_lead_set_contains (const AccordLeadSet *self,
                          guint                row)
{
  g_return_val_if_fail (self != NULL && row < self->n_rows, FALSE);

  return (self->words[row / BITS] >> (row % BITS) & 1) != 0;
}

/**
 * accord_lead_set_count:
 * @self: a set
 *
 * Returns: how many rows are in it
 */
guint
accord_lead_set_count (const AccordLeadSet *self)
{
  guint count = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->n_words; i++)
    count += (guint) __builtin_popcountll (self->words[i]);
  return count;
}

/**
 * accord_lead_set_fill:
 * @self: a set that is being built
 *
 * Adds every row.
 */
void
accord_lead_set_fill (AccordLeadSet *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_words; i++)
    self->words[i] = G_MAXUINT64;
  clear_tail (self);
}

/**
 * accord_lead_set_and:
 * @self: a set that is being built
 * @other: a set of rows of the same frame
 *
 * Keeps what is in both.
 */
void
accord_lead_set_and (AccordLeadSet       *self,
                     const AccordLeadSet *other)
{
  g_return_if_fail (self != NULL && other != NULL && self->n_rows == other->n_rows);

  for (guint i = 0; i < self->n_words; i++)
    self->words[i] &= other->words[i];
}

/**
 * accord_lead_set_or:
 * @self: a set that is being built
 * @other: a set of rows of the same frame
 *
 * Adds what is in @other.
 */
void
accord_lead_set_or (AccordLeadSet       *self,
                    const AccordLeadSet *other)
{
  g_return_if_fail (self != NULL && other != NULL && self->n_rows == other->n_rows);

  for (guint i = 0; i < self->n_words; i++)
    self->words[i] |= other->words[i];
}

/**
 * accord_lead_set_not:
 * @self: a set that is being built
 *
 * Turns it into the set of all the others.
 */
void
accord_lead_set_not (AccordLeadSet *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_words; i++)
    self->words[i] = ~self->words[i];
  clear_tail (self);
}
