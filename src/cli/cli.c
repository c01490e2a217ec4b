#include "cli.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "commands.h"
#include "interrupt.h"

static const AccordCommand COMMANDS[] = {
  { "new", "FILE", N_("Make a new workspace"), accord_cli_new },
  { "import", "FILE INPUT", N_("Import leads from a CSV, Excel or JSON file"), accord_cli_import },
  { "undo-import", "FILE ID", N_("Take an import back"), accord_cli_undo_import },
  { "history", "FILE", N_("List what was changed, when and by whom"), accord_cli_history },
  { "leads", "FILE", N_("List leads that meet a condition"), accord_cli_leads },
  { "quality", "FILE", N_("Find what may be wrong with leads, and what it does to the figures"), accord_cli_quality },
  { "kpi", "FILE METRIC", N_("Compute a figure by period and group"), accord_cli_kpi },
  { "metrics", "", N_("List the metrics that there are"), accord_cli_metrics },
  { "score", "FILE", N_("Score leads, say why one has its score, and how well scores tell"), accord_cli_score },
  { "evidence", "FILE FIELD", N_("Find which values of a field go with buying"), accord_cli_evidence },
  { "model", "FILE", N_("Write, read and publish the score model"), accord_cli_model },
  { "chart", "FILE METRIC -o OUT", N_("Draw the chart of a figure as PNG, SVG or PDF"), accord_cli_chart },
  { "board", "FILE -o OUT.pdf", N_("Write the board of charts as a PDF"), accord_cli_board },
  { "digest", "FILE -o OUT.pdf", N_("Write what is to be known this week, on one page"), accord_cli_digest },
  { "sla", "FILE", N_("Write the agreement as text"), accord_cli_sla },
  { "pdf", "FILE -o OUT.pdf", N_("Write the agreement as a PDF"), accord_cli_pdf },
  { "review", "FILE", N_("Freeze the agreement as its next version, to be signed"), accord_cli_review },
  { "sign", "FILE N", N_("Sign a version of the agreement, or refuse to"), accord_cli_sign },
  { "redline", "FILE N M", N_("Write what changed from one version of the agreement to another"), accord_cli_redline },
  { "verify", "FILE [PDF]", N_("Look whether the versions of the agreement, or a PDF, are what was signed"), accord_cli_verify },
  { "check", "FILE", N_("Look whether a workspace is sound"), accord_cli_check },
  { "compact", "FILE", N_("Give back the room of what was deleted"), accord_cli_compact },
  { "backups", "FILE", N_("List the backups of a workspace on this computer"), accord_cli_backups },
  { "restore", "FILE BACKUP", N_("Make a workspace what a backup of it is"), accord_cli_restore },
  { "archive", "FILE", N_("Move old leads into a file of their own"), accord_cli_archive },
  { "erase", "FILE", N_("Erase a person's data"), accord_cli_erase },
  { "backup", "FILE DEST", N_("Copy a workspace while others use it"), accord_cli_backup },
  { "dump", "FILE", N_("Write all content of a workspace as JSON"), accord_cli_dump },
  { "load", "FILE IN.json", N_("Make a workspace from such JSON"), accord_cli_load },
};

/* Options that belong to the window; GApplication knows what to do with them. */
static const char *const WINDOW_OPTIONS[] = { "--new-instance", "--gapplication-", "--display", NULL };

static const AccordCommand *
find_command (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    {
      if (g_str_equal (COMMANDS[i].name, word))
        return &COMMANDS[i];
    }
  return NULL;
}

static gboolean
is_window_option (const char *word)
{
  for (guint i = 0; WINDOW_OPTIONS[i] != NULL; i++)
    {
      if (g_str_has_prefix (word, WINDOW_OPTIONS[i]))
        return TRUE;
    }
  return FALSE;
}

static int
print_overview (void)
{
  g_autoptr (GString) text = g_string_new (_("Usage:\n"
                                             "  accord [--new-instance] [FILE]   the window, on FILE or on the last one\n"
                                             "  accord COMMAND …                 without a window\n"
                                             "\n"
                                             "Commands:\n"));

  for (guint i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    g_string_append_printf (text, "  %-12s %-20s %s\n", COMMANDS[i].name, COMMANDS[i].arguments, _(COMMANDS[i].summary));
  g_string_append (text, _("\n“accord COMMAND --help” says more.\n"));
  fputs (text->str, stdout);
  return fflush (stdout) == 0 ? ACCORD_STATUS_DONE : ACCORD_STATUS_FAILED;
}

static int
run_command (const AccordCommand *command,
             int                  argc,
             char               **argv)
{
  g_autoptr (AccordInterrupt) interrupt = NULL;
  AccordCall call;
  int status;

  accord_call_init (&call, command, argc, argv);
  interrupt = accord_interrupt_new (call.cancellable);
  status = command->run (&call);
  accord_call_clear (&call);
  return status;
}

/**
 * accord_cli_is_command:
 * @word: the first argument of the program
 *
 * Tells a call of the command line from one of the window: a command, a wish for help, and what is neither a file
 * nor an option of the window (a slip, which the command line answers).
 *
 * Returns: whether accord_cli_run() takes this call
 */
gboolean
accord_cli_is_command (const char *word)
{
  g_return_val_if_fail (word != NULL, FALSE);

  if (find_command (word) != NULL)
    return TRUE;
  if (word[0] == '-')
    return !is_window_option (word);
  return g_strrstr (word, ".") == NULL && g_strrstr (word, "/") == NULL
         && !g_file_test (word, G_FILE_TEST_EXISTS);
}

/**
 * accord_cli_run:
 * @argc: the length of @argv
 * @argv: the program's arguments, the program's own name first
 *
 * Runs one command without a window. The result goes to standard output, all else to standard error.
 *
 * Returns: the exit status: 0 done, 1 could not, 2 the call was wrong
 */
int
accord_cli_run (int    argc,
                char **argv)
{
  const char *word = argc > 1 ? argv[1] : "--help";
  const AccordCommand *command = find_command (word);

  if (command != NULL)
    return run_command (command, argc - 1, argv + 1);

  if (g_str_equal (word, "--version"))
    {
      puts ("accord " ACCORD_VERSION);
      return ACCORD_STATUS_DONE;
    }
  if (g_str_equal (word, "--help") || g_str_equal (word, "-h"))
    return print_overview ();

  if (word[0] == '-')
    fprintf (stderr, _("accord: there is no option “%s” (see “accord --help”)\n"), word);
  else
    fprintf (stderr, _("accord: “%s” is neither a command nor a file (see “accord --help”)\n"), word);
  return ACCORD_STATUS_MISUSED;
}
