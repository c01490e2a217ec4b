#include "commands.h"

#include <glib/gi18n-lib.h>

#include "model/canonical-json.h"
#include "present/words.h"
#include "store/keep.h"
#include "text-table.h"

static char *
describe_last (const AccordBackupInfo *info)
{
  if (info->member_name == NULL)
    return g_strdup (_("cannot be read"));
  return g_strdup (info->member_name);
}

static char *
write_text (GPtrArray *backups)
{
  g_autoptr (AccordTextTable) table = accord_text_table_new ();

  for (guint i = 0; i < backups->len; i++)
    {
      const AccordBackupInfo *info = g_ptr_array_index (backups, i);
      g_autofree char *name = g_path_get_basename (info->path);
      g_autofree char *size = g_format_size (info->size);
      g_autofree char *last = describe_last (info);

      accord_text_table_add (table, name);
      accord_text_table_add (table, size);
      accord_text_table_add (table, last);
      accord_text_table_add (table, accord_backup_reason_words (info->reason));
      accord_text_table_end_row (table);
    }
  return accord_text_table_to_text (table);
}

static void
add_moment (JsonBuilder  *builder,
            const char   *name,
            AccordMoment  moment)
{
  g_autofree char *iso = moment != ACCORD_MOMENT_NONE ? accord_moment_to_iso (moment, NULL) : NULL;

  json_builder_set_member_name (builder, name);
  if (iso != NULL)
    json_builder_add_string_value (builder, iso);
  else
    json_builder_add_null_value (builder);
}

static void
add_backup (JsonBuilder            *builder,
            const AccordBackupInfo *info)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "path");
  json_builder_add_string_value (builder, info->path);
  add_moment (builder, "at", info->at);
  json_builder_set_member_name (builder, "reason");
  json_builder_add_string_value (builder, info->reason);
  json_builder_set_member_name (builder, "size");
  json_builder_add_int_value (builder, (gint64) info->size);
  add_moment (builder, "changed_at", info->changed_at);
  json_builder_set_member_name (builder, "changed_by");
  if (info->member_name != NULL)
    json_builder_add_string_value (builder, info->member_name);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
}

static char *
write_json (GPtrArray *backups)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *json = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "backups");
  json_builder_begin_array (builder);
  for (guint i = 0; i < backups->len; i++)
    add_backup (builder, g_ptr_array_index (backups, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json = accord_json_to_canonical (root);
  return g_strconcat (json, "\n", NULL);
}

/**
 * accord_cli_backups:
 * @call: the call
 *
 * `accord backups FILE`: those that are kept on this computer, the newest first; also of a file that cannot be opened.
 * `--daily` makes the one of today first, unless there is one.
 *
 * Returns: the exit status
 */
int
accord_cli_backups (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *uuid = NULL, *text = NULL, *made = NULL;
  gboolean json = FALSE, daily = FALSE;
  const GOptionEntry entries[] = {
    { "daily", 0, 0, G_OPTION_ARG_NONE, &daily, N_("First make the backup of today, unless there is one"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1))
    return call->status;

  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    uuid = g_strdup (accord_store_get_uuid (accord_workspace_get_store (workspace)));
  else if (!daily)
    uuid = accord_backups_find (call->arguments[0]);
  if (uuid == NULL
      || (daily && !accord_store_backup_daily (accord_workspace_get_store (workspace), accord_workspace_get_path (workspace),
                                               &made, call->cancellable, &error)))
    return accord_call_fail (call, error);
  backups = accord_backups_list (uuid, call->cancellable);
  text = json ? write_json (backups) : write_text (backups);
  return accord_call_print (call, text);
}
