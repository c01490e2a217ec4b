#include "frame/frame-private.h"

static void
release (gpointer  values,
         GBytes   *owner)
{
  if (owner != NULL)
    g_bytes_unref (owner);
  else
    g_free (values);
}

static void
clear_column (gpointer data)
{
  AccordColumnData *self = data;

  accord_field_free (self->field);
  release (self->values, self->values_owner);
  release (self->days, self->days_owner);
  accord_dictionary_unref (self->dictionary);
}

static void
clear_keys (gpointer data)
{
  AccordKeyData *self = data;

  release (self->keys, self->owner);
}

static void
clear_activities (gpointer data)
{
  AccordActivityData *self = data;

  release (self->first, self->first_owner);
  release (self->kinds, self->kinds_owner);
  release (self->at, self->at_owner);
  accord_dictionary_unref (self->dictionary);
}

gsize
_accord_frame_value_size (AccordFrameKind kind)
{
  switch (kind)
    {
    case ACCORD_FRAME_TEXT:
      return sizeof (guint32);
    case ACCORD_FRAME_REAL:
      return sizeof (double);
    case ACCORD_FRAME_MOMENT:
      return sizeof (AccordMoment);
    case ACCORD_FRAME_BOOLEAN:
    default:
      return sizeof (guint8);
    }
}

/* A column without values; its owner fills @values (and @days, @dictionary) and seals it. */
AccordColumnData *
_accord_column_data_new (const AccordField *field,
                         AccordFrameKind    kind)
{
  AccordColumnData *self = g_atomic_rc_box_new0 (AccordColumnData);

  self->field = accord_field_copy (field);
  self->view.field = self->field;
  self->view.kind = kind;
  return self;
}

/* Points the view at what the column owns by now. */
void
_accord_column_data_seal (AccordColumnData *self)
{
  switch (self->view.kind)
    {
    case ACCORD_FRAME_TEXT:
      self->view.codes = self->values;
      self->view.dictionary = accord_dictionary_get_texts (self->dictionary);
      self->view.n_codes = accord_dictionary_get_n (self->dictionary);
      self->view.runs = accord_dictionary_get_runs (self->dictionary, &self->view.n_runs);
      break;
    case ACCORD_FRAME_REAL:
      self->view.reals = self->values;
      break;
    case ACCORD_FRAME_MOMENT:
      self->view.moments = self->values;
      self->view.days = self->days;
      break;
    case ACCORD_FRAME_BOOLEAN:
    default:
      self->view.flags = self->values;
      break;
    }
}

void
_accord_column_data_unref (AccordColumnData *self)
{
  g_atomic_rc_box_release_full (self, clear_column);
}

guint
_accord_keys_find_from (const gint64 *keys,
                        guint         first,
                        guint         n,
                        gint64        key)
{
  guint low = first;
  guint high = n;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (keys[middle] < key)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
_accord_key_data_unref (AccordKeyData *self)
{
  g_atomic_rc_box_release_full (self, clear_keys);
}

void
_accord_activity_data_unref (AccordActivityData *self)
{
  g_atomic_rc_box_release_full (self, clear_activities);
}
