#include "model/sequence-match.h"

/* A table of more cells would take longer than a person waits; what is between the equal ends then counts as rewritten. */
#define MOST_CELLS (4 * 1000 * 1000)

typedef struct
{
  guint          first; /* the equal beginning */
  guint          n, m;  /* what is between it and the equal end */
  AccordLikeness likeness;
  gpointer       data;
  guint         *best;  /* (n + 1) × (m + 1): the most likeness from (i, j) on */
} Match;

static guint *
cell (Match *self,
      guint  i,
      guint  j)
{
  return &self->best[(gsize) i * (self->m + 1) + j];
}

static guint
ask (Match *self,
     guint  i,
     guint  j)
{
  return self->likeness (self->first + i, self->first + j, self->data);
}

static void
fill (Match *self)
{
  for (guint i = self->n; i > 0; i--)
    for (guint j = self->m; j > 0; j--)
      {
        guint like = ask (self, i - 1, j - 1);
        guint paired = like > 0 ? like + *cell (self, i, j) : 0;

        *cell (self, i - 1, j - 1) = MAX (paired, MAX (*cell (self, i, j - 1), *cell (self, i - 1, j)));
      }
}

static void
walk (Match *self,
      gint  *partners)
{
  guint i = 0, j = 0;

  while (i < self->n && j < self->m)
    {
      guint like = ask (self, i, j);

      if (like > 0 && *cell (self, i, j) == like + *cell (self, i + 1, j + 1))
        {
          partners[self->first + i++] = (gint) (self->first + j++);
          continue;
        }
      if (*cell (self, i, j) == *cell (self, i + 1, j))
        i++;
      else
        j++;
    }
}

/**
 * accord_sequence_match:
 * @n: how many are in the first row
 * @m: how many are in the second
 * @likeness: how alike two of them are
 * @user_data: for @likeness
 *
 * Finds the pairs that are most alike in all and do not cross.
 *
 * Returns: (transfer full) (array length=n): of each of the first row its partner's place in the second, or -1
 */
gint *
accord_sequence_match (guint          n,
                       guint          m,
                       AccordLikeness likeness,
                       gpointer       user_data)
{
  gint *partners = g_new (gint, MAX (n, 1));
  Match self = { .likeness = likeness, .data = user_data };
  guint last = 0;

  while (self.first < MIN (n, m) && likeness (self.first, self.first, user_data) == ACCORD_LIKENESS_SAME)
    self.first++;
  while (last < MIN (n, m) - self.first && likeness (n - 1 - last, m - 1 - last, user_data) == ACCORD_LIKENESS_SAME)
    last++;
  for (guint i = 0; i < n; i++)
    partners[i] = i < self.first ? (gint) i : i >= n - last ? (gint) (i + m - n) : -1;

  self.n = n - last - self.first;
  self.m = m - last - self.first;
  if ((guint64) self.n * self.m > MOST_CELLS)
    return partners;
  self.best = g_new0 (guint, ((gsize) self.n + 1) * (self.m + 1));
  fill (&self);
  walk (&self, partners);
  g_free (self.best);
  return partners;
}
