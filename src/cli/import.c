#include "commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "exchange/saved-mapping.h"
#include "import-mapping.h"
#include "import-result.h"
#include "present/words.h"
#include "progress.h"
#include "workspace/score-column.h"

typedef struct
{
  char    *kind, *map, *save_map, *delimiter, *encoding, *header, *date_order, *data_as_of, *as;
  GStrv    renames;
  gboolean strict, dry_run, clear_empty, json;
} ImportOptions;

static void
clear_options (ImportOptions *self)
{
  g_clear_pointer (&self->kind, g_free);
  g_clear_pointer (&self->map, g_free);
  g_clear_pointer (&self->save_map, g_free);
  g_clear_pointer (&self->renames, g_strfreev);
  g_clear_pointer (&self->delimiter, g_free);
  g_clear_pointer (&self->encoding, g_free);
  g_clear_pointer (&self->header, g_free);
  g_clear_pointer (&self->date_order, g_free);
  g_clear_pointer (&self->data_as_of, g_free);
  g_clear_pointer (&self->as, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, clear_options)

static gboolean
read_kind (const char       *name,
           AccordImportKind *kind,
           AccordCall       *call)
{
  *kind = ACCORD_IMPORT_KIND_FOUND;
  if (name == NULL || accord_import_kind_parse (name, kind))
    return TRUE;
  call->status = accord_call_misuse (call, _("--kind: “%s” is not one of: %s"), name, "leads deals activities costs");
  return FALSE;
}

static gboolean
read_date_order (const char      *name,
                 AccordDateOrder *order,
                 AccordCall      *call)
{
  static const char *const names[] = { "", "ymd", "dmy", "mdy" };

  *order = ACCORD_DATE_ORDER_UNKNOWN;
  if (name == NULL)
    return TRUE;
  for (guint i = ACCORD_DATE_ORDER_YMD; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_equal (names[i], name))
        {
          *order = (AccordDateOrder) i;
          return TRUE;
        }
    }
  call->status = accord_call_misuse (call, _("--date-order: “%s” is not one of: %s"), name, "dmy mdy ymd");
  return FALSE;
}

static gboolean
read_header (const char   *name,
             AccordHeader *header,
             AccordCall   *call)
{
  *header = name == NULL                ? ACCORD_HEADER_FOUND
            : g_str_equal (name, "yes") ? ACCORD_HEADER_YES
                                        : ACCORD_HEADER_NO;
  if (name == NULL || g_str_equal (name, "yes") || g_str_equal (name, "no"))
    return TRUE;
  call->status = accord_call_misuse (call, _("--header: “%s” is not one of: %s"), name, "yes no");
  return FALSE;
}

static gboolean
read_delimiter (ImportOptions *self,
                AccordCall    *call)
{
  if (self->delimiter == NULL)
    return TRUE;
  if (g_str_equal (self->delimiter, "tab") || g_str_equal (self->delimiter, "\\t"))
    {
      g_free (self->delimiter);
      self->delimiter = g_strdup ("\t");
    }
  if (strlen (self->delimiter) == 1 && strchr ("\"\r\n", self->delimiter[0]) == NULL)
    return TRUE;
  call->status = accord_call_misuse (call, _("--delimiter: “%s” is not one character such as “;” (or “tab”)"),
                                     self->delimiter);
  return FALSE;
}

static gboolean
read_options (ImportOptions *self,
              AccordCall    *call)
{
  const GOptionEntry entries[] = {
    { "kind", 0, 0, G_OPTION_ARG_STRING, &self->kind, N_("leads, deals, activities or costs (found)"), "KIND" },
    { "map", 0, 0, G_OPTION_ARG_STRING, &self->map, N_("What columns become: a JSON file, or a saved mapping"),
      "MAP.json|NAME" },
    { "rename", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->renames,
      N_("The file calls the column OLD of the saved mapping NEW; =OLD: it is gone"), "NEW=OLD" },
    { "save-map", 0, 0, G_OPTION_ARG_STRING, &self->save_map, N_("Keep what columns become by this name"), "NAME" },
    { "delimiter", 0, 0, G_OPTION_ARG_STRING, &self->delimiter, N_("What stands between two cells (found)"), "C" },
    { "encoding", 0, 0, G_OPTION_ARG_STRING, &self->encoding, N_("Encoding of the file (found)"), "NAME" },
    { "header", 0, 0, G_OPTION_ARG_STRING, &self->header, N_("Whether the first row names the columns: yes or no (found)"),
      "yes|no" },
    { "date-order", 0, 0, G_OPTION_ARG_STRING, &self->date_order, N_("dmy, mdy or ymd (found)"), "ORDER" },
    { "data-as-of", 0, 0, G_OPTION_ARG_STRING, &self->data_as_of, N_("When the data was true (the latest date in it)"),
      "TIME" },
    { "clear-empty", 0, 0, G_OPTION_ARG_NONE, &self->clear_empty, N_("An empty cell empties the field"), NULL },
    { "strict", 0, 0, G_OPTION_ARG_NONE, &self->strict, N_("Import all rows or none"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &self->dry_run, N_("Say what would happen; write nothing"), NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &self->as, N_("Who imports: a member"), "MEMBER" },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  accord_call_add_sole_user (call);
  return accord_call_parse (call, 2) && read_delimiter (self, call);
}

static gboolean
read_file_options (const ImportOptions     *self,
                   AccordCall              *call,
                   AccordZone              *zone,
                   AccordFileImportOptions *options)
{
  options->delimiter = self->delimiter;
  options->encoding = self->encoding;
  options->strict = self->strict;
  options->clear_empty = self->clear_empty;
  options->data_as_of = ACCORD_MOMENT_NONE;
  if (!read_kind (self->kind, &options->kind, call) || !read_date_order (self->date_order, &options->date_order, call) ||
      !read_header (self->header, &options->header, call))
    return FALSE;
  if (self->data_as_of == NULL || accord_moment_parse_iso (self->data_as_of, zone, &options->data_as_of))
    return TRUE;
  call->status = accord_call_misuse (call,
                                     _("--data-as-of: “%s” is not a time; write it like 2018-01-31 or 2018-01-31T17:00Z"),
                                     self->data_as_of);
  return FALSE;
}

static AccordImportResult *
import (AccordCall              *call,
        const ImportOptions     *self,
        AccordFileImportOptions *options,
        AccordWorkspace         *workspace,
        GError                 **error)
{
  AccordStore *store = accord_workspace_get_store (workspace);
  AccordImportMapping mapping = { self->map, self->renames };
  g_autoptr (AccordFileImport) file = accord_import_mapping_open (&mapping, call, options, workspace, error);
  g_autoptr (AccordImportResult) result = NULL;

  if (file == NULL)
    return NULL;
  result = accord_file_import_run (file, store, self->dry_run, accord_progress_show, _("Importing"), call->cancellable,
                                   error);
  if (result != NULL && self->save_map != NULL && !self->dry_run &&
      !accord_saved_mapping_keep (store, self->save_map, file, error))
    return NULL;
  return g_steal_pointer (&result);
}

/* Leads that the file changes may cross a threshold of the score: for that, what they were is to be known. */
static gboolean
look_before (AccordWorkspace *workspace,
             gboolean        *scored,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (AccordScoreModel) model = NULL;
  gint64 number;

  *scored = FALSE;
  if (!accord_score_column_load_model (accord_workspace_get_store (workspace), accord_workspace_get_zone (workspace), &model,
                                       &number, NULL, cancellable, error))
    return FALSE;
  *scored = model != NULL && (!isnan (model->mql) || !isnan (model->handover));
  return !*scored || accord_workspace_load_frame (workspace, cancellable, error) != NULL;
}

/* The import is in the file: where this fails it says so, and no more. */
static void
promote (AccordCall      *call,
         AccordWorkspace *workspace)
{
  g_autoptr (GError) error = NULL;
  guint64 n = 0;

  if (!accord_workspace_promote (workspace, &n, call->cancellable, &error))
    fprintf (stderr, "accord import: %s\n", error->message);
  else if (n > 0)
    {
      g_autofree char *count = accord_words_count (n);
      g_autofree char *text = g_strdup_printf (ngettext ("%s date set by the score, whose threshold a lead crossed",
                                                         "%s dates set by the score, whose thresholds leads crossed", n),
                                               count);

      fprintf (stderr, "accord import: %s\n", text);
    }
}

/**
 * accord_cli_import:
 * @call: the call
 *
 * `accord import FILE INPUT`: leads, deals, activities or costs from a CSV, Excel or JSON file, in one transaction.
 *
 * Returns: the exit status
 */
int
accord_cli_import (AccordCall *call)
{
  g_auto (ImportOptions) self = { NULL };
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordImportResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AccordFileImportOptions options = { .data_as_of = ACCORD_MOMENT_NONE };
  gboolean scored = FALSE;

  if (!read_options (&self, call))
    return call->status;
  workspace = accord_call_open_workspace (call, self.as, &error);
  if (workspace == NULL)
    return accord_call_fail (call, error);
  if (!read_file_options (&self, call, accord_workspace_get_zone (workspace), &options))
    return call->status;

  if (!self.dry_run && !look_before (workspace, &scored, call->cancellable, &error))
    return accord_call_fail (call, error);
  result = import (call, &self, &options, workspace, &error);
  if (result == NULL)
    return accord_call_fail (call, error);
  if (scored)
    promote (call, workspace);

  text = self.json ? accord_import_result_to_json (result) : accord_import_result_to_text (result, self.dry_run);
  accord_progress_clear ();
  for (guint i = 0; !self.json && i < result->warnings->len; i++)
    fprintf (stderr, "accord import: %s\n", (const char *) g_ptr_array_index (result->warnings, i));
  return accord_call_print (call, text);
}
