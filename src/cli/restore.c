#include "commands.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"
#include "workspace/backup-preview.h"

static int
print_preview (AccordCall      *call,
               AccordWorkspace *workspace,
               const char      *backup)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordBackupPreview) preview =
      accord_backup_preview_new (accord_workspace_get_store (workspace), backup, call->cancellable, &error);
  g_autofree char *text = NULL;

  if (preview == NULL)
    return accord_call_fail (call, error);
  text = accord_backup_preview_to_text (preview);
  return accord_call_print (call, *text != '\0' ? text : _("Nothing: the backup says what the file says.\n"));
}

static int
print_done (AccordCall *call,
            const char *backup,
            const char *kept)
{
  g_autofree char *name = g_path_get_basename (backup);
  g_autofree char *done = g_strdup_printf (_("Restored “%s”."), name);
  g_autofree char *before = kept != NULL ? g_strdup_printf (_("What was there before is kept as “%s”."), kept) : NULL;
  g_autofree char *text = g_strconcat (done, "\n", before, before != NULL ? "\n" : NULL, NULL);

  return accord_call_print (call, text);
}

static int
restore_open (AccordCall      *call,
              AccordWorkspace *workspace,
              const char      *which,
              gboolean         dry_run)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = accord_backups_choose (accord_store_get_uuid (store), which, &error);
  g_autofree char *kept = NULL;

  if (backup == NULL)
    return accord_call_fail (call, error);
  if (dry_run)
    return print_preview (call, workspace, backup);
  if (!accord_store_restore (store, backup, &kept, call->cancellable, &error))
    return accord_call_fail (call, error);
  return print_done (call, backup, kept);
}

/* Of these another file could not be the better for it: it is damaged, emptied, or gone. */
static gboolean
may_be_replaced (const GError *error)
{
  return g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_DAMAGED)
         || g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FOREIGN)
         || g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_WORKSPACE)
         || g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_NOT_FOUND);
}

static int
restore_damaged (AccordCall   *call,
                 const GError *why,
                 const char   *which,
                 gboolean      dry_run)
{
  g_autofree char *path = g_canonicalize_filename (call->arguments[0], NULL);
  g_autofree char *uuid = accord_backups_find (path);
  g_autofree char *backup = NULL, *kept = NULL;
  g_autoptr (GError) error = NULL;

  if (uuid == NULL || dry_run || !may_be_replaced (why))
    return accord_call_fail (call, why);
  backup = accord_backups_choose (uuid, which, &error);
  if (backup == NULL || !accord_restore_damaged (path, backup, &kept, call->cancellable, &error))
    return accord_call_fail (call, error);
  return print_done (call, backup, kept);
}

/**
 * accord_cli_restore:
 * @call: the call
 *
 * `accord restore FILE BACKUP`: makes the file what a backup is; what was is kept. Of a file that cannot be opened the
 * backup takes its place, and it is kept beside it.
 *
 * Returns: the exit status
 */
int
accord_cli_restore (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *as = NULL;
  gboolean dry_run = FALSE;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Who does it: a member"), "MEMBER" },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only say what would change"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 2))
    return call->status;
  workspace = accord_call_open_workspace (call, as, &error);
  return workspace != NULL ? restore_open (call, workspace, call->arguments[1], dry_run)
                           : restore_damaged (call, error, call->arguments[1], dry_run);
}
