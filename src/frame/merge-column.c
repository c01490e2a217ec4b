#include "frame/frame-merge-private.h"

#include <math.h>
#include <string.h>

/* The column of the same field: of the same name, type and place. */
static AccordColumnData *
find_base (const AccordMerge      *self,
           const AccordColumnData *fresh)
{
  for (guint i = 0; i < self->base->columns->len; i++)
    {
      AccordColumnData *column = g_ptr_array_index (self->base->columns, i);

      if (g_str_equal (column->field->name, fresh->field->name) && column->field->type == fresh->field->type &&
          g_strcmp0 (column->field->column, fresh->field->column) == 0)
        return column;
    }
  return NULL;
}

/* How an empty value looks, and how large a value is. */
static gsize
empty_value (AccordFrameKind kind,
             gpointer        empty)
{
  const AccordMoment no_moment = ACCORD_MOMENT_NONE;
  const guint32 no_code = 0;
  const guint8 no_flag = 2;
  const double no_real = NAN;

  switch (kind)
    {
    case ACCORD_FRAME_TEXT:
      memcpy (empty, &no_code, sizeof no_code);
      return sizeof no_code;
    case ACCORD_FRAME_REAL:
      memcpy (empty, &no_real, sizeof no_real);
      return sizeof no_real;
    case ACCORD_FRAME_MOMENT:
      memcpy (empty, &no_moment, sizeof no_moment);
      return sizeof no_moment;
    case ACCORD_FRAME_BOOLEAN:
    default:
      memcpy (empty, &no_flag, sizeof no_flag);
      return sizeof no_flag;
    }
}

/* The values of all rows, from both; of the base's @empty ones where it has no such column. */
static gpointer
gather (const AccordMerge *self,
        gconstpointer      base,
        gconstpointer      fresh,
        gsize              size,
        gconstpointer      empty)
{
  guint8 *values = g_malloc_n (MAX (self->n_rows, 1), size);

  for (guint i = 0; i < self->runs->len; i++)
    {
      const AccordMergeRun *run = ACCORD_MERGE_RUN (self, i);
      const guint8 *from = run->fresh ? fresh : base;
      guint8 *to = values + run->to * size;

      if (from != NULL)
        memcpy (to, from + run->first * size, run->n * size);
      else
        for (guint row = 0; row < run->n; row++)
          memcpy (to + row * size, empty, size);
    }
  return values;
}

static const char *
text_at (const AccordColumnData *column,
         guint                   row)
{
  return column->view.dictionary[column->view.codes[row]];
}

static gboolean
is_same (const AccordColumnData *base,
         guint                   old_row,
         const AccordColumnData *fresh,
         guint                   row)
{
  guint8 unused[sizeof (double)];
  gsize size;

  if (fresh->view.kind == ACCORD_FRAME_TEXT)
    return g_strcmp0 (text_at (base, old_row), text_at (fresh, row)) == 0;
  size = empty_value (fresh->view.kind, unused);
  return memcmp ((const guint8 *) base->values + old_row * size, (const guint8 *) fresh->values + row * size, size) == 0;
}

static gboolean
are_same (const AccordMerge      *self,
          const AccordColumnData *base,
          const AccordColumnData *fresh)
{
  for (guint row = 0; row < self->fresh->keys->n; row++)
    if (!is_same (base, self->old_rows[row], fresh, row))
      return FALSE;
  return TRUE;
}

/* For each code of the fresh dictionary that of the merged one. What a lead had before need not be looked for. */
static guint32 *
translate (const AccordMerge       *self,
           const AccordColumnData  *base,
           const AccordColumnData  *fresh,
           AccordDictionary       **dictionary)
{
  guint32 *codes = g_new0 (guint32, fresh->view.n_codes);

  for (guint row = 0; row < self->fresh->keys->n; row++)
    if (self->old_rows[row] != ACCORD_MERGE_NO_ROW && is_same (base, self->old_rows[row], fresh, row))
      codes[fresh->view.codes[row]] = base->view.codes[self->old_rows[row]];
  *dictionary = accord_dictionary_extend (base->dictionary, fresh->view.dictionary, codes, fresh->view.n_codes);
  return codes;
}

static void
drop_unused (const AccordMerge      *self,
             const AccordColumnData *base,
             AccordColumnData       *merged)
{
  g_autofree guint8 *lost = g_new0 (guint8, accord_dictionary_get_n (merged->dictionary));

  for (guint i = 0; i < self->replaced->len; i++)
    lost[base->view.codes[g_array_index (self->replaced, guint32, i)]] = 1;
  merged->dictionary = _accord_merge_drop_unused (merged->dictionary, lost, merged->values, self->n_rows);
}

static void
merge_texts (const AccordMerge      *self,
             const AccordColumnData *base,
             const AccordColumnData *fresh,
             AccordColumnData       *merged)
{
  g_autofree guint32 *codes = NULL;
  guint32 *values = merged->values;

  if (base == NULL)
    {
      merged->dictionary = accord_dictionary_ref (fresh->dictionary);
      return;
    }
  codes = translate (self, base, fresh, &merged->dictionary);
  for (guint i = 0; i < self->runs->len; i++)
    {
      const AccordMergeRun *run = ACCORD_MERGE_RUN (self, i);

      for (guint row = run->to; run->fresh && row < run->to + run->n; row++)
        values[row] = codes[values[row]];
    }
  /* What is computed, as «stage», has the same dictionary always. */
  if (fresh->field->column != NULL)
    drop_unused (self, base, merged);
}

AccordColumnData *
_accord_merge_column (const AccordMerge *self,
                      AccordColumnData  *fresh)
{
  AccordColumnData *base = find_base (self, fresh);
  const AccordDay no_day = ACCORD_DAY_NONE;
  guint8 empty[sizeof (double)];
  gsize size = empty_value (fresh->view.kind, empty);
  AccordColumnData *merged;

  if (base != NULL && self->in_place && are_same (self, base, fresh))
    return g_atomic_rc_box_acquire (base);

  merged = _accord_column_data_new (fresh->field, fresh->view.kind);
  merged->values = gather (self, base != NULL ? base->values : NULL, fresh->values, size, empty);
  if (fresh->view.kind == ACCORD_FRAME_MOMENT)
    merged->days = gather (self, base != NULL ? base->days : NULL, fresh->days, sizeof no_day, &no_day);
  if (fresh->view.kind == ACCORD_FRAME_TEXT)
    merge_texts (self, base, fresh, merged);
  _accord_column_data_seal (merged);
  return merged;
}
