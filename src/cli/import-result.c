#include "import-result.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "model/canonical-json.h"
#include "present/words.h"

static void
add_count (JsonBuilder *builder,
           const char  *name,
           guint64      n)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) n);
}

static void
add_warnings (JsonBuilder *builder,
              GPtrArray   *warnings)
{
  json_builder_set_member_name (builder, "warnings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < warnings->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (warnings, i));
  json_builder_end_array (builder);
}

/**
 * accord_import_result_to_json:
 * @self: what an import did
 *
 * Returns: (transfer full): one JSON object, as the command line's contract has it
 */
char *
accord_import_result_to_json (const AccordImportResult *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "import");
  if (self->import > 0)
    json_builder_add_int_value (builder, self->import);
  else
    json_builder_add_null_value (builder);
  add_count (builder, "rows", self->n_rows);
  add_count (builder, "new", self->n_new);
  add_count (builder, "changed", self->n_changed);
  add_count (builder, "unchanged", self->n_unchanged);
  add_count (builder, "rejected", self->n_rejected);
  json_builder_set_member_name (builder, "rejects_file");
  if (self->rejects_file != NULL)
    json_builder_add_string_value (builder, self->rejects_file);
  else
    json_builder_add_null_value (builder);
  add_warnings (builder, self->warnings);
  json_builder_set_member_name (builder, "mapping");
  json_builder_add_value (builder, json_from_string (self->mapping_json, NULL));
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = accord_json_to_canonical (root);
  return g_strconcat (json, "\n", NULL);
}

static void
append_rejected (GString                  *text,
                 const AccordImportResult *self)
{
  g_autofree char *n = accord_words_count (self->n_rejected);

  g_string_append (text, ", ");
  g_string_append_printf (text, _("%s not imported"), n);
  if (self->rejected->len > 0)
    {
      const AccordRejectedRow *first = g_ptr_array_index (self->rejected, 0);
      g_autofree char *line = g_strdup_printf ("%" G_GUINT64_FORMAT, first->line);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("(line %s: %s)"), line, first->reason);
    }
}

/**
 * accord_import_result_to_text:
 * @self: what an import did
 * @plan: whether it only said what would happen
 *
 * Returns: (transfer full): one or two sentences and a newline: «4,812 rows: 310 new, 95 changed …»
 */
char *
accord_import_result_to_text (const AccordImportResult *self,
                              gboolean                  plan)
{
  g_autofree char *n_rows = accord_words_count (self->n_rows);
  g_autofree char *n_new = accord_words_count (self->n_new);
  g_autofree char *n_changed = accord_words_count (self->n_changed);
  g_autofree char *n_unchanged = accord_words_count (self->n_unchanged);
  GString *text = g_string_new (NULL);

  /* Translators: what the rows of a file are, before how many: “Deals: 12 rows: 10 new …” */
  if (self->kind != ACCORD_IMPORT_LEADS)
    g_string_append_printf (text, _("%s: "), accord_import_kind_get_label (self->kind));
  g_string_append_printf (text,
                          ngettext ("%s row: %s new, %s changed, %s unchanged",
                                    "%s rows: %s new, %s changed, %s unchanged", (gulong) self->n_rows),
                          n_rows, n_new, n_changed, n_unchanged);
  if (self->n_rejected > 0)
    append_rejected (text, self);
  g_string_append_c (text, '.');

  if (plan)
    g_string_append_printf (text, " %s", _("Nothing was written."));
  else
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, self->import);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("This is import %s."), number);
    }
  if (self->rejects_file != NULL)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("Correct %s and import that."), self->rejects_file);
    }
  g_string_append_c (text, '\n');
  return g_string_free (text, FALSE);
}
