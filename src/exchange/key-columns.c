/* By which of its columns the rows of a file are told apart. */
#include "exchange/mapping.h"
#include "exchange/row-converter.h"

/* The columns that costs are told apart by, as cost-import.c does. */
static void
find_joint (GPtrArray        *columns,
            AccordKeyColumns *keys)
{
  static const char *const names[ACCORD_N_JOINT_KEYS] = { "source", "campaign", "month" };

  keys->joint = TRUE;
  for (guint k = 0; k < ACCORD_N_JOINT_KEYS; k++)
    for (guint i = columns->len; i-- > 0;)
      {
        const AccordSourceColumn *column = columns->pdata[i];

        if (!accord_mapping_leaves_out (column) && g_strv_contains ((const char *const *) column->fields, names[k]))
          keys->joint_columns[k] = i;
      }
}

/**
 * accord_key_columns_find:
 * @kind: what the rows of a file are
 * @columns: (element-type AccordSourceColumn): those of a file
 * @empty_values: what means empty, lent
 * @keys: (out): which of them tell its rows apart
 */
void
accord_key_columns_find (AccordImportKind         kind,
                         GPtrArray               *columns,
                         const AccordEmptyValues *empty_values,
                         AccordKeyColumns        *keys)
{
  *keys = (AccordKeyColumns) { .keyless = kind == ACCORD_IMPORT_ACTIVITIES, .id_column = -1, .email_column = -1,
                               .joint_columns = { -1, -1, -1 }, .empty_values = empty_values };
  if (kind == ACCORD_IMPORT_COSTS)
    find_joint (columns, keys);
  if (kind != ACCORD_IMPORT_LEADS && kind != ACCORD_IMPORT_DEALS)
    return;
  for (guint i = columns->len; i-- > 0;)
    {
      const AccordSourceColumn *column = columns->pdata[i];

      if (accord_mapping_leaves_out (column))
        continue;
      if (g_strv_contains ((const char *const *) column->fields, "id"))
        keys->id_column = i;
      if (kind == ACCORD_IMPORT_LEADS && g_strv_contains ((const char *const *) column->fields, "email"))
        keys->email_column = i;
    }
}
