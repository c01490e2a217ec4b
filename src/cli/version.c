#include "version.h"

#include <glib/gi18n-lib.h>

#include "workspace/agreement.h"
#include "workspace/version-content.h"
#include "workspace/versions.h"

/**
 * accord_version_parse:
 * @call: a call
 * @version: (nullable): what --version says; %NULL is the draft
 * @number: (out): of the version; 0 is the draft
 *
 * Returns: %FALSE where it is neither: the call's status is set then
 */
gboolean
accord_version_parse (AccordCall *call,
                      const char *version,
                      gint64     *number)
{
  guint64 parsed;

  *number = 0;
  if (version == NULL || g_str_equal (version, "draft"))
    return TRUE;
  if (!g_ascii_string_to_unsigned (version, 10, 1, G_MAXUINT32, &parsed, NULL))
    {
      call->status = accord_call_misuse (call, _("“%s” is neither “draft” nor the number of a version"), version);
      return FALSE;
    }
  *number = (gint64) parsed;
  return TRUE;
}

static char *
list_numbers (GPtrArray *statuses)
{
  GString *text = g_string_new ("draft");

  for (guint i = 0; i < statuses->len; i++)
    g_string_append_printf (text, " %u", (guint) ((AccordVersionStatus *) statuses->pdata[i])->number);
  return g_string_free (text, FALSE);
}

/**
 * accord_version_pick:
 * @call: a call
 * @statuses: of all versions
 * @number: of one
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): it; else the error says which there are
 */
AccordVersionStatus *
accord_version_pick (AccordCall *call,
                     GPtrArray  *statuses,
                     gint64      number,
                     GError    **error)
{
  AccordVersionStatus *status = accord_version_find (statuses, number);
  g_autofree char *there = NULL;

  if (status != NULL)
    return status;
  there = list_numbers (statuses);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("%s: there is no version %u; there are: %s"),
               call->arguments[0], (guint) number, there);
  return NULL;
}

/**
 * accord_version_collect:
 * @call: a call
 * @workspace: its workspace
 * @number: of a version; 0 is the draft
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): what it says
 */
AccordAgreement *
accord_version_collect (AccordCall      *call,
                        AccordWorkspace *workspace,
                        gint64           number,
                        GError         **error)
{
  g_autoptr (GPtrArray) statuses = NULL;
  AccordVersionStatus *status;

  if (number == 0)
    return accord_workspace_collect_agreement (workspace, call->cancellable, error);
  statuses = accord_workspace_list_versions (workspace);
  status = accord_version_pick (call, statuses, number, error);
  if (status == NULL)
    return NULL;
  if (status->is_altered)
    g_printerr (_("accord: version %u is not what was frozen and signed; “accord verify %s” says more\n"), (guint) number,
                call->arguments[0]);
  return accord_version_read (status->version, error);
}
