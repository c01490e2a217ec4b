#include "commands.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"

/* @mark: said behind each that can be repaired, or was. */
static void
append_findings (GString    *text,
                 GPtrArray  *findings,
                 const char *mark)
{
  for (guint i = 0; i < findings->len; i++)
    {
      const AccordFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *line = g_strdelimit (g_strdup (finding->text), "\r\n", ' ');

      g_string_append_printf (text, "%s%s\n", line, finding->repairable ? mark : "");
    }
}

static guint
count_repairable (GPtrArray *findings)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((AccordFinding *) g_ptr_array_index (findings, i))->repairable;
  return n;
}

/* What cannot be repaired is left behind by a backup, or by a dump and a load of it. */
static int
fail (AccordCall *call,
      GPtrArray  *findings)
{
  g_autoptr (GError) error = NULL;

  if (count_repairable (findings) > 0)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 ngettext ("%s is not sound: %u finding. “accord check FILE --repair” repairs what can be; for the rest restore "
                           "a backup, or load a dump.",
                           "%s is not sound: %u findings. “accord check FILE --repair” repairs what can be; for the rest "
                           "restore a backup, or load a dump.", findings->len), call->arguments[0], findings->len);
  else
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 ngettext ("%s is not sound: %u finding. Restore a backup, or load a dump.",
                           "%s is not sound: %u findings. Restore a backup, or load a dump.", findings->len),
                 call->arguments[0], findings->len);
  return accord_call_fail (call, error);
}

static int
check (AccordCall  *call,
       AccordStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = accord_store_examine (store, call->cancellable, &error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (findings == NULL)
    return accord_call_fail (call, error);
  if (findings->len == 0)
    return ACCORD_STATUS_DONE;
  append_findings (text, findings, _(" (can be repaired)"));
  accord_call_print (call, text->str);
  return fail (call, findings);
}

static int
repair (AccordCall  *call,
        AccordStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) repaired = NULL, left = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *kept = NULL;
  int status;

  if (!accord_store_repair (store, &repaired, &left, &kept, call->cancellable, &error))
    return accord_call_fail (call, error);
  append_findings (text, repaired, _(" (repaired)"));
  append_findings (text, left, "");
  if (kept != NULL)
    {
      g_string_append_printf (text, _("The file as it was is kept as “%s”."), kept);
      g_string_append_c (text, '\n');
    }
  status = accord_call_print (call, text->str);
  return left->len > 0 ? fail (call, left) : status;
}

/**
 * accord_cli_check:
 * @call: the call
 *
 * `accord check FILE`: a line for each finding; none, and status 0, where the workspace is sound. `--repair` repairs what
 * can be, after a backup; status 0 where nothing is wrong any more.
 *
 * Returns: the exit status
 */
int
accord_cli_check (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *as = NULL;
  gboolean wants_repair = FALSE;
  const GOptionEntry entries[] = {
    { "repair", 0, 0, G_OPTION_ARG_NONE, &wants_repair, N_("Repair what can be, after a backup"), NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Who does it: a member"), "MEMBER" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 1))
    return call->status;
  workspace = wants_repair ? accord_call_open_workspace (call, as, &error)
                           : accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace == NULL)
    return accord_call_fail (call, error);
  return wants_repair ? repair (call, accord_workspace_get_store (workspace))
                      : check (call, accord_workspace_get_store (workspace));
}
