#include "version.h"

#include <glib/gi18n-lib.h>

/**
 * accord_version_check:
 * @call: a call
 * @version: (nullable): what --version says; %NULL is the draft
 *
 * An agreement has versions once it was signed; before that there is its draft.
 *
 * Returns: %FALSE where there is no such version: the call's status is set then
 */
gboolean
accord_version_check (AccordCall *call,
                      const char *version)
{
  g_autoptr (GError) error = NULL;
  guint64 number;

  if (version == NULL || g_str_equal (version, "draft"))
    return TRUE;
  if (!g_ascii_string_to_unsigned (version, 10, 1, G_MAXUINT32, &number, NULL))
    {
      call->status = accord_call_misuse (call, _("--version: “%s” is neither “draft” nor a number"), version);
      return FALSE;
    }
  error = g_error_new (G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _("%s: there is no version %s; only the draft. Leave --version out."), call->arguments[0],
                       version);
  call->status = accord_call_fail (call, error);
  return FALSE;
}
