#include "model/column.h"

#include <math.h>

#include "model/moment.h"

static void
set_empty (const AccordColumn *self,
           GValue             *value)
{
  switch (self->type)
    {
    case ACCORD_COLUMN_TEXT:
    case ACCORD_COLUMN_PROSE:
    case ACCORD_COLUMN_CONDITION:
    case ACCORD_COLUMN_REFERENCE:
    case ACCORD_COLUMN_OPAQUE:
      g_value_set_static_string (value, "");
      break;
    case ACCORD_COLUMN_CHOICE:
      g_value_set_static_string (value, self->choices != NULL && self->choices[0] != NULL ? self->choices[0] : "");
      break;
    case ACCORD_COLUMN_INTEGER:
      g_value_set_int64 (value, G_MININT64);
      break;
    case ACCORD_COLUMN_REAL:
      g_value_set_double (value, NAN);
      break;
    case ACCORD_COLUMN_BOOLEAN:
      g_value_set_boolean (value, FALSE);
      break;
    case ACCORD_COLUMN_MOMENT:
      g_value_set_int64 (value, ACCORD_MOMENT_NONE);
      break;
    case ACCORD_COLUMN_DAY:
      g_value_set_int (value, ACCORD_DAY_NONE);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
set_initial (const AccordColumn *self,
             GValue             *value)
{
  AccordMoment moment = ACCORD_MOMENT_NONE;
  AccordDay day = ACCORD_DAY_NONE;

  switch (self->type)
    {
    case ACCORD_COLUMN_TEXT:
    case ACCORD_COLUMN_PROSE:
    case ACCORD_COLUMN_CONDITION:
    case ACCORD_COLUMN_CHOICE:
    case ACCORD_COLUMN_REFERENCE:
    case ACCORD_COLUMN_OPAQUE:
      g_value_set_static_string (value, self->initial);
      break;
    case ACCORD_COLUMN_INTEGER:
      g_value_set_int64 (value, g_ascii_strtoll (self->initial, NULL, 10));
      break;
    case ACCORD_COLUMN_REAL:
      g_value_set_double (value, g_ascii_strtod (self->initial, NULL));
      break;
    case ACCORD_COLUMN_BOOLEAN:
      g_value_set_boolean (value, g_str_equal (self->initial, "true"));
      break;
    case ACCORD_COLUMN_MOMENT:
      accord_moment_parse_iso (self->initial, NULL, &moment);
      g_value_set_int64 (value, moment);
      break;
    case ACCORD_COLUMN_DAY:
      accord_day_parse_iso (self->initial, &day);
      g_value_set_int (value, day);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * accord_column_type_to_gtype:
 * @type: what a column holds
 *
 * Returns: the type of its values and of its property
 */
GType
accord_column_type_to_gtype (AccordColumnType type)
{
  switch (type)
    {
    case ACCORD_COLUMN_TEXT:
    case ACCORD_COLUMN_PROSE:
    case ACCORD_COLUMN_CONDITION:
    case ACCORD_COLUMN_CHOICE:
    case ACCORD_COLUMN_REFERENCE:
    case ACCORD_COLUMN_OPAQUE:
      return G_TYPE_STRING;
    case ACCORD_COLUMN_INTEGER:
    case ACCORD_COLUMN_MOMENT:
      return G_TYPE_INT64;
    case ACCORD_COLUMN_REAL:
      return G_TYPE_DOUBLE;
    case ACCORD_COLUMN_BOOLEAN:
      return G_TYPE_BOOLEAN;
    case ACCORD_COLUMN_DAY:
      return G_TYPE_INT;
    default:
      g_return_val_if_reached (G_TYPE_INVALID);
    }
}

/**
 * accord_column_value_init:
 * @self: a column
 * @value: (out caller-allocates): a value that is not yet initialised
 *
 * Makes @value one of the column, as a new record has it: the initial one, the first choice, or empty.
 */
void
accord_column_value_init (const AccordColumn *self,
                          GValue             *value)
{
  g_return_if_fail (self != NULL);

  g_value_init (value, accord_column_type_to_gtype (self->type));
  if (self->initial != NULL)
    set_initial (self, value);
  else
    set_empty (self, value);
}

/**
 * accord_column_value_is_empty:
 * @self: a column
 * @value: a value of it
 *
 * Returns: whether it stands for «nothing»: NULL in SQL and JSON. A boolean never does
 */
gboolean
accord_column_value_is_empty (const AccordColumn *self,
                              const GValue       *value)
{
  const char *text;

  g_return_val_if_fail (self != NULL && G_IS_VALUE (value), TRUE);

  switch (self->type)
    {
    case ACCORD_COLUMN_TEXT:
    case ACCORD_COLUMN_PROSE:
    case ACCORD_COLUMN_CONDITION:
    case ACCORD_COLUMN_CHOICE:
    case ACCORD_COLUMN_REFERENCE:
    case ACCORD_COLUMN_OPAQUE:
      text = g_value_get_string (value);
      return text == NULL || *text == '\0';
    case ACCORD_COLUMN_INTEGER:
    case ACCORD_COLUMN_MOMENT:
      return g_value_get_int64 (value) == G_MININT64;
    case ACCORD_COLUMN_REAL:
      return isnan (g_value_get_double (value));
    case ACCORD_COLUMN_BOOLEAN:
      return FALSE;
    case ACCORD_COLUMN_DAY:
      return g_value_get_int (value) == ACCORD_DAY_NONE;
    default:
      g_return_val_if_reached (TRUE);
    }
}

/**
 * accord_column_value_equal:
 * @self: a column
 * @a: a value of it
 * @b: a value of it
 *
 * Returns: whether they say the same; two empty ones do
 */
gboolean
accord_column_value_equal (const AccordColumn *self,
                           const GValue       *a,
                           const GValue       *b)
{
  if (accord_column_value_is_empty (self, a) || accord_column_value_is_empty (self, b))
    return accord_column_value_is_empty (self, a) && accord_column_value_is_empty (self, b);

  switch (self->type)
    {
    case ACCORD_COLUMN_TEXT:
    case ACCORD_COLUMN_PROSE:
    case ACCORD_COLUMN_CONDITION:
    case ACCORD_COLUMN_CHOICE:
    case ACCORD_COLUMN_REFERENCE:
    case ACCORD_COLUMN_OPAQUE:
      return g_str_equal (g_value_get_string (a), g_value_get_string (b));
    case ACCORD_COLUMN_INTEGER:
    case ACCORD_COLUMN_MOMENT:
      return g_value_get_int64 (a) == g_value_get_int64 (b);
    case ACCORD_COLUMN_REAL:
      return g_value_get_double (a) == g_value_get_double (b);
    case ACCORD_COLUMN_BOOLEAN:
      return !g_value_get_boolean (a) == !g_value_get_boolean (b);
    case ACCORD_COLUMN_DAY:
      return g_value_get_int (a) == g_value_get_int (b);
    default:
      g_return_val_if_reached (FALSE);
    }
}
