#include "ui/leads/import-fields.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"

/* Of rows that are no leads: what cli.md says of them. */
static const char *const deal_fields[] = { "id", "lead", "value", "currency", "opportunity_at", "customer_at", "lost_at", NULL };
static const char *const activity_fields[] = { "lead", "kind", "at", "detail", NULL };
static const char *const cost_fields[] = { "source", "campaign", "month", "amount", "currency", NULL };

static const struct
{
  const char *name;
  const char *label;
} labels[] = {
  { "id", N_("Tells leads apart (ID)") },
  { ACCORD_IMPORT_STAGE_AT, N_("Since when in that stage") },
  { "lead", N_("Whose it is (a lead’s ID or e-mail)") },
  { "kind", N_("What was done") },
  { "at", N_("When it was done") },
  { "detail", N_("Detail") },
  { "month", N_("Month") },
  { "amount", N_("Amount") },
};

static GPtrArray *
list_names (const char *const *names)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (list, g_strdup (names[i]));
  return list;
}

static GPtrArray *
list_of_leads (void)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  guint n_fields;
  const AccordField *fields = accord_field_standard (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (!fields[i].derived || g_str_equal (fields[i].name, ACCORD_IMPORT_STAGE))
      g_ptr_array_add (list, g_strdup (fields[i].name));
  g_ptr_array_add (list, g_strdup (ACCORD_IMPORT_STAGE_AT));
  return list;
}

/**
 * accord_import_fields_list:
 * @kind: what the rows are
 *
 * Returns: (transfer full) (element-type utf8): the names of what a column can become, beside a field of its own
 */
GPtrArray *
accord_import_fields_list (AccordImportKind kind)
{
  switch (kind)
    {
    case ACCORD_IMPORT_DEALS:
      return list_names (deal_fields);
    case ACCORD_IMPORT_ACTIVITIES:
      return list_names (activity_fields);
    case ACCORD_IMPORT_COSTS:
      return list_names (cost_fields);
    case ACCORD_IMPORT_KIND_FOUND:
    case ACCORD_IMPORT_LEADS:
    case ACCORD_N_IMPORT_KINDS:
    default:
      return list_of_leads ();
    }
}

/**
 * accord_import_fields_label:
 * @name: one of them
 * @kind: what the rows are
 * @settings: of the workspace, which may have words of its own for stages
 *
 * Returns: (transfer full): what people read
 */
char *
accord_import_fields_label (const char       *name,
                            AccordImportKind  kind,
                            AccordRecord     *settings)
{
  if (g_str_equal (name, "id") && kind == ACCORD_IMPORT_DEALS)
    return g_strdup (_("Tells deals apart (ID)"));
  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].name, name))
      return g_strdup (_(labels[i].label));
  return accord_field_find (name) != NULL ? accord_words_field (accord_field_find (name), settings) : g_strdup (name);
}
