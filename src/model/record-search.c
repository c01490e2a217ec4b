#include "model/record-search.h"

/**
 * accord_records_find:
 * @records: (element-type AccordRecord): some records
 * @id: (nullable): the id of one of them
 * @index: (out) (optional): its place; as it was where it is not there
 *
 * Returns: (transfer none) (nullable): the record
 */
AccordRecord *
accord_records_find (GPtrArray  *records,
                     const char *id,
                     guint      *index)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (accord_record_get_id (records->pdata[i]), id) == 0)
      {
        if (index != NULL)
          *index = i;
        return records->pdata[i];
      }
  return NULL;
}

/**
 * accord_records_find_listed:
 * @records: (element-type AccordRecord): a list of records
 * @id: (nullable): the id of one of them
 * @index: (out) (optional): its place; as it was where it is not there
 *
 * Returns: (transfer full) (nullable): the record
 */
AccordRecord *
accord_records_find_listed (GListModel *records,
                            const char *id,
                            guint      *index)
{
  for (guint i = 0; i < g_list_model_get_n_items (records); i++)
    {
      g_autoptr (AccordRecord) record = g_list_model_get_item (records, i);

      if (g_strcmp0 (accord_record_get_id (record), id) != 0)
        continue;
      if (index != NULL)
        *index = i;
      return g_steal_pointer (&record);
    }
  return NULL;
}

/**
 * accord_records_find_index:
 * @records: (element-type AccordRecord): a list of records
 * @id: (nullable): the id of one of them
 * @index: (out) (optional): its place; as it was where it is not there
 *
 * Returns: whether it is there
 */
gboolean
accord_records_find_index (GListModel *records,
                           const char *id,
                           guint      *index)
{
  g_autoptr (AccordRecord) record = accord_records_find_listed (records, id, index);

  return record != NULL;
}
