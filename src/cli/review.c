#include "commands.h"

#include <glib/gi18n-lib.h>

#include "workspace/version-acts.h"
#include "workspace/versions.h"
#include "version.h"

static gboolean
read_day (AccordCall *call,
          const char *option,
          const char *text,
          AccordDay  *day)
{
  *day = ACCORD_DAY_NONE;
  if (text == NULL || accord_day_parse_iso (text, day))
    return TRUE;
  call->status = accord_call_misuse (call, _("%s: “%s” is not a day such as 2025-06-02"), option, text);
  return FALSE;
}

static gboolean
withdraw (AccordCall      *call,
          AccordWorkspace *workspace,
          gint64           number,
          GError         **error)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);
  AccordVersionStatus *status = accord_version_pick (call, statuses, number, error);
  g_autofree char *name = accord_store_dup_member_name (store);
  g_autoptr (AccordChangeSet) changes = NULL;

  if (status != NULL)
    changes = accord_version_withdraw (status, name != NULL ? name : "system", accord_moment_now (), error);
  return changes != NULL && accord_store_save (store, changes, call->cancellable, error);
}

/**
 * accord_cli_review:
 * @call: the call
 *
 * `accord review FILE`: asks for a review: the agreement becomes the next version, whose number is written.
 * `--withdraw N` takes a version out of review.
 *
 * Returns: the exit status
 */
int
accord_cli_review (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *as = NULL, *effective = NULL, *again = NULL, *withdrawn = NULL, *line = NULL;
  AccordFreezeOptions options;
  gint64 number;
  const GOptionEntry entries[] = {
    { "effective", 0, 0, G_OPTION_ARG_STRING, &effective, N_("In force from this day (once all have signed)"), "DAY" },
    { "review-again", 0, 0, G_OPTION_ARG_STRING, &again, N_("To be looked at again on this day"), "DAY" },
    { "withdraw", 0, 0, G_OPTION_ARG_STRING, &withdrawn, N_("Take this version out of review instead"), "N" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Who asks: a member"), "MEMBER" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1) || !read_day (call, "--effective", effective, &options.effective) ||
      !read_day (call, "--review-again", again, &options.review) || !accord_version_parse (call, withdrawn, &number))
    return call->status;
  workspace = accord_call_open_workspace (call, as, &error);
  if (workspace == NULL)
    return accord_call_fail (call, error);
  if (withdrawn != NULL)
    return withdraw (call, workspace, number, &error) ? ACCORD_STATUS_DONE : accord_call_fail (call, error);
  number = accord_workspace_freeze (workspace, &options, call->cancellable, &error);
  if (number == 0)
    return accord_call_fail (call, error);
  line = g_strdup_printf ("%u\n", (guint) number);
  return accord_call_print (call, line);
}
