#include "ui/common/condition-editor.h"

#include <glib/gi18n-lib.h>

static gboolean
read_condition (GObject             *input,
                const AccordColumn  *column,
                GValue              *value,
                GError             **error)
{
  g_autofree char *typed = accord_condition_editor_dup_typed (ACCORD_CONDITION_EDITOR (input), error);

  if (typed == NULL)
    {
      /* Translators: what a condition is for, as «Who belongs here»; then where it is wrong */
      g_prefix_error (error, _("“%s” cannot be read. "), _(column->label));
      return FALSE;
    }
  g_value_init (value, G_TYPE_STRING);
  g_value_set_string (value, typed);
  return TRUE;
}

static void
show_condition (GObject            *input,
                const AccordColumn *column,
                const GValue       *value)
{
  accord_condition_editor_set_text (ACCORD_CONDITION_EDITOR (input), g_value_get_string (value));
}

/**
 * accord_condition_editor_access:
 *
 * Returns: (transfer none): how an editor gives and takes the value of a CONDITION column
 */
const AccordAutosaveAccess *
accord_condition_editor_access (void)
{
  static const AccordAutosaveAccess access = { "changed", read_condition, show_condition };

  return &access;
}
