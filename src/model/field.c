#include "model/field.h"

#include <glib/gi18n-lib.h>

G_DEFINE_BOXED_TYPE (AccordField, accord_field, accord_field_copy, accord_field_free)

typedef struct
{
  const char      *name;
  const char      *column; /* NULL: not stored */
  const char      *label;
  AccordColumnType type;
  gboolean         derived;
} StandardField;

static const StandardField standard[] = {
  { "id", "external_id", N_("ID"), ACCORD_COLUMN_TEXT },
  { "email", "email", N_("E-mail"), ACCORD_COLUMN_TEXT },
  { "name", "name", N_("Name"), ACCORD_COLUMN_TEXT },
  { "company", "company", N_("Company"), ACCORD_COLUMN_TEXT },
  { "job_title", "job_title", N_("Job title"), ACCORD_COLUMN_TEXT },
  { "industry", "industry", N_("Industry"), ACCORD_COLUMN_TEXT },
  { "company_size", "company_size", N_("Company size"), ACCORD_COLUMN_TEXT },
  { "country", "country", N_("Country"), ACCORD_COLUMN_TEXT },
  { "source", "source", N_("Source"), ACCORD_COLUMN_TEXT },
  { "campaign", "campaign", N_("Campaign"), ACCORD_COLUMN_TEXT },
  { "owner", "owner", N_("Owner"), ACCORD_COLUMN_TEXT },
  { "created_at", "created_at", N_("Lead since"), ACCORD_COLUMN_MOMENT },
  { "mql_at", "mql_at", N_("Qualified by marketing"), ACCORD_COLUMN_MOMENT },
  { "sql_at", "sql_at", N_("Qualified by sales"), ACCORD_COLUMN_MOMENT },
  { "opportunity_at", "opportunity_at", N_("Opportunity since"), ACCORD_COLUMN_MOMENT },
  { "customer_at", "customer_at", N_("Customer since"), ACCORD_COLUMN_MOMENT },
  { "lost_at", "lost_at", N_("Lost since"), ACCORD_COLUMN_MOMENT },
  { "handed_over_at", "handed_over_at", N_("Handed over to sales"), ACCORD_COLUMN_MOMENT },
  { "first_contact_at", "first_contact_at", N_("First contact"), ACCORD_COLUMN_MOMENT },
  { "accepted_at", "accepted_at", N_("Accepted by sales"), ACCORD_COLUMN_MOMENT },
  { "rejected_at", "rejected_at", N_("Rejected by sales"), ACCORD_COLUMN_MOMENT },
  { "reject_reason", "reject_reason", N_("Reason for rejection"), ACCORD_COLUMN_TEXT },
  { "quality", "quality", N_("Quality, as sales rates it"), ACCORD_COLUMN_TEXT },
  { "stage", NULL, N_("Stage"), ACCORD_COLUMN_TEXT, TRUE },
  { "value", "value", N_("Value"), ACCORD_COLUMN_REAL },
  { "currency", "currency", N_("Currency"), ACCORD_COLUMN_TEXT },
  { "persona", "persona", N_("Persona"), ACCORD_COLUMN_TEXT, TRUE },
  { "score", NULL, N_("Score"), ACCORD_COLUMN_REAL, TRUE },
  { "band", NULL, N_("Band"), ACCORD_COLUMN_TEXT, TRUE },
};

/**
 * accord_field_new_custom:
 * @name: its header, trimmed
 * @column: (nullable): its column in the table of leads; %NULL: it has none yet
 * @type: TEXT, INTEGER, REAL, BOOLEAN or MOMENT
 *
 * Returns: (transfer full): a field that came with an import
 */
AccordField *
accord_field_new_custom (const char      *name,
                         const char      *column,
                         AccordColumnType type)
{
  AccordField *self;

  g_return_val_if_fail (name != NULL, NULL);

  self = g_new0 (AccordField, 1);
  self->name = g_strdup (name);
  self->column = g_strdup (column);
  self->label = g_strdup (name);
  self->type = type;
  self->custom = TRUE;
  return self;
}

/**
 * accord_field_copy:
 * @self: a field
 *
 * Returns: (transfer full): a copy of it
 */
AccordField *
accord_field_copy (const AccordField *self)
{
  AccordField *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (AccordField, 1);
  *copy = *self;
  copy->name = g_strdup (self->name);
  copy->column = g_strdup (self->column);
  copy->label = g_strdup (self->label);
  return copy;
}

/**
 * accord_field_free:
 * @self: (transfer full) (nullable): a field that accord_field_new_custom() or accord_field_copy() made
 */
void
accord_field_free (AccordField *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_free (self->column);
  g_free (self->label);
  g_free (self);
}

/**
 * accord_field_standard:
 * @n_fields: (out): their number
 *
 * Returns: (transfer none) (array length=n_fields): the fields every lead has, in the order in which they are shown,
 *   with translated labels
 */
const AccordField *
accord_field_standard (guint *n_fields)
{
  static AccordField *fields;

  if (g_once_init_enter (&fields))
    {
      AccordField *made = g_new0 (AccordField, G_N_ELEMENTS (standard));

      for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
        {
          made[i].name = (char *) standard[i].name;
          made[i].column = (char *) standard[i].column;
          made[i].label = (char *) _(standard[i].label);
          made[i].type = standard[i].type;
          made[i].derived = standard[i].derived;
        }
      g_once_init_leave (&fields, made);
    }
  if (n_fields != NULL)
    *n_fields = G_N_ELEMENTS (standard);
  return fields;
}

/**
 * accord_field_find:
 * @name: (nullable): the name of a field
 *
 * Returns: (transfer none) (nullable): the standard field of that name
 */
const AccordField *
accord_field_find (const char *name)
{
  const AccordField *fields = accord_field_standard (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
    if (g_strcmp0 (fields[i].name, name) == 0)
      return &fields[i];
  return NULL;
}
