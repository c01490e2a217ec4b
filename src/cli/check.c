#include "commands.h"

#include <glib/gi18n-lib.h>

#include "store/keep.h"
#include "version-findings.h"
#include "workspace/versions.h"

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
print_findings (AccordCall *call,
                GPtrArray  *findings)
{
  g_autoptr (GString) text = g_string_new (NULL);

  append_findings (text, findings, _(" (can be repaired)"));
  accord_call_print (call, text->str);
  return fail (call, findings);
}

/* A version of the agreement that is not what was frozen and signed. */
static gboolean
append_versions (AccordCall      *call,
                 AccordWorkspace *workspace,
                 GPtrArray       *findings,
                 GError         **error)
{
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);

  for (guint i = 0; i < statuses->len; i++)
    {
      const AccordVersionStatus *version = statuses->pdata[i];
      g_autofree char *wrong = accord_version_find_wrong (call, workspace, version, error);

      if (wrong == NULL)
        return FALSE;
      if (*wrong != '\0')
        /* Translators: the number of a version of the agreement, and what is wrong with it */
        g_ptr_array_add (findings, accord_finding_new (g_strdup_printf (_("Version %u of the agreement is altered: %s"),
                                                                        (guint) version->number, wrong), FALSE));
    }
  return TRUE;
}

static int
check (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = accord_file_examine (call->arguments[0], call->cancellable, &error);

  if (findings != NULL && findings->len > 0)
    return print_findings (call, findings);
  if (findings != NULL)
    workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  g_clear_pointer (&findings, g_ptr_array_unref);
  if (workspace != NULL)
    findings = accord_store_examine (accord_workspace_get_store (workspace), call->cancellable, &error);
  if (findings == NULL || !append_versions (call, workspace, findings, &error))
    return accord_call_fail (call, error);
  return findings->len > 0 ? print_findings (call, findings) : ACCORD_STATUS_DONE;
}

/* @left: what is wrong still; @kept: where the file as it was is, or NULL */
static int
print_repaired (AccordCall *call,
                GPtrArray  *repaired,
                GPtrArray  *left,
                const char *kept)
{
  g_autoptr (GString) text = g_string_new (NULL);
  int status;

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

/* What keeps the file from being opened. */
static int
repair_file (AccordCall *call)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) repaired = NULL, left = NULL;
  g_autofree char *kept = NULL;

  if (!accord_file_repair (call->arguments[0], &repaired, &left, &kept, call->cancellable, &error))
    return accord_call_fail (call, error);
  return print_repaired (call, repaired, left, kept);
}

static int
repair (AccordCall *call,
        const char *as)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) repaired = NULL, left = NULL;
  g_autofree char *kept = NULL;
  int status = repair_file (call);

  if (status != ACCORD_STATUS_DONE)
    return status;
  workspace = accord_call_open_workspace (call, as, &error);
  if (workspace == NULL ||
      !accord_store_repair (accord_workspace_get_store (workspace), &repaired, &left, &kept, call->cancellable, &error))
    return accord_call_fail (call, error);
  return print_repaired (call, repaired, left, kept);
}

/**
 * accord_cli_check:
 * @call: the call
 *
 * `accord check FILE`: a line for each finding; none, and status 0, where the workspace is sound. `--repair` repairs what
 * can be, after a backup; status 0 where nothing is wrong any more. Also of a file that is not opened, because another
 * program put something into it: of that only this is said, and first repaired.
 *
 * Returns: the exit status
 */
int
accord_cli_check (AccordCall *call)
{
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
  return wants_repair ? repair (call, as) : check (call);
}
