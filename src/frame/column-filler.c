#include "frame/column-filler.h"

#include <math.h>

#define FLAG_EMPTY 2

static AccordFrameKind
kind_of_type (AccordColumnType type)
{
  return type == ACCORD_COLUMN_BOOLEAN                                 ? ACCORD_FRAME_BOOLEAN
         : type == ACCORD_COLUMN_MOMENT                                ? ACCORD_FRAME_MOMENT
         : type == ACCORD_COLUMN_INTEGER || type == ACCORD_COLUMN_REAL ? ACCORD_FRAME_REAL
                                                                       : ACCORD_FRAME_TEXT;
}

/* Returns: (transfer full): a column without rows */
AccordColumnData *
_accord_column_filler_new (const AccordField *field)
{
  AccordColumnData *self = _accord_column_data_new (field, kind_of_type (field->type));

  if (self->view.kind == ACCORD_FRAME_TEXT)
    self->dictionary = accord_dictionary_new ();
  return self;
}

static gboolean
has_values (const AccordBatchColumn *from,
            guint                    n_rows)
{
  guint row = 0;

  if (from->type == ACCORD_COLUMN_REAL)
    while (row < n_rows && isnan (from->reals[row]))
      row++;
  else if (kind_of_type (from->type) == ACCORD_FRAME_TEXT)
    while (row < n_rows && from->texts[row] == NULL)
      row++;
  else
    while (row < n_rows && from->integers[row] == G_MININT64)
      row++;
  return row < n_rows;
}

static void
fill_empty (AccordFrameKind kind,
            gpointer        values,
            guint           n_rows)
{
  for (guint row = 0; row < n_rows; row++)
    switch (kind)
      {
      case ACCORD_FRAME_TEXT:
        ((guint32 *) values)[row] = 0;
        break;
      case ACCORD_FRAME_REAL:
        ((double *) values)[row] = NAN;
        break;
      case ACCORD_FRAME_MOMENT:
        ((AccordMoment *) values)[row] = ACCORD_MOMENT_NONE;
        break;
      case ACCORD_FRAME_BOOLEAN:
      default:
        ((guint8 *) values)[row] = FLAG_EMPTY;
        break;
      }
}

static void
fill_empty_days (AccordDay *days,
                 guint      n_rows)
{
  for (guint row = 0; row < n_rows; row++)
    days[row] = ACCORD_DAY_NONE;
}

/* The first value came: those before were empty. */
static void
make_room (AccordColumnData *self,
           guint             n_rows,
           guint             capacity)
{
  self->values = accord_values_new (capacity, _accord_frame_value_size (self->view.kind));
  fill_empty (self->view.kind, self->values, n_rows);
  if (self->view.kind != ACCORD_FRAME_MOMENT)
    return;
  self->days = accord_values_new (capacity, sizeof *self->days);
  fill_empty_days (self->days, n_rows);
}

static void
append_texts (AccordColumnData  *self,
              const char *const *texts,
              guint              n_rows,
              guint              at,
              guint              capacity)
{
  guint32 *codes = (guint32 *) self->values + at;

  /* No two leads of a file have one id: the store sees to it. */
  if (g_str_equal (self->field->name, "id"))
    {
      accord_dictionary_append_all (self->dictionary, texts, codes, n_rows);
      return;
    }
  accord_dictionary_add_all (self->dictionary, texts, codes, n_rows);
  if (at == 0 && accord_dictionary_get_n (self->dictionary) > n_rows / 2)
    accord_dictionary_reserve (self->dictionary, capacity);
}

/* Moments and their days. */
static void
append_moments (AccordColumnData *self,
                const gint64     *from,
                guint             n_rows,
                guint             at,
                const AccordZone *zone)
{
  AccordMoment *moments = (AccordMoment *) self->values + at;

  for (guint i = 0; i < n_rows; i++)
    {
      moments[i] = from[i];
      self->days[at + i] = accord_moment_to_day (from[i], zone);
    }
}

static void
append_reals (AccordColumnData        *self,
              const AccordBatchColumn *from,
              guint                    n_rows,
              guint                    at)
{
  double *reals = (double *) self->values + at;

  for (guint i = 0; i < n_rows; i++)
    if (from->type != ACCORD_COLUMN_INTEGER)
      reals[i] = from->reals[i];
    else
      reals[i] = from->integers[i] == G_MININT64 ? NAN : (double) from->integers[i];
}

static void
append_flags (AccordColumnData *self,
              const gint64     *from,
              guint             n_rows,
              guint             at)
{
  guint8 *flags = (guint8 *) self->values + at;

  for (guint i = 0; i < n_rows; i++)
    flags[i] = from[i] == G_MININT64 ? FLAG_EMPTY : from[i] != 0;
}

/**
 * _accord_column_filler_append:
 * @self: a column, not sealed
 * @from: a batch's, of the same field
 * @n_rows: the rows of that
 * @at: the rows it has
 * @capacity: the rows that there is to be room for, at least @at + @n_rows
 * @zone: the zone that days are told in
 */
void
_accord_column_filler_append (AccordColumnData        *self,
                              const AccordBatchColumn *from,
                              guint                    n_rows,
                              guint                    at,
                              guint                    capacity,
                              const AccordZone        *zone)
{
  if (self->values == NULL && !has_values (from, n_rows))
    return;
  if (self->values == NULL)
    make_room (self, at, capacity);
  switch (self->view.kind)
    {
    case ACCORD_FRAME_TEXT:
      append_texts (self, from->texts, n_rows, at, capacity);
      break;
    case ACCORD_FRAME_REAL:
      append_reals (self, from, n_rows, at);
      break;
    case ACCORD_FRAME_MOMENT:
      append_moments (self, from->integers, n_rows, at, zone);
      break;
    case ACCORD_FRAME_BOOLEAN:
    default:
      append_flags (self, from->integers, n_rows, at);
      break;
    }
}

/**
 * _accord_column_filler_resize:
 * @self: a column, not sealed
 * @capacity: the rows that there is to be room for, if it has values
 */
void
_accord_column_filler_resize (AccordColumnData *self,
                              guint             capacity)
{
  if (self->values == NULL)
    return;
  self->values = g_realloc_n (self->values, capacity, _accord_frame_value_size (self->view.kind));
  if (self->view.kind == ACCORD_FRAME_MOMENT)
    self->days = g_realloc_n (self->days, capacity, sizeof *self->days);
}

static void
share_empty (AccordColumnData  *self,
             guint              n_rows,
             AccordEmptyValues *empty)
{
  AccordFrameKind kind = self->view.kind;
  gsize size = _accord_frame_value_size (kind);

  if (empty->values[kind] == NULL)
    {
      gpointer values = accord_values_new (n_rows, size);

      fill_empty (kind, values, n_rows);
      empty->values[kind] = g_bytes_new_take (values, MAX (n_rows, 1) * size);
    }
  self->values_owner = g_bytes_ref (empty->values[kind]);
  self->values = (gpointer) g_bytes_get_data (self->values_owner, NULL);
}

static void
share_empty_days (AccordColumnData  *self,
                  guint              n_rows,
                  AccordEmptyValues *empty)
{
  if (empty->days == NULL)
    {
      AccordDay *days = accord_values_new (n_rows, sizeof *days);

      fill_empty_days (days, n_rows);
      empty->days = g_bytes_new_take (days, MAX (n_rows, 1) * sizeof *days);
    }
  self->days_owner = g_bytes_ref (empty->days);
  self->days = (gpointer) g_bytes_get_data (self->days_owner, NULL);
}

/**
 * _accord_column_filler_end:
 * @self: a column, not sealed
 * @n_rows: the rows of its frame
 * @empty: what its empty columns share
 *
 * Seals it.
 */
void
_accord_column_filler_end (AccordColumnData  *self,
                           guint              n_rows,
                           AccordEmptyValues *empty)
{
  if (self->values == NULL)
    {
      share_empty (self, n_rows, empty);
      if (self->view.kind == ACCORD_FRAME_MOMENT)
        share_empty_days (self, n_rows, empty);
    }
  else
    _accord_column_filler_resize (self, MAX (n_rows, 1));
  if (self->view.kind == ACCORD_FRAME_TEXT)
    accord_dictionary_freeze (self->dictionary);
  _accord_column_data_seal (self);
}

void
_accord_empty_values_clear (AccordEmptyValues *self)
{
  for (guint kind = 0; kind < G_N_ELEMENTS (self->values); kind++)
    g_clear_pointer (&self->values[kind], g_bytes_unref);
  g_clear_pointer (&self->days, g_bytes_unref);
}
