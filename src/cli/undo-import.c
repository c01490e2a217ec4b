#include "commands.h"

#include <glib/gi18n-lib.h>

#include "exchange/import-kind.h"
#include "model/canonical-json.h"
#include "present/words.h"

typedef struct
{
  guint64    deleted, restored;
  GPtrArray *left;
  gboolean   leads; /* it was one of these */
} Undone;

static char *
write_json (gint64        id,
            const Undone *undone)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "import");
  json_builder_add_int_value (builder, id);
  json_builder_set_member_name (builder, "deleted");
  json_builder_add_int_value (builder, (gint64) undone->deleted);
  json_builder_set_member_name (builder, "restored");
  json_builder_add_int_value (builder, (gint64) undone->restored);
  json_builder_set_member_name (builder, "left");
  json_builder_begin_array (builder);
  for (guint i = 0; i < undone->left->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (undone->left, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json = accord_json_to_canonical (root);
  return g_strconcat (json, "\n", NULL);
}

static char *
write_text (gint64        id,
            const Undone *undone)
{
  g_autofree char *n_deleted = accord_words_count (undone->deleted);
  g_autofree char *n_restored = accord_words_count (undone->restored);
  g_autofree char *deleted =
      undone->leads
          ? g_strdup_printf (ngettext ("%s lead deleted", "%s leads deleted", (gulong) undone->deleted), n_deleted)
          : g_strdup_printf (ngettext ("%s row deleted", "%s rows deleted", (gulong) undone->deleted), n_deleted);
  g_autofree char *restored =
      undone->leads ? g_strdup_printf (ngettext ("%s lead as it was before", "%s leads as they were before",
                                                 (gulong) undone->restored), n_restored)
                    : g_strdup_printf (ngettext ("%s row as it was before", "%s rows as they were before",
                                                 (gulong) undone->restored), n_restored);
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("Import %s was taken back: %s, %s."), number, deleted, restored);
  g_string_append_c (text, '\n');
  if (undone->left->len > 0)
    {
      g_string_append (text, _("Edited since, and left as they are:"));
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < undone->left->len; i++)
    g_string_append_printf (text, "%s\n", (const char *) g_ptr_array_index (undone->left, i));
  return g_string_free (text, FALSE);
}

/* Whether import @id was one of leads, as far as that can be told. */
static gboolean
is_of_leads (AccordStore  *store,
             gint64        id,
             GCancellable *cancellable)
{
  g_autoptr (GPtrArray) imports = accord_store_imports (store, cancellable, NULL);
  AccordImportKind kind = ACCORD_IMPORT_LEADS;

  for (guint i = 0; imports != NULL && i < imports->len; i++)
    {
      const AccordImportInfo *info = g_ptr_array_index (imports, i);

      if (info->id == id)
        accord_import_kind_parse (info->kind, &kind);
    }
  return kind == ACCORD_IMPORT_LEADS;
}

/**
 * accord_cli_undo_import:
 * @call: the call
 *
 * `accord undo-import FILE ID`: takes an import back.
 *
 * Returns: the exit status
 */
int
accord_cli_undo_import (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *as = NULL, *text = NULL;
  gboolean json = FALSE;
  Undone undone = { 0 };
  gint64 id;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Who does it: a member"), "MEMBER" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  accord_call_add_sole_user (call);
  if (!accord_call_parse (call, 2))
    return call->status;
  if (!g_ascii_string_to_signed (call->arguments[1], 10, 1, G_MAXINT64, &id, NULL))
    return accord_call_misuse (call, _("“%s” is not the number of an import"), call->arguments[1]);

  workspace = accord_call_open_workspace (call, as, &error);
  if (workspace == NULL
      || !accord_store_undo_import (accord_workspace_get_store (workspace), id, &undone.deleted, &undone.restored,
                                    &left, call->cancellable, &error))
    return accord_call_fail (call, error);

  undone.left = left;
  undone.leads = is_of_leads (accord_workspace_get_store (workspace), id, call->cancellable);
  text = json ? write_json (id, &undone) : write_text (id, &undone);
  return accord_call_print (call, text);
}
