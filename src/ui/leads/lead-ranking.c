#include "ui/leads/lead-ranking.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ui/leads/row-sort.h"

#define LAST ACCORD_ROW_SORT_LAST /* the key of what is empty, whatever the direction */

struct _AccordLeadRanking
{
  gatomicrefcount ref_count;
  AccordFrame    *frame;
  char           *sort;
  gboolean        descending;
  guint32        *rows;
};

/* A text with its beginning as numbers, so that hardly any two texts have to be looked at to be compared. */
typedef struct
{
  guint64     beginning, middle; /* eight bytes each */
  const char *text;
  guint32     code;
} Entry;

/* Eight bytes of it, and goes on behind them, but not behind its end. */
static guint64
fold_eight (const char **text)
{
  guint64 folded = 0;

  for (guint i = 0; i < sizeof folded; i++)
    {
      folded = folded << 8 | (guint8) g_ascii_tolower (**text);
      *text += **text != '\0';
    }
  return folded;
}

static int
compare_entries (const void *a,
                 const void *b)
{
  const Entry *first = a;
  const Entry *second = b;
  int order;

  if (first->beginning != second->beginning)
    return first->beginning < second->beginning ? -1 : 1;
  if (first->middle != second->middle)
    return first->middle < second->middle ? -1 : 1;
  order = g_ascii_strcasecmp (first->text, second->text);
  return order != 0 ? order : strcmp (first->text, second->text);
}

/* The place of each code of a dictionary in the order of its texts. */
static guint32 *
rank_dictionary (const AccordFrameColumn *column)
{
  g_autofree Entry *entries = g_new (Entry, MAX (column->n_codes, 1));
  guint32 *ranks = g_new0 (guint32, MAX (column->n_codes, 1));
  guint n = 0;

  for (guint32 code = 1; code < column->n_codes; code++)
    {
      const char *text = column->dictionary[code];

      entries[n].beginning = fold_eight (&text);
      entries[n].middle = fold_eight (&text);
      entries[n].text = column->dictionary[code];
      entries[n++].code = code;
    }
  qsort (entries, n, sizeof (Entry), compare_entries);
  for (guint i = 0; i < n; i++)
    ranks[entries[i].code] = i;
  return ranks;
}

/* Numbers whose order is that of the values. */
static guint64
order_real (double real)
{
  guint64 bits;

  if (isnan (real))
    return LAST;
  real += 0.0; /* there is one zero */
  memcpy (&bits, &real, sizeof bits);
  return bits >> 63 != 0 ? ~bits : bits | G_GUINT64_CONSTANT (1) << 63;
}

static guint64
find_key (const AccordFrameColumn *column,
          const guint32           *ranks,
          guint32                  row)
{
  switch (column->kind)
    {
    case ACCORD_FRAME_TEXT:
      return column->codes[row] == 0 ? LAST : ranks[column->codes[row]];
    case ACCORD_FRAME_MOMENT:
      return column->moments[row] == ACCORD_MOMENT_NONE ? LAST
                                                        : (guint64) column->moments[row] ^ G_GUINT64_CONSTANT (1) << 63;
    case ACCORD_FRAME_BOOLEAN:
      return column->flags[row] > 1 ? LAST : column->flags[row];
    case ACCORD_FRAME_REAL:
    default:
      return order_real (column->reals[row]);
    }
}

static guint32 *
rank_rows (const AccordFrameColumn *column,
           guint                    n,
           gboolean                 descending)
{
  g_autofree guint32 *ranks = column->kind == ACCORD_FRAME_TEXT ? rank_dictionary (column) : NULL;
  g_autofree guint64 *keys = accord_row_sort_new_keys (n);

  for (guint32 row = 0; row < n; row++)
    {
      guint64 key = find_key (column, ranks, row);

      keys[row] = descending && key != LAST ? LAST - 1 - key : key;
    }
  return accord_row_sort (keys, n);
}

/**
 * accord_lead_ranking_new:
 * @frame: a frame
 * @sort: the name of one of its fields
 * @descending: whether the highest come first; what is empty comes last either way
 *
 * Returns: (transfer full) (nullable): the ranking; %NULL where there is no such field
 */
AccordLeadRanking *
accord_lead_ranking_new (const AccordFrame *frame,
                         const char        *sort,
                         gboolean           descending)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, sort);
  AccordLeadRanking *self;

  if (column == NULL)
    return NULL;
  self = g_new0 (AccordLeadRanking, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->frame = accord_frame_ref ((AccordFrame *) frame);
  self->sort = g_strdup (sort);
  self->descending = descending;
  self->rows = rank_rows (column, accord_frame_get_n_leads (frame), descending);
  return self;
}

/**
 * accord_lead_ranking_ref:
 * @self: a ranking
 *
 * Returns: (transfer full): @self
 */
AccordLeadRanking *
accord_lead_ranking_ref (AccordLeadRanking *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_lead_ranking_unref:
 * @self: (transfer full): a ranking
 */
void
accord_lead_ranking_unref (AccordLeadRanking *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  accord_frame_unref (self->frame);
  g_free (self->sort);
  g_free (self->rows);
  g_free (self);
}

/**
 * accord_lead_ranking_is_of:
 * @self: a ranking
 * @frame: a frame
 * @sort: the name of a field
 * @descending: the direction
 *
 * Returns: whether it is what accord_lead_ranking_new() would make of that
 */
gboolean
accord_lead_ranking_is_of (const AccordLeadRanking *self,
                           const AccordFrame       *frame,
                           const char              *sort,
                           gboolean                 descending)
{
  return self->frame == frame && self->descending == descending && g_strcmp0 (self->sort, sort) == 0;
}

/**
 * accord_lead_ranking_get_rows:
 * @self: a ranking
 *
 * Returns: (transfer none): row numbers of the frame
 */
const guint32 *
accord_lead_ranking_get_rows (const AccordLeadRanking *self)
{
  return self->rows;
}
