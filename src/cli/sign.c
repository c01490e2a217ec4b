#include "commands.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "author.h"
#include "model/record-search.h"
#include "version.h"
#include "workspace/key-keeper.h"
#include "workspace/version-acts.h"
#include "workspace/versions.h"

/* What is to be done with the version; at most one of @refuse and @file. */
typedef struct
{
  char *as, *refuse, *file, *filed_by, *passphrase_file;
  gboolean with_key;
} SignOptions;

/* Who signs: whom --as names, or who this computer's user is. */
static AccordRecord *
find_signer (AccordWorkspace           *workspace,
             const AccordVersionStatus *version,
             const SignOptions         *options,
             GError                   **error)
{
  g_autofree char *id = accord_author_find (workspace, options->as, error);
  AccordRecord *member;

  if (id == NULL)
    return NULL;
  member = accord_records_find_listed (accord_workspace_get_list (workspace, ACCORD_TYPE_MEMBER), id, NULL);
  if (member == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, _("Say with --as who signs version %u: one of its members."),
                 (guint) version->number);
  return member;
}

static AccordChangeSet *
file_copy (const AccordVersionStatus *version,
           AccordRecord              *member,
           const SignOptions         *options,
           AccordWorkspace           *workspace,
           GError                   **error)
{
  g_autofree char *contents = NULL;
  g_autofree char *name = g_path_get_basename (options->file);
  g_autofree char *filed_by = accord_store_dup_member_name (accord_workspace_get_store (workspace));
  g_autoptr (GBytes) bytes = NULL;
  AccordVersionFile file = { name, accord_version_guess_kind (name), NULL, filed_by };
  gsize length;

  if (!g_file_get_contents (options->file, &contents, &length, error))
    return NULL;
  file.bytes = bytes = g_bytes_new_take (g_steal_pointer (&contents), length);
  return accord_version_file (version, member, accord_moment_now (), &file, error);
}

/* The first line of a file; NULL with @error set: it cannot be read. */
static char *
read_passphrase (const char *path,
                 GError    **error)
{
  char *contents;

  if (!g_file_get_contents (path, &contents, NULL, error))
    return NULL;
  contents[strcspn (contents, "\r\n")] = '\0';
  return contents;
}

static AccordChangeSet *
sign_with_key (const AccordVersionStatus *version,
               AccordRecord              *member,
               const SignOptions         *options,
               AccordWorkspace           *workspace,
               GError                   **error)
{
  const char *uuid = accord_store_get_uuid (accord_workspace_get_store (workspace));
  g_autofree char *passphrase = NULL;
  guint8 seed[ACCORD_SIGNING_SEED_BYTES];
  AccordChangeSet *changes;

  if (options->passphrase_file != NULL)
    {
      passphrase = read_passphrase (options->passphrase_file, error);
      if (passphrase == NULL)
        return NULL;
    }
  if (!accord_key_take (uuid, accord_record_get_id (member), passphrase, seed, NULL, error))
    return NULL;
  changes = accord_version_sign (version, member, accord_moment_now (), seed,
                                 accord_workspace_get_list (workspace, ACCORD_TYPE_SIGNING_KEY), error);
  accord_signing_forget (seed);
  return changes;
}

static gboolean
act (AccordCall        *call,
     AccordWorkspace   *workspace,
     gint64             number,
     const SignOptions *options,
     GError           **error)
{
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);
  AccordVersionStatus *version = accord_version_pick (call, statuses, number, error);
  g_autoptr (AccordRecord) member = version != NULL ? find_signer (workspace, version, options, error) : NULL;
  g_autoptr (AccordChangeSet) changes = NULL;

  if (member == NULL)
    return FALSE;
  if (options->file != NULL)
    changes = file_copy (version, member, options, workspace, error);
  else if (options->refuse != NULL)
    changes = accord_version_refuse (version, member, accord_moment_now (), options->refuse, error);
  else if (options->with_key)
    changes = sign_with_key (version, member, options, workspace, error);
  else
    changes = accord_version_sign (version, member, accord_moment_now (), NULL, NULL, error);
  return changes != NULL &&
         accord_store_save (accord_workspace_get_store (workspace), changes, call->cancellable, error);
}

static int
run (AccordCall        *call,
     const SignOptions *options)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  gint64 number;

  if (options->refuse != NULL && options->file != NULL)
    return accord_call_misuse (call, _("--refuse and --file exclude each other"));
  if (options->with_key && (options->refuse != NULL || options->file != NULL))
    return accord_call_misuse (call, _("--key is for signing; leave --refuse and --file out"));
  if (options->refuse != NULL && *options->refuse == '\0')
    return accord_call_misuse (call, _("--refuse: say why"));
  if (!accord_version_parse (call, call->arguments[1], &number))
    return call->status;
  if (number == 0)
    return accord_call_misuse (call, _("A draft cannot be signed; “accord review FILE” makes a version of it"));
  workspace = accord_call_open_workspace (call, options->filed_by != NULL ? options->filed_by : options->as, &error);
  if (workspace == NULL || !act (call, workspace, number, options, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}

/**
 * accord_cli_sign:
 * @call: the call
 *
 * `accord sign FILE N --as MEMBER`: signs a version, by name or with a key, refuses to, or files what was signed elsewhere.
 *
 * Returns: the exit status
 */
int
accord_cli_sign (AccordCall *call)
{
  SignOptions options = { NULL };
  int status;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.as, N_("Who signs: a member"), "MEMBER" },
    { "refuse", 0, 0, G_OPTION_ARG_STRING, &options.refuse, N_("Do not sign, and say why"), "REASON" },
    { "file", 0, 0, G_OPTION_ARG_FILENAME, &options.file, N_("File a signed scan, e-mail or PDF instead"), "DOCUMENT" },
    { "key", 0, 0, G_OPTION_ARG_NONE, &options.with_key, N_("Sign with one's key, which is made where there is none"), NULL },
    { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &options.passphrase_file,
      N_("What opens the key, where no keyring answers: the first line of a file"), "PATH" },
    { "filed-by", 0, 0, G_OPTION_ARG_STRING, &options.filed_by, N_("Who files it: a member (who signs)"), "MEMBER" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  status = accord_call_parse (call, 2) ? run (call, &options) : call->status;
  g_free (options.as);
  g_free (options.refuse);
  g_free (options.file);
  g_free (options.filed_by);
  g_free (options.passphrase_file);
  return status;
}
