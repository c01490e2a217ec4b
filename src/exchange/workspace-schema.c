#include "exchange/workspace-schema.h"

#include "model/record.h"

/**
 * accord_workspace_schema_get_table:
 * @type: a type of record
 *
 * Returns: the member of a dump that holds its records
 */
const char *
accord_workspace_schema_get_table (GType type)
{
  g_autoptr (GTypeClass) class = g_type_class_ref (type);

  return ACCORD_RECORD_CLASS (class)->table;
}
