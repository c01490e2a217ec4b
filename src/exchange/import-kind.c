#include "exchange/import-kind.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *label;
} kinds[ACCORD_N_IMPORT_KINDS] = {
  [ACCORD_IMPORT_LEADS] = { "leads", N_("Leads") },
  [ACCORD_IMPORT_DEALS] = { "deals", N_("Deals") },
  [ACCORD_IMPORT_ACTIVITIES] = { "activities", N_("Activities") },
  [ACCORD_IMPORT_COSTS] = { "costs", N_("Costs") },
};

/**
 * accord_import_kind_get_name:
 * @kind: what rows are; not %ACCORD_IMPORT_KIND_FOUND
 *
 * Returns: its name on the command line and in the list of imports
 */
const char *
accord_import_kind_get_name (AccordImportKind kind)
{
  g_return_val_if_fail (kind > ACCORD_IMPORT_KIND_FOUND && kind < ACCORD_N_IMPORT_KINDS, NULL);

  return kinds[kind].name;
}

/**
 * accord_import_kind_get_label:
 * @kind: what rows are; not %ACCORD_IMPORT_KIND_FOUND
 *
 * Returns: what people read, translated
 */
const char *
accord_import_kind_get_label (AccordImportKind kind)
{
  g_return_val_if_fail (kind > ACCORD_IMPORT_KIND_FOUND && kind < ACCORD_N_IMPORT_KINDS, NULL);

  return _(kinds[kind].label);
}

/**
 * accord_import_kind_parse:
 * @name: a name
 * @kind: (out): the kind of that name
 *
 * Returns: whether there is one
 */
gboolean
accord_import_kind_parse (const char       *name,
                          AccordImportKind *kind)
{
  for (guint i = ACCORD_IMPORT_LEADS; i < ACCORD_N_IMPORT_KINDS; i++)
    {
      if (g_strcmp0 (kinds[i].name, name) == 0)
        {
          *kind = (AccordImportKind) i;
          return TRUE;
        }
    }
  return FALSE;
}
