/* What the columns of a file become, where nobody has said so: from their names, and what they hold. */
#include <string.h>

#include "exchange/cell-value.h"
#include "exchange/kind-fields.h"
#include "exchange/mapping-private.h"

/* Of the stage and its date the words are kept, too: the program knows fewer stages than others do. */
static void
set_guess (AccordImportKind    kind,
           AccordSourceColumn *column,
           const char         *field)
{
  g_autofree char *name = accord_mapping_name_custom (column->header);
  const char *fields[] = { field, name, NULL };

  accord_mapping_set_field (column, field);
  if (kind != ACCORD_IMPORT_LEADS || accord_kind_field_find (kind, field) != NULL || column->empty)
    return;
  g_strfreev (column->fields);
  column->fields = g_strdupv ((char **) fields);
}

/* «2025-03» is no date. */
static gboolean
names_months (const AccordColumnScan *scan)
{
  AccordDay first;

  for (guint i = 0; i < scan->samples->len; i++)
    if (!accord_cell_is_month (scan->samples->pdata[i], strlen (scan->samples->pdata[i]), &first))
      return FALSE;
  return scan->samples->len > 0;
}

/* Whether what stands in a column can be what its name says. */
static gboolean
fits_field (AccordImportKind        kind,
            const AccordColumnScan *scan,
            const char             *name)
{
  const AccordField *field = accord_kind_field_find (kind, name);
  guint64 n_values = scan->n_filled - scan->n_markers;

  if (g_str_equal (name, ACCORD_IMPORT_STAGE))
    return kind == ACCORD_IMPORT_LEADS ? scan->n_stages * 2 > n_values : n_values == 0 || scan->n_stages > 0;
  if (g_str_equal (name, ACCORD_IMPORT_STAGE_AT))
    return n_values > 0 && scan->dates.n_dates * 2 > n_values;
  if (n_values == 0)
    return TRUE;
  if (kind == ACCORD_IMPORT_COSTS && g_str_equal (name, "month") && names_months (scan))
    return TRUE;
  if (field->type == ACCORD_COLUMN_MOMENT)
    return scan->dates.n_dates * 2 > n_values;
  if (field->type == ACCORD_COLUMN_REAL)
    return scan->numbers.n_numbers * 2 > n_values;
  if (g_str_equal (name, "email"))
    return scan->n_addresses * 2 > n_values;
  return scan->dates.n_dates - scan->dates.n_bare < n_values;
}

/* How well a column is named for its field: nothing is better than the field's own name, letter by letter («name» is
 * another matter: some exports call the deal so, and the person «Contact Name»). */
static guint
get_rank (const AccordSourceColumn *column,
          const AccordCrmName      *name)
{
  return g_str_equal (column->header, name->field) && !g_str_equal (name->field, "name") ? 0 : name->rank + 1;
}

/* Whether the rows are deals and not people: their «Name» is that of the deal. */
static gboolean
is_of_deals (GPtrArray *columns)
{
  guint n_signs = 0;

  for (guint i = 0; i < columns->len; i++)
    {
      const AccordSourceColumn *column = columns->pdata[i];
      const AccordCrmName *name = accord_crm_names_lookup (column->header);

      if (name != NULL && g_strcmp0 (name->field, "email") == 0)
        return FALSE;
      n_signs += accord_crm_names_is_deal (column->header);
    }
  return n_signs >= 2;
}

/* A date says since when the stage is what the words say; but the date on which a deal closes, or will, says so only of
 * what is won or lost. */
static void
check_stage_date (GHashTable             *best,
                  GPtrArray              *columns,
                  const AccordColumnScan *scans)
{
  const guint closed = 1u << ACCORD_STAGE_CUSTOMER | 1u << ACCORD_STAGE_LOST;
  const AccordSourceColumn *words = g_hash_table_lookup (best, ACCORD_IMPORT_STAGE);
  const AccordSourceColumn *dates = g_hash_table_lookup (best, ACCORD_IMPORT_STAGE_AT);

  if (dates == NULL)
    return;
  if (words == NULL || (accord_crm_names_is_deal (dates->header) && (words->stages & ~closed) != 0))
    g_hash_table_remove (best, ACCORD_IMPORT_STAGE_AT);
}

/* The columns that are the best named for their field, by its name. */
static GHashTable *
find_best (AccordImportKind        kind,
           GPtrArray              *columns,
           const AccordColumnScan *scans)
{
  GHashTable *best = g_hash_table_new (g_str_hash, g_str_equal);
  gboolean deals = kind == ACCORD_IMPORT_LEADS && is_of_deals (columns);

  for (guint i = 0; i < columns->len; i++)
    {
      AccordSourceColumn *column = columns->pdata[i], *other;
      const AccordCrmName *name = accord_kind_field_lookup (kind, column->header);

      if (name == NULL || name->field == NULL || !fits_field (kind, &scans[i], name->field) ||
          (deals && g_ascii_strcasecmp (column->header, "name") == 0))
        continue;
      other = g_hash_table_lookup (best, name->field);
      if (other == NULL || get_rank (column, name) < get_rank (other, accord_kind_field_lookup (kind, other->header)))
        g_hash_table_insert (best, (gpointer) name->field, column);
    }
  if (kind == ACCORD_IMPORT_LEADS)
    check_stage_date (best, columns, scans);
  return best;
}

/* Without a column for the whole name, those of its parts become it together. */
static void
guess_name_parts (GPtrArray  *columns,
                  GHashTable *best)
{
  if (g_hash_table_contains (best, "name"))
    return;
  for (guint i = 0; i < columns->len; i++)
    {
      AccordSourceColumn *column = columns->pdata[i];

      if (accord_crm_names_is_first (column->header) || accord_crm_names_is_last (column->header))
        accord_mapping_set_field (column, "name");
    }
}

/* A name made up for a column that has none: «column 38». */
static gboolean
is_nameless (const AccordSourceColumn *column,
             guint                     index)
{
  g_autofree char *made = g_strdup_printf ("column %u", index + 1);

  return g_str_has_prefix (column->header, made);
}

/**
 * accord_mapping_guess:
 * @kind: what its rows are
 * @columns: (element-type AccordSourceColumn): those of a file
 * @scans: (array): what the cells of each say
 * @file_name: the file's name
 *
 * Says what each column becomes, from its name and, where that speaks against it, from what it holds.
 */
void
accord_mapping_guess (AccordImportKind        kind,
                      GPtrArray              *columns,
                      const AccordColumnScan *scans,
                      const char             *file_name)
{
  g_autoptr (GHashTable) best = find_best (kind, columns, scans);

  for (guint i = 0; i < columns->len; i++)
    {
      AccordSourceColumn *column = columns->pdata[i];
      const AccordCrmName *name = accord_kind_field_lookup (kind, column->header);

      column->guessed = TRUE;
      column->certain = column->empty || kind != ACCORD_IMPORT_LEADS || (name == NULL && !is_nameless (column, i));
      if (accord_mapping_is_of_rejects (columns, i, file_name))
        {
          accord_mapping_set_field (column, NULL);
          column->certain = TRUE;
        }
      else if (name != NULL && name->field != NULL && g_hash_table_lookup (best, name->field) == column)
        {
          set_guess (kind, column, name->field);
          column->certain = name->certain || column->empty;
        }
      else
        {
          accord_mapping_set_custom (kind, column);
          /* A better column has its field already: then there is nothing to ask. */
          if (name != NULL && name->field != NULL && g_hash_table_contains (best, name->field) &&
              fits_field (kind, &scans[i], name->field))
            column->certain = TRUE;
        }
    }
  if (kind == ACCORD_IMPORT_LEADS)
    guess_name_parts (columns, best);
}
