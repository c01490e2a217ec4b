#include "commands.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "exchange/workspace-json.h"

static gboolean
dump_to_stdout (AccordStore  *store,
                gboolean      history,
                GCancellable *cancellable,
                GError      **error)
{
  g_autoptr (GOutputStream) stdout_stream = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  g_autoptr (GOutputStream) buffered = g_buffered_output_stream_new_sized (stdout_stream, 1 << 16);

  return accord_workspace_dump (store, buffered, history, cancellable, error)
         && g_output_stream_flush (buffered, cancellable, error);
}

/* How many arguments there must be depends on it. */
static gboolean
wants_schema (AccordCall *call)
{
  return g_strv_contains ((const char *const *) call->typed, "--schema");
}

static int
print_schema (AccordCall *call)
{
  g_autofree char *schema = accord_workspace_json_schema ();

  return accord_call_print (call, schema);
}

/**
 * accord_cli_dump:
 * @call: the call
 *
 * `accord dump FILE`: all content as JSON, on standard output or into a file.
 *
 * Returns: the exit status
 */
int
accord_cli_dump (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL;
  gboolean history = FALSE, schema = FALSE, done = FALSE;
  AccordStore *store;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("The file to write (standard output)"), "OUT.json" },
    { "schema", 0, 0, G_OPTION_ARG_NONE, &schema, N_("Write the JSON Schema of a dump; no FILE is needed"), NULL },
    { "history", 0, 0, G_OPTION_ARG_NONE, &history, N_("With the log of what was changed"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, wants_schema (call) ? 0 : 1))
    return call->status;
  if (schema)
    return print_schema (call);

  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    {
      store = accord_workspace_get_store (workspace);
      done = out != NULL ? accord_workspace_dump_to_file (store, out, history, call->cancellable, &error)
                         : dump_to_stdout (store, history, call->cancellable, &error);
    }
  return done ? ACCORD_STATUS_DONE : accord_call_fail (call, error);
}
