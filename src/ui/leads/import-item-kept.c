/* What a file is called, and what is kept with it. */
#include "ui/leads/import-item-private.h"

const char *
accord_import_item_get_path (AccordImportItem *self)
{
  return self->path;
}

const char *
accord_import_item_get_name (AccordImportItem *self)
{
  return self->name;
}

/**
 * accord_import_item_get_keep_name:
 * @self: a file
 *
 * Returns: (nullable): the name by which its mapping is kept afterwards; %NULL: it is not
 */
const char *
accord_import_item_get_keep_name (AccordImportItem *self)
{
  return self->keep_name;
}

void
accord_import_item_set_keep_name (AccordImportItem *self,
                                  const char       *name)
{
  char *copy = g_strdup (name);

  g_free (self->keep_name);
  self->keep_name = copy;
}

AccordImportResult *
accord_import_item_get_plan (AccordImportItem *self)
{
  return self->plan;
}

void
accord_import_item_take_plan (AccordImportItem   *self,
                              AccordImportResult *plan)
{
  accord_import_result_free (self->plan);
  self->plan = plan;
}

AccordImportResult *
accord_import_item_get_result (AccordImportItem *self)
{
  return self->result;
}

void
accord_import_item_take_result (AccordImportItem   *self,
                                AccordImportResult *result)
{
  accord_import_result_free (self->result);
  self->result = result;
}
