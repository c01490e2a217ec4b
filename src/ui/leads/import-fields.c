#include "ui/leads/import-fields.h"

#include <glib/gi18n-lib.h>

#include "exchange/kind-fields.h"
#include "present/words.h"

/* Where a menu says more than the name of the field; FOUND: of every kind. */
static const struct
{
  AccordImportKind kind;
  const char      *name;
  const char      *label;
} choices[] = {
  { ACCORD_IMPORT_DEALS, "id", N_("Tells deals apart (ID)") },
  { ACCORD_IMPORT_LEADS, "id", N_("Tells leads apart (ID)") },
  { ACCORD_IMPORT_KIND_FOUND, "lead", N_("Whose it is (a lead’s ID or e-mail)") },
  { ACCORD_IMPORT_ACTIVITIES, "kind", N_("What was done") },
  { ACCORD_IMPORT_ACTIVITIES, "at", N_("When it was done") },
};

/**
 * accord_import_fields_label:
 * @name: one of accord_kind_list_names(), or a field of its own
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
  /* The days of stages are those of leads, and called as those are. */
  const AccordField *field = accord_field_find (name);

  if (g_str_equal (name, ACCORD_IMPORT_STAGE_AT))
    return g_strdup (_("Since when in that stage"));
  if (field != NULL && (kind == ACCORD_IMPORT_LEADS || field->type == ACCORD_COLUMN_MOMENT ||
                        g_str_equal (name, ACCORD_IMPORT_STAGE)))
    return accord_words_field (field, settings);
  if (accord_kind_field_get_label (kind, name) != NULL)
    return g_strdup (accord_kind_field_get_label (kind, name));
  return g_strdup (name);
}

/**
 * accord_import_fields_choice:
 * @name: one of accord_kind_list_names()
 * @kind: what the rows are
 * @settings: of the workspace
 *
 * Returns: (transfer full): what people read where they choose it
 */
char *
accord_import_fields_choice (const char       *name,
                             AccordImportKind  kind,
                             AccordRecord     *settings)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_str_equal (choices[i].name, name) &&
        (choices[i].kind == kind || choices[i].kind == ACCORD_IMPORT_KIND_FOUND))
      return g_strdup (_(choices[i].label));
  return accord_import_fields_label (name, kind, settings);
}

static gboolean
is_filled (AccordFileImport *import,
           const char       *field)
{
  GPtrArray *columns = accord_file_import_columns (import);

  for (guint i = 0; i < columns->len; i++)
    {
      const AccordSourceColumn *column = columns->pdata[i];

      if (column->fields != NULL && g_strv_contains ((const char *const *) column->fields, field))
        return TRUE;
    }
  return FALSE;
}

/**
 * accord_import_fields_say_missing:
 * @import: a file
 * @settings: of the workspace
 *
 * Returns: (transfer full) (nullable): what has to be said before it can be imported
 */
char *
accord_import_fields_say_missing (AccordFileImport *import,
                                  AccordRecord     *settings)
{
  AccordImportKind kind = accord_file_import_get_kind (import);
  const char *const *required = accord_kind_list_required (kind);
  g_autoptr (GString) names = g_string_new (NULL);
  guint n_missing = 0;

  for (; *required != NULL; required++)
    {
      g_autofree char *name = accord_import_fields_choice (*required, kind, settings);

      if (!is_filled (import, *required))
        g_string_append_printf (names, "%s“%s”", n_missing++ > 0 ? ", " : "", name);
    }
  if (n_missing == 0)
    return NULL;
  /* Translators: what the rows are, such as «Deals», and what columns have to become */
  return g_strdup_printf (ngettext ("%s need %s: choose the column that is it, or go back and say that the file holds "
                                    "something else.",
                                    "%s need %s: choose the columns that are these, or go back and say that the file holds "
                                    "something else.", n_missing), accord_import_kind_get_label (kind), names->str);
}
