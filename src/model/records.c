#include "model/records.h"

/**
 * accord_record_types:
 *
 * Returns: (transfer none) (array zero-terminated=1): all kinds of records that a workspace keeps,
 *   in the order in which they are dumped and loaded
 */
const GType *
accord_record_types (void)
{
  static GType types[26];
  static gsize done;

  if (g_once_init_enter (&done))
    {
      guint n = 0;

      types[n++] = ACCORD_TYPE_SETTINGS;
      types[n++] = ACCORD_TYPE_MEMBER;
      types[n++] = ACCORD_TYPE_PERSONA;
      types[n++] = ACCORD_TYPE_SECTION;
      types[n++] = ACCORD_TYPE_COMMITMENT;
      types[n++] = ACCORD_TYPE_COST;
      types[n++] = ACCORD_TYPE_TARGET;
      types[n++] = ACCORD_TYPE_CALENDAR;
      types[n++] = ACCORD_TYPE_TERM;
      types[n++] = ACCORD_TYPE_HANDOVER_RULE;
      types[n++] = ACCORD_TYPE_INCENTIVE;
      types[n++] = ACCORD_TYPE_SCORE_GROUP;
      types[n++] = ACCORD_TYPE_SCORE_RULE;
      types[n++] = ACCORD_TYPE_SCORE_MODEL;
      types[n++] = ACCORD_TYPE_BOARD_CHART;
      types[n++] = ACCORD_TYPE_BOARD_VIEW;
      types[n++] = ACCORD_TYPE_NOTE;
      types[n++] = ACCORD_TYPE_OWN_KPI;
      types[n++] = ACCORD_TYPE_OWN_VALUE;
      types[n++] = ACCORD_TYPE_COMMENT;
      types[n++] = ACCORD_TYPE_REVIEW;
      types[n++] = ACCORD_TYPE_VERSION;
      types[n++] = ACCORD_TYPE_SIGNATURE;
      types[n++] = ACCORD_TYPE_FILED_COPY;
      types[n++] = ACCORD_TYPE_SIGNING_KEY;
      types[n++] = G_TYPE_INVALID;
      g_assert (n == G_N_ELEMENTS (types));
      for (guint i = 0; i + 1 < n; i++)
        g_type_ensure (types[i]);
      g_once_init_leave (&done, 1);
    }
  return types;
}

/**
 * accord_record_type_for_table:
 * @table: (nullable): a name as in AccordRecordClass.table
 *
 * Returns: the kind of record that is kept there, or %G_TYPE_INVALID
 */
GType
accord_record_type_for_table (const char *table)
{
  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      AccordRecordClass *klass = g_type_class_ref (*type);
      gboolean found = g_strcmp0 (klass->table, table) == 0;

      g_type_class_unref (klass);
      if (found)
        return *type;
    }
  return G_TYPE_INVALID;
}
