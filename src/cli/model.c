#include "commands.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "model-suggest.h"
#include "model/canonical-json.h"
#include "score-pdf.h"
#include "which-model.h"
#include "workspace/score-column.h"

typedef struct
{
  char    *export, *import, *model, *note, *as, *out, *paper_name;
  char   **known;
  gboolean publish, suggest, csv, json;
  AccordPaper paper;
} ModelOptions;

static void
clear_options (ModelOptions *self)
{
  g_clear_pointer (&self->export, g_free);
  g_clear_pointer (&self->import, g_free);
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->note, g_free);
  g_clear_pointer (&self->as, g_free);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->paper_name, g_free);
  g_clear_pointer (&self->known, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ModelOptions, clear_options)

static gboolean
check_options (ModelOptions *self,
               AccordCall   *call)
{
  if (self->export != NULL && (self->import != NULL || self->publish))
    call->status = accord_call_misuse (call, _("--export goes without --import and --publish"));
  else if (self->suggest && (self->export != NULL || self->import != NULL || self->publish))
    call->status = accord_call_misuse (call, _("--suggest goes without --export, --import and --publish"));
  else if (self->out != NULL && (self->export != NULL || self->import != NULL || self->publish || self->suggest))
    call->status = accord_call_misuse (call, _("-o goes without --export, --import, --publish and --suggest"));
  else if (self->export == NULL && self->import == NULL && !self->publish && !self->suggest && self->out == NULL)
    call->status = accord_call_misuse (call, _("one of --export, --import, --publish, --suggest and -o is needed"));
  else if ((self->csv || self->json || self->known != NULL) && !self->suggest)
    call->status = accord_call_misuse (call, _("--csv, --json and --known go with --suggest"));
  else if (self->csv && self->json)
    call->status = accord_call_misuse (call, _("--csv and --json exclude each other"));
  else if (self->model != NULL && self->export == NULL && !self->suggest && self->out == NULL)
    call->status = accord_call_misuse (call, _("--model goes with --export, --suggest and -o"));
  else
    return accord_which_model_check (call, self->model);
  return FALSE;
}

static gboolean
read_options (ModelOptions *self,
              AccordCall   *call)
{
  const GOptionEntry entries[] = {
    { "export", 0, 0, G_OPTION_ARG_FILENAME, &self->export, N_("Write the model as JSON into this file; - is standard output"),
      "OUT.json" },
    { "import", 0, 0, G_OPTION_ARG_FILENAME, &self->import, N_("Make the draft what this file says"), "IN.json" },
    { "publish", 0, 0, G_OPTION_ARG_NONE, &self->publish, N_("Publish the draft"), NULL },
    { "suggest", 0, 0, G_OPTION_ARG_NONE, &self->suggest, N_("Write which points would tell best who buys; changes nothing"),
      NULL },
    { "known", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->known,
      N_("With --suggest: a field that is known before the sale, though it tells so much; may be given again"), "FIELD" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &self->csv, N_("With --suggest: write CSV"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("With --suggest: write one JSON object"), NULL },
    { "model", 0, 0, G_OPTION_ARG_STRING, &self->model, N_("With --export, --suggest and -o: which model; the draft unless told"),
      "published|draft" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->out, N_("Write the model as a PDF"), "OUT.pdf" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &self->paper_name, N_("With -o: a4 or letter (a4)"), "PAPER" },
    { "note", 0, 0, G_OPTION_ARG_STRING, &self->note, N_("With --publish: what is new"), "TEXT" },
    { "as", 0, 0, G_OPTION_ARG_STRING, &self->as, N_("Who writes: a member"), "MEMBER" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  return accord_call_parse (call, 1) && check_options (self, call) &&
         accord_paper_read (call, self->paper_name, &self->paper);
}

static AccordScoreModel *
load_model (const ModelOptions *self,
            AccordCall         *call,
            AccordWorkspace    *workspace,
            gint64             *number,
            GError            **error)
{
  return accord_which_model_load (workspace, g_strcmp0 (self->model, "published") != 0, number, call->cancellable, error);
}

static int
export (const ModelOptions *self,
        AccordCall         *call,
        AccordWorkspace    *workspace)
{
  g_autoptr (GError) error = NULL;
  gint64 number;
  g_autoptr (AccordScoreModel) model = load_model (self, call, workspace, &number, &error);
  g_autoptr (JsonNode) node = model != NULL ? accord_score_model_to_json (model) : NULL;
  g_autofree char *pretty = node != NULL ? accord_json_to_pretty (node) : NULL;
  g_autofree char *text = pretty != NULL ? g_strconcat (pretty, "\n", NULL) : NULL;

  if (text != NULL && g_str_equal (self->export, "-"))
    return accord_call_print (call, text);
  if (text == NULL || !g_file_set_contents (self->export, text, -1, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}

static int
suggest (const ModelOptions *self,
         AccordCall         *call,
         AccordWorkspace    *workspace)
{
  g_autoptr (GError) error = NULL;
  gint64 number;
  g_autoptr (AccordScoreModel) model = load_model (self, call, workspace, &number, &error);

  if (model == NULL)
    return accord_call_fail (call, error);
  return accord_cli_model_suggest (call, workspace, model, (const char *const *) self->known,
                                   self->json  ? ACCORD_SUGGEST_JSON
                                   : self->csv ? ACCORD_SUGGEST_CSV
                                               : ACCORD_SUGGEST_TABLE);
}

static int
write_pdf (const ModelOptions *self,
           AccordCall         *call,
           AccordWorkspace    *workspace)
{
  g_autoptr (GError) error = NULL;
  gint64 number;
  g_autoptr (AccordScoreModel) model = load_model (self, call, workspace, &number, &error);

  if (model == NULL || !accord_score_pdf_write (call, workspace, model, number, NULL, NULL, self->out, self->paper, &error))
    return accord_call_fail (call, error);
  return ACCORD_STATUS_DONE;
}

static AccordScoreModel *
read_file (const char *path,
           GError    **error)
{
  g_autofree char *text = NULL;
  AccordScoreModel *model;
  gsize length;

  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_FORM, _("%s is not text in UTF-8."), path);
      return NULL;
    }
  model = accord_score_model_from_text (text, error);
  if (model == NULL)
    g_prefix_error (error, "%s: ", path);
  return model;
}

static gboolean
check_has_rules (const AccordScoreModel *model,
                 GError                **error)
{
  if (accord_score_model_n_rules (model) > 0)
    return TRUE;
  g_set_error_literal (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_RULE,
                       _("The score model has no rules; add one before it is published."));
  return FALSE;
}

/* What is imported and what is published is one change: both are there, or neither. */
static gboolean
write_changes (const ModelOptions *self,
               AccordWorkspace    *workspace,
               gint64             *number,
               GCancellable       *cancellable,
               GError            **error)
{
  g_autoptr (AccordScoreModel) model = self->import != NULL
                                           ? read_file (self->import, error)
                                           : accord_workspace_load_draft_model (workspace, cancellable, error);
  g_autoptr (AccordChangeSet) changes = NULL;

  if (model == NULL || (self->publish && !check_has_rules (model, error)))
    return FALSE;
  changes = self->import != NULL ? accord_workspace_replace_draft_model (workspace, model, cancellable, error)
                                 : accord_change_set_new (_("Score model published"));
  if (changes == NULL ||
      (self->publish &&
       !accord_workspace_add_publication (workspace, changes, model, self->note, number, cancellable, error)))
    return FALSE;
  return accord_change_set_is_empty (changes) ||
         accord_store_save (accord_workspace_get_store (workspace), changes, cancellable, error);
}

/* Who published it is to know that nobody is judged by it yet. */
static void
tell_pending (AccordCall      *call,
              AccordWorkspace *workspace)
{
  g_autoptr (AccordScoreModel) model = NULL;
  gint64 number, pending;

  if (!accord_score_column_load_model (accord_workspace_get_store (workspace), accord_workspace_get_zone (workspace), &model,
                                       &number, &pending, call->cancellable, NULL) ||
      pending == 0)
    return;
  fprintf (stderr, "accord model: ");
  fprintf (stderr, _("pending until version %u of the agreement is in force"), (guint) pending);
  fprintf (stderr, "\n");
}

/**
 * accord_cli_model:
 * @call: the call
 *
 * `accord model FILE`: the score model as JSON: `--export` writes it, `--import` makes the draft what a file says,
 * `--publish` publishes the draft, and writes its number; `--suggest` writes which points would tell best who buys; `-o` writes the
 * model as a PDF.
 *
 * Returns: the exit status
 */
int
accord_cli_model (AccordCall *call)
{
  g_auto (ModelOptions) self = { NULL };
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *line = NULL;
  gint64 number = 0;

  if (!read_options (&self, call))
    return call->status;
  workspace = self.export != NULL || self.suggest || self.out != NULL
                  ? accord_workspace_open (call->arguments[0], call->cancellable, &error)
                  : accord_call_open_workspace (call, self.as, &error);
  if (workspace == NULL)
    return accord_call_fail (call, error);
  if (self.export != NULL)
    return export (&self, call, workspace);
  if (self.suggest)
    return suggest (&self, call, workspace);
  if (self.out != NULL)
    return write_pdf (&self, call, workspace);
  if (!write_changes (&self, workspace, &number, call->cancellable, &error))
    return accord_call_fail (call, error);
  line = g_strdup_printf ("%u\n", (guint) number);
  if (self.publish)
    tell_pending (call, workspace);
  return self.publish ? accord_call_print (call, line) : ACCORD_STATUS_DONE;
}
