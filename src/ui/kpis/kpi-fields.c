#include "ui/kpis/kpi-fields.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

/* A field with more values than this is no group to compare. */
#define MOST_VALUES 60

static gboolean
can_group (const AccordFrameColumn *column)
{
  const char *name = column->field->name;

  if (column->kind != ACCORD_FRAME_TEXT || column->n_codes < 2)
    return FALSE;
  if (g_str_equal (name, "id") || g_str_equal (name, "email") || g_str_equal (name, "name"))
    return FALSE;
  return column->n_codes <= MOST_VALUES || g_str_equal (name, "campaign") || g_str_equal (name, "owner");
}

/**
 * accord_kpi_fields_list:
 * @frame: the leads
 *
 * Returns: (transfer full): the names of the fields by which figures can be compared
 */
GStrv
accord_kpi_fields_list (AccordFrame *frame)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < accord_frame_get_n_columns (frame); i++)
    {
      const AccordFrameColumn *column = accord_frame_get_column (frame, i);

      if (can_group (column))
        g_strv_builder_add (names, column->field->name);
    }
  return g_strv_builder_end (names);
}

/**
 * accord_kpi_field_label:
 * @frame: the leads
 * @name: of a field
 * @settings: of the workspace, which may have words of its own
 *
 * Returns: (transfer full): what comparing by it is called
 */
char *
accord_kpi_field_label (AccordFrame  *frame,
                        const char   *name,
                        AccordRecord *settings)
{
  const AccordFrameColumn *column = accord_frame_find_column (frame, name);
  g_autofree char *field = NULL;

  if (column == NULL || column->field->custom)
    field = g_strdup (name);
  else
    {
      g_autofree char *label = accord_words_field (column->field, settings);

      field = accord_words_within (label);
    }
  /* Translators: %s is a field of a lead: «By source» */
  return g_strdup_printf (_("By %s"), field);
}
