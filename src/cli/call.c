#include "call.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "author.h"
#include "model/condition.h"
#include "progress.h"

/* What is wrong is told in one line, whatever the message was made of. */
static void
complain (AccordCall *self,
          const char *message,
          gboolean    with_help)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\r\n", ' ');

  accord_progress_clear ();
  if (with_help)
    fprintf (stderr, _("accord %s: %s (see “accord %s --help”)\n"), self->command->name, line, self->command->name);
  else
    fprintf (stderr, "accord %s: %s\n", self->command->name, line);
}

static gboolean
is_misuse (const GError *error)
{
  return error->domain == ACCORD_CONDITION_ERROR
         || (error->domain == ACCORD_KPI_ERROR && error->code != ACCORD_KPI_ERROR_FORMULA) /* that is the file's */
         || error->domain == G_OPTION_ERROR;
}

static gboolean
print_help (AccordCall *self)
{
  g_autofree char *help = g_option_context_get_help (self->context, TRUE, NULL);

  self->status = accord_call_print (self, help);
  return FALSE;
}

static gboolean
take_arguments (AccordCall *self,
                guint       n_arguments)
{
  const char *const *left = (const char *const *) self->typed + 1;

  if (left[0] != NULL && g_str_equal (left[0], "--"))
    left++;
  self->arguments = g_strdupv ((char **) left);
  if (g_strv_length (self->arguments) == n_arguments)
    return TRUE;

  if (g_strv_length (self->arguments) < n_arguments)
    self->status = accord_call_misuse (self, _("expected %s"), self->command->arguments);
  else
    self->status = accord_call_misuse (self, _("“%s” is one argument too many; expected %s"),
                                       self->arguments[n_arguments], self->command->arguments);
  return FALSE;
}

/**
 * accord_call_init:
 * @self: a call, uninitialised
 * @command: the command
 * @argc: the length of @argv
 * @argv: what was typed, from the command's word on
 *
 * Begins a call. End it with accord_call_clear().
 */
void
accord_call_init (AccordCall          *self,
                  const AccordCommand *command,
                  int                  argc,
                  char               **argv)
{
  g_autoptr (GStrvBuilder) typed = g_strv_builder_new ();
  g_autofree char *name = g_strdup_printf ("accord %s", command->name);

  for (int i = 0; i < argc; i++)
    g_strv_builder_add (typed, argv[i]);

  *self = (AccordCall) { .command = command };
  self->typed = g_strv_builder_end (typed);
  self->cancellable = g_cancellable_new ();
  self->context = g_option_context_new (command->arguments);
  g_set_prgname (name);
  g_option_context_set_summary (self->context, _(command->summary));
  g_option_context_set_help_enabled (self->context, FALSE);
}

/**
 * accord_call_clear:
 * @self: a call
 *
 * Frees what @self holds.
 */
void
accord_call_clear (AccordCall *self)
{
  g_clear_pointer (&self->context, g_option_context_free);
  g_clear_pointer (&self->typed, g_strfreev);
  g_clear_pointer (&self->arguments, g_strfreev);
  g_clear_object (&self->cancellable);
}

/**
 * accord_call_add_options:
 * @self: a call
 * @entries: options, ended by an empty one; what they point at must live until the call was parsed
 *
 * Says which options the command has, before accord_call_parse().
 */
void
accord_call_add_options (AccordCall         *self,
                         const GOptionEntry *entries)
{
  g_option_context_add_main_entries (self->context, entries, GETTEXT_PACKAGE);
}

/**
 * accord_call_add_sole_user:
 * @self: a call of a command that writes
 *
 * Adds the option that accord_call_open_workspace() heeds.
 */
void
accord_call_add_sole_user (AccordCall *self)
{
  const GOptionEntry entries[] = {
    { "sole-user", 0, 0, G_OPTION_ARG_NONE, &self->sole_user,
      N_("Save even in a folder that cannot protect two people saving at once: nobody else has the file open"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (self, entries);
}

/**
 * accord_call_parse:
 * @self: a call
 * @n_arguments: how many arguments the command takes beside its options
 *
 * Reads the options and arguments, and answers `--help`.
 *
 * Returns: %FALSE where there is nothing more to do: then the exit status is in `self->status`
 */
gboolean
accord_call_parse (AccordCall *self,
                   guint       n_arguments)
{
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry entries[] = {
    { "help", 'h', G_OPTION_FLAG_NONE, G_OPTION_ARG_NONE, &help, N_("Say how to call this command"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (self, entries);
  if (!g_option_context_parse_strv (self->context, &self->typed, &error))
    {
      self->status = accord_call_misuse (self, "%s", error->message);
      return FALSE;
    }
  if (help)
    return print_help (self);
  return take_arguments (self, n_arguments);
}

/**
 * accord_call_misuse:
 * @self: a call
 * @format: what was wrong with the call, printf style, without a full stop
 *
 * Says in one line on standard error that the call was wrong, and how to get help.
 *
 * Returns: the exit status for it
 */
int
accord_call_misuse (AccordCall *self,
                    const char *format,
                    ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  complain (self, message, TRUE);
  return ACCORD_STATUS_MISUSED;
}

/* In the window a button does it. */
static void
complain_of_foreign (AccordCall   *self,
                     const GError *error)
{
  g_autofree char *message = g_strdup_printf (_("%s “accord check FILE --repair” repairs it."), error->message);

  complain (self, message, FALSE);
}

/**
 * accord_call_fail:
 * @self: a call
 * @error: why it could not be done
 *
 * Says in one line on standard error what went wrong.
 *
 * Returns: the exit status: that of a wrong call where @error is about a condition or a query
 */
int
accord_call_fail (AccordCall   *self,
                  const GError *error)
{
  if (is_misuse (error))
    {
      complain (self, error->message, TRUE);
      return ACCORD_STATUS_MISUSED;
    }
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    complain (self, _("interrupted; nothing was written"), FALSE);
  else if (g_error_matches (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FOREIGN))
    complain_of_foreign (self, error);
  else
    complain (self, error->message, FALSE);
  return ACCORD_STATUS_FAILED;
}

/**
 * accord_call_print:
 * @self: a call
 * @text: the result
 *
 * Writes @text to standard output.
 *
 * Returns: the exit status: a failure where it could not all be written
 */
int
accord_call_print (AccordCall *self,
                   const char *text)
{
  g_autofree char *message = NULL;

  accord_progress_clear ();
  if (fputs (text, stdout) >= 0 && fflush (stdout) == 0)
    return ACCORD_STATUS_DONE;

  message = g_strdup_printf (_("The result could not be written to standard output: %s."), g_strerror (errno));
  complain (self, message, FALSE);
  return ACCORD_STATUS_FAILED;
}

/* Where a person could say that they are alone, they are told how. */
static gboolean
check_place (AccordStore *store,
             GError     **error)
{
  if (!accord_store_get_place_is_reason (store))
    return TRUE;
  g_set_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_READ_ONLY,
               _("nothing is saved: %s If nobody else has the file open, add --sole-user."),
               accord_store_get_read_only_reason (store));
  return FALSE;
}

/**
 * accord_call_open_workspace:
 * @self: a call whose first argument is the workspace's file
 * @as: (nullable): who writes: a member's id, name, e-mail or login; %NULL: the system's user
 * @error: return location for an error
 *
 * Opens the workspace to write to it and says to it who does.
 *
 * Returns: (transfer full) (nullable): the workspace
 */
AccordWorkspace *
accord_call_open_workspace (AccordCall *self,
                            const char *as,
                            GError    **error)
{
  AccordOpenFlags flags = self->sole_user ? ACCORD_OPEN_SOLE_USER : ACCORD_OPEN_DEFAULT;
  g_autoptr (AccordWorkspace) workspace = accord_workspace_open_with (self->arguments[0], flags, self->cancellable, error);

  if (workspace == NULL || !check_place (accord_workspace_get_store (workspace), error) ||
      !accord_author_set (workspace, as, error))
    return NULL;
  return g_steal_pointer (&workspace);
}
