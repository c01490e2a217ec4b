#include "ui/common/autosave-inputs.h"

#include <adwaita.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "model/moment.h"
#include "ui/common/text-patch.h"

/* As the locale writes numbers, or as programs do. */
static gboolean
parse_number (const char *text,
              double     *number)
{
  char *end;

  *number = strtod (text, &end);
  if (*end != '\0')
    *number = g_ascii_strtod (text, &end);

  return end != text && *end == '\0' && isfinite (*number);
}

static gboolean
read_text_as (const char          *text,
              const AccordColumn  *column,
              GValue              *value,
              GError             **error)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  AccordDay day = ACCORD_DAY_NONE;
  double number = NAN;

  g_value_init (value, accord_column_type_to_gtype (column->type));
  if (G_VALUE_HOLDS_STRING (value))
    {
      g_value_set_string (value, column->type == ACCORD_COLUMN_PROSE ? text : stripped);
      return TRUE;
    }
  if (column->type == ACCORD_COLUMN_DAY)
    {
      if (*stripped != '\0' && !accord_day_parse_iso (stripped, &day))
        {
          g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
                       _("“%s” is not a date; write it as 2025-06-30."), stripped);
          return FALSE;
        }
      g_value_set_int (value, day);
      return TRUE;
    }
  if (*stripped != '\0' && !parse_number (stripped, &number))
    {
      g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_INVALID,
                   _("“%s” is not a number; write digits only."), stripped);
      return FALSE;
    }
  if (G_VALUE_HOLDS_DOUBLE (value))
    g_value_set_double (value, number);
  else
    g_value_set_int64 (value, isnan (number) ? G_MININT64 : (gint64) number);

  return TRUE;
}

static char *
write_text_of (const AccordColumn *column,
               const GValue       *value)
{
  if (accord_column_value_is_empty (column, value))
    return g_strdup ("");
  if (G_VALUE_HOLDS_STRING (value))
    return g_value_dup_string (value);
  if (G_VALUE_HOLDS_DOUBLE (value))
    return g_strdup_printf ("%.15g", g_value_get_double (value));
  if (G_VALUE_HOLDS_INT64 (value))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_value_get_int64 (value));

  return accord_day_to_iso (g_value_get_int (value));
}

static gboolean
read_editable (GObject             *input,
               const AccordColumn  *column,
               GValue              *value,
               GError             **error)
{
  return read_text_as (gtk_editable_get_text (GTK_EDITABLE (input)), column, value, error);
}

static void
show_editable (GObject            *input,
               const AccordColumn *column,
               const GValue       *value)
{
  g_autofree char *text = write_text_of (column, value);

  accord_text_patch_editable (GTK_EDITABLE (input), text);
}

static gboolean
read_buffer (GObject             *input,
             const AccordColumn  *column,
             GValue              *value,
             GError             **error)
{
  g_autofree char *text = NULL;

  g_object_get (input, "text", &text, NULL);

  return read_text_as (text, column, value, error);
}

static void
show_buffer (GObject            *input,
             const AccordColumn *column,
             const GValue       *value)
{
  g_autofree char *text = write_text_of (column, value);

  accord_text_patch_buffer (GTK_TEXT_BUFFER (input), text);
}

static gboolean
read_spin (GObject             *input,
           const AccordColumn  *column,
           GValue              *value,
           GError             **error)
{
  double number;

  gtk_spin_button_update (GTK_SPIN_BUTTON (input));
  number = gtk_spin_button_get_value (GTK_SPIN_BUTTON (input));
  g_value_init (value, accord_column_type_to_gtype (column->type));
  if (G_VALUE_HOLDS_DOUBLE (value))
    g_value_set_double (value, number);
  else
    g_value_set_int64 (value, (gint64) number);

  return TRUE;
}

static void
show_spin (GObject            *input,
           const AccordColumn *column,
           const GValue       *value)
{
  double number = 0;

  if (!accord_column_value_is_empty (column, value))
    number = G_VALUE_HOLDS_DOUBLE (value) ? g_value_get_double (value) : (double) g_value_get_int64 (value);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (input), number);
}

static gboolean
read_active (GObject             *input,
             const AccordColumn  *column,
             GValue              *value,
             GError             **error)
{
  g_value_init (value, G_TYPE_BOOLEAN);
  g_object_get_property (input, "active", value);

  return TRUE;
}

static void
show_active (GObject            *input,
             const AccordColumn *column,
             const GValue       *value)
{
  g_object_set_property (input, "active", value);
}

static const char *const *
get_choices (GObject            *input,
             const AccordColumn *column)
{
  const char *const *values = g_object_get_data (input, "accord-choices");

  return values != NULL ? values : column->choices;
}

static gboolean
read_choice (GObject             *input,
             const AccordColumn  *column,
             GValue              *value,
             GError             **error)
{
  const char *const *values = get_choices (input, column);
  guint selected;

  g_object_get (input, "selected", &selected, NULL);
  g_value_init (value, G_TYPE_STRING);
  g_value_set_string (value, selected < g_strv_length ((char **) values) ? values[selected] : "");

  return TRUE;
}

static void
show_choice (GObject            *input,
             const AccordColumn *column,
             const GValue       *value)
{
  const char *const *values = get_choices (input, column);
  const char *text = g_value_get_string (value);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; values[i] != NULL; i++)
    if (g_strcmp0 (values[i], text) == 0)
      selected = i;
  g_object_set (input, "selected", selected, NULL);
}

static const AccordAutosaveAccess editable_access = { "changed", read_editable, show_editable };
static const AccordAutosaveAccess buffer_access = { "changed", read_buffer, show_buffer };
static const AccordAutosaveAccess spin_access = { "value-changed", read_spin, show_spin };
static const AccordAutosaveAccess active_access = { "notify::active", read_active, show_active };
static const AccordAutosaveAccess choice_access = { "notify::selected", read_choice, show_choice };

/**
 * accord_autosave_input_access:
 *
 * Returns: (nullable): how @input, a widget or a text buffer, gives and takes values
 */
const AccordAutosaveAccess *
accord_autosave_input_access (GObject *input)
{
  if (GTK_IS_TEXT_BUFFER (input))
    return &buffer_access;
  if (GTK_IS_SPIN_BUTTON (input))
    return &spin_access;
  if (GTK_IS_EDITABLE (input))
    return &editable_access;
  if (GTK_IS_SWITCH (input) || GTK_IS_CHECK_BUTTON (input))
    return &active_access;

  return NULL;
}

/**
 * accord_autosave_choice_access:
 *
 * Returns: how a GtkDropDown or AdwComboRow gives and takes values
 */
const AccordAutosaveAccess *
accord_autosave_choice_access (void)
{
  return &choice_access;
}

/**
 * accord_autosave_set_choices:
 * @values: (nullable): static; what the items of @input mean; NULL: the choices of its column
 */
void
accord_autosave_set_choices (GObject           *input,
                             const char *const *values)
{
  g_object_set_data (input, "accord-choices", (gpointer) values);
}

/**
 * accord_autosave_forget_typed:
 *
 * Empties the field's own undo: what is saved is undone on the page, with the whole program's undo.
 */
void
accord_autosave_forget_typed (GObject *input)
{
  if (GTK_IS_TEXT_BUFFER (input))
    {
      gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (input), FALSE);
      gtk_text_buffer_set_enable_undo (GTK_TEXT_BUFFER (input), TRUE);
    }
  else if (GTK_IS_EDITABLE (input))
    {
      gtk_editable_set_enable_undo (GTK_EDITABLE (input), FALSE);
      gtk_editable_set_enable_undo (GTK_EDITABLE (input), TRUE);
    }
}

/**
 * accord_autosave_set_input_writable:
 *
 * Turns an input off; text stays readable and can be copied.
 */
void
accord_autosave_set_input_writable (GtkWidget *input,
                                    gboolean   writable)
{
  if (GTK_IS_TEXT_VIEW (input))
    gtk_text_view_set_editable (GTK_TEXT_VIEW (input), writable);
  else if (GTK_IS_EDITABLE (input))
    gtk_editable_set_editable (GTK_EDITABLE (input), writable);
  else
    gtk_widget_set_sensitive (input, writable);
}
