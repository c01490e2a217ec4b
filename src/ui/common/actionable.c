#include "ui/common/actionable.h"

/**
 * accord_actionable_set:
 * @actionable: a button or a row
 * @detailed_action: «win.show-page('sla')»
 *
 * As gtk_actionable_set_detailed_action_name(), which sets the name before its target and so warns of a mismatch.
 */
void
accord_actionable_set (GtkActionable *actionable,
                       const char    *detailed_action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_action_parse_detailed_name (detailed_action, &name, &target, &error))
    {
      g_critical ("%s", error->message);
      return;
    }

  gtk_actionable_set_action_name (actionable, NULL);
  gtk_actionable_set_action_target_value (actionable, target);
  gtk_actionable_set_action_name (actionable, name);
}
