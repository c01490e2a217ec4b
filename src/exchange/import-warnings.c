#include <glib/gi18n-lib.h>

#include "exchange/file-import-private.h"
#include "exchange/kind-fields.h"
#include "exchange/mapping.h"

/* A column of which so many of ten cells are dates was meant to hold dates. */
#define MEANT_TENTHS 8

static void
warn_counts (AccordFileImport *self,
             GPtrArray        *warnings)
{
  if (self->n_rows == 0)
    g_ptr_array_add (warnings, g_strdup (_("The file has the names of columns, and no rows.")));
  if (self->n_blank > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu empty line was skipped.",
                                                   "%lu empty lines were skipped.", self->n_blank),
                                      (gulong) self->n_blank));
  if (self->n_footer > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%lu line below the table (line %lu) is no row of it and was skipped.",
                                                   "%lu lines below the table (from line %lu on) are no rows of it and were skipped.", self->n_footer),
                                      (gulong) self->n_footer, (gulong) self->footer_line));
}

static void
warn_skipped (AccordFileImport *self,
              GPtrArray        *warnings)
{
  if (self->totals.n_rows > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%lu row of totals (line %lu) was skipped.",
                                                   "%lu rows of totals (the first on line %lu) were skipped.",
                                                   self->totals.n_rows),
                                      (gulong) self->totals.n_rows, (gulong) self->totals.line));
  if (self->header_copies.n_rows > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                                   "%lu row repeats the names of the columns (line %lu) and was skipped.",
                                                   "%lu rows repeat the names of the columns (the first on line %lu) "
                                                   "and were skipped.",
                                                   self->header_copies.n_rows),
                                      (gulong) self->header_copies.n_rows, (gulong) self->header_copies.line));
}

static void
warn_empty_values (AccordFileImport *self,
                   GPtrArray        *warnings)
{
  g_autofree char *words = NULL;
  guint64 n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    n += self->scans[i].n_empty_values;
  if (n == 0)
    return;
  words = g_strjoinv ("”, “", accord_empty_values_get_words (self->empty_values));
  g_ptr_array_add (warnings,
                   g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%lu cell with one of “%s” was taken for empty.",
                                                 "%lu cells with one of “%s” were taken for empty.", n),
                                    (gulong) n, words));
}

static void
warn_empty_columns (AccordFileImport *self,
                    GPtrArray        *warnings)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const AccordSourceColumn *column = self->columns->pdata[i];

      if (!column->empty || !accord_mapping_leaves_out (column))
        continue;
      g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", column->header);
    }
  if (n > 0)
    g_ptr_array_add (warnings,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u column is empty throughout and was left out: %s.",
                                                   "%u columns are empty throughout and were left out: %s.", n),
                                      n, names->str));
}

/* Only leads have fields of their own: what else a file says of a deal, an activity or a cost is not taken over. */
static void
warn_unknown_columns (AccordFileImport *self,
                      GPtrArray        *warnings)
{
  g_autoptr (GString) names = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; self->kind != ACCORD_IMPORT_LEADS && i < self->columns->len; i++)
    {
      const AccordSourceColumn *column = self->columns->pdata[i];

      if (!column->empty && column->guessed && accord_mapping_leaves_out (column))
        g_string_append_printf (names, "%s%s", n++ > 0 ? ", " : "", column->header);
    }
  if (n > 0)
    g_ptr_array_add (warnings, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u column was left out: %s.",
                                                             "%u columns were left out: %s.", n), n, names->str));
}

static gboolean
is_value (AccordFileImport         *self,
          const AccordSourceColumn *column)
{
  for (guint i = 0; column->fields[i] != NULL; i++)
    {
      const AccordField *field = accord_kind_field_find (self->kind, column->fields[i]);

      if (field != NULL && field->type == ACCORD_COLUMN_REAL)
        return TRUE;
    }
  return column->type == ACCORD_COLUMN_REAL || column->type == ACCORD_COLUMN_INTEGER;
}

static void
warn_readings (AccordFileImport *self,
               guint             index,
               char              decimal,
               GPtrArray        *warnings)
{
  const AccordSourceColumn *column = self->columns->pdata[index];
  const AccordColumnScan *scan = &self->scans[index];
  guint64 n_values = scan->n_filled - scan->n_markers;

  if (accord_mapping_leaves_out (column))
    return;
  if (is_value (self, column) && accord_column_scan_is_guess (scan, decimal))
    g_ptr_array_add (warnings, g_strdup_printf (_("The numbers of “%s” were read with a decimal %s; no row settles it."),
                                                column->header, column->decimal == ',' ? _("comma") : _("point")));
  if (column->type == ACCORD_COLUMN_TEXT && accord_kind_field_find (self->kind, column->fields[0]) == NULL &&
      (scan->dates.n_dates - scan->dates.n_bare) * 10 >= n_values * MEANT_TENTHS && scan->dates.n_dates > scan->dates.n_bare)
    g_ptr_array_add (warnings, g_strdup_printf (_("“%s” holds dates, but not throughout; it was kept as text."),
                                                column->header));
}

/**
 * accord_file_import_warn:
 * @self: an import that was scanned
 * @warnings: gets a sentence for all that a person should know about how the file was read
 */
void
accord_file_import_warn (AccordFileImport *self,
                         GPtrArray        *warnings)
{
  char decimal = accord_column_scans_decimal (self->scans, self->columns->len,
                                              accord_source_file_get_delimiter (self->file));

  for (guint i = 0; i < self->warnings->len; i++)
    g_ptr_array_add (warnings, g_strdup (self->warnings->pdata[i]));
  warn_counts (self, warnings);
  warn_skipped (self, warnings);
  warn_empty_values (self, warnings);
  warn_empty_columns (self, warnings);
  warn_unknown_columns (self, warnings);
  for (guint i = 0; i < self->columns->len; i++)
    warn_readings (self, i, decimal, warnings);
}
