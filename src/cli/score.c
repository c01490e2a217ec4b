#include "commands.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "model/records.h"
#include "score-output.h"
#include "score-pdf.h"
#include "which-model.h"

/* Of the draws for likely ranges: the same call writes the same. */
#define SEED 20250511

typedef struct
{
  char    *model, *lead, *outcome, *horizon, *out, *paper_name;
  gboolean evaluate, csv, json;
  guint64  horizon_days;
  AccordPaper paper;
} ScoreOptions;

static void
clear_options (ScoreOptions *self)
{
  g_clear_pointer (&self->model, g_free);
  g_clear_pointer (&self->lead, g_free);
  g_clear_pointer (&self->outcome, g_free);
  g_clear_pointer (&self->horizon, g_free);
  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->paper_name, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ScoreOptions, clear_options)

static gboolean
check_options (ScoreOptions *self,
               AccordCall   *call)
{
  if (self->csv && self->json)
    call->status = accord_call_misuse (call, _("--csv and --json exclude each other"));
  else if (self->evaluate && self->lead != NULL)
    call->status = accord_call_misuse (call, _("--lead and --evaluate exclude each other"));
  else if (self->evaluate && self->csv)
    call->status = accord_call_misuse (call, _("--evaluate writes no CSV; leave --csv out, or take --json"));
  else if (!self->evaluate && (self->outcome != NULL || self->horizon != NULL))
    call->status = accord_call_misuse (call, _("--outcome and --horizon are for --evaluate"));
  else if (self->out != NULL && (self->lead == NULL || self->csv || self->json))
    call->status = accord_call_misuse (call, _("-o is for --lead, without --csv and --json"));
  else if (self->horizon != NULL && !g_ascii_string_to_unsigned (self->horizon, 10, 0, 36500, &self->horizon_days, NULL))
    call->status = accord_call_misuse (call, _("--horizon: “%s” is not a number of days from 0 to %d"), self->horizon, 36500);
  else
    return accord_which_model_check (call, self->model);
  return FALSE;
}

static gboolean
read_options (ScoreOptions *self,
              AccordCall   *call)
{
  const GOptionEntry entries[] = {
    { "model", 0, 0, G_OPTION_ARG_STRING, &self->model, N_("Which model: the one that is published, or the draft"),
      "published|draft" },
    { "lead", 0, 0, G_OPTION_ARG_STRING, &self->lead, N_("Why this lead has its score: its id or e-mail"), "ID" },
    { "evaluate", 0, 0, G_OPTION_ARG_NONE, &self->evaluate, N_("How well scores tell who buys"), NULL },
    { "outcome", 0, 0, G_OPTION_ARG_STRING, &self->outcome,
      N_("With --evaluate: which leads have bought, in place of the date as a customer"), "CONDITION" },
    { "horizon", 0, 0, G_OPTION_ARG_STRING, &self->horizon, N_("With --evaluate: days in which a lead may become a customer"),
      "DAYS" },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &self->out, N_("With --lead: write a PDF instead"), "OUT.pdf" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &self->paper_name, N_("With -o: a4 or letter (a4)"), "PAPER" },
    { "csv", 0, 0, G_OPTION_ARG_NONE, &self->csv, N_("Write CSV"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &self->json, N_("Write one JSON object"), NULL },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  return accord_call_parse (call, 1) && check_options (self, call) &&
         accord_paper_read (call, self->paper_name, &self->paper);
}

/* What fits no lead of this file is said once for each rule, beside the result. */
static void
warn (const AccordScoreModel   *model,
      const AccordScoreMatches *matches)
{
  for (guint i = 0; i < model->groups->len; i++)
    {
      const AccordScoreGroup *group = model->groups->pdata[i];

      for (guint j = 0; j < group->rules->len; j++)
        {
          const AccordScoreRule *rule = group->rules->pdata[j];
          const char *problem = accord_score_matches_get (matches, i, j)->problem;
          g_autofree char *condition = accord_condition_to_text (rule->condition);

          if (problem != NULL && !rule->is_off)
            /* Translators: a rule, and why it fits no lead */
            fprintf (stderr, _("accord: the rule “%s” counts for no lead: %s\n"),
                     *rule->title != '\0' ? rule->title : condition, problem);
        }
    }
}

/* As leads are matched: an id as it stands, an e-mail in any case. */
static gboolean
is_named (const char *text,
          const char *lead,
          gboolean    in_any_case)
{
  g_autofree char *one = NULL, *other = NULL;

  if (text == NULL || !in_any_case)
    return g_strcmp0 (text, lead) == 0;
  one = g_utf8_casefold (text, -1);
  other = g_utf8_casefold (lead, -1);
  return g_str_equal (one, other);
}

static gboolean
find_lead (AccordFrame *frame,
           const char  *lead,
           guint       *row,
           GError     **error)
{
  static const char *const columns[] = { "id", "email" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const AccordFrameColumn *column = accord_frame_find_column (frame, columns[i]);

      for (*row = 0; column != NULL && *row < accord_frame_get_n_leads (frame); ++*row)
        {
          g_autofree char *text = accord_frame_cell_text (frame, column, *row);

          if (is_named (text, lead, i == 1))
            return TRUE;
        }
    }
  g_set_error (error, ACCORD_SCORE_ERROR, ACCORD_SCORE_ERROR_DATA,
               _("--lead: there is no lead with the id or e-mail “%s” in this file; “accord leads FILE” lists them."), lead);
  return FALSE;
}

/* NULL: it was not written; else what is to be printed: nothing. Takes @ledger. */
static char *
write_pdf (const ScoreOptions      *self,
           AccordCall              *call,
           AccordWorkspace         *workspace,
           const AccordScoreOutput *output,
           AccordLedger            *ledger,
           guint                    row,
           GError                 **error)
{
  const AccordFrameColumn *column = accord_frame_find_column (output->frame, "name");
  g_autofree char *name = column != NULL ? accord_frame_cell_text (output->frame, column, row) : NULL;
  gint64 number = g_ascii_strtoll (output->model_name, NULL, 10);

  if (name == NULL || *name == '\0')
    {
      g_free (name);
      name = accord_score_name_lead (output->frame, row);
    }
  return accord_score_pdf_write (call, workspace, (AccordScoreModel *) output->model, number, name != NULL ? name : "–", ledger,
                                 self->out, self->paper, error)
             ? g_strdup ("")
             : NULL;
}

static char *
write_lead (const ScoreOptions       *self,
            AccordCall               *call,
            AccordWorkspace          *workspace,
            const AccordScoreOutput  *output,
            const AccordScoreMatches *matches,
            GError                  **error)
{
  g_autoptr (AccordLedger) ledger = NULL;
  guint row;

  if (!find_lead (output->frame, self->lead, &row, error))
    return NULL;
  ledger = accord_ledger_new (matches, output->model, row);
  if (self->out != NULL)
    return write_pdf (self, call, workspace, output, g_steal_pointer (&ledger), row, error);
  if (self->json)
    return accord_score_write_ledger_json (output, ledger, row);
  return self->csv ? accord_score_write_ledger_csv (output, ledger) : accord_score_write_ledger_table (output, ledger, row);
}

static char *
write_all (const ScoreOptions      *self,
           const AccordScoreOutput *output,
           AccordScoreMatches      *matches)
{
  g_autoptr (AccordScores) scores = accord_scores_new (matches, output->model, NULL);

  if (self->json)
    return accord_score_write_all_json (output, scores);
  return self->csv ? accord_score_write_all_csv (output, scores) : accord_score_write_all_table (output, scores);
}

/* Each lead is judged by what was known of it before it became one: by what it did, not by what the sale brought. */
static char *
write_quality (const ScoreOptions      *self,
               const AccordScoreOutput *output,
               AccordWorkspace         *workspace,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_autoptr (AccordCondition) condition = self->outcome != NULL ? accord_condition_parse (self->outcome, error) : NULL;
  AccordOutcomeQuery query = { .as_of = *output->as_of };
  g_autoptr (AccordOutcome) outcome = NULL;
  g_autoptr (AccordScores) scores = NULL;
  AccordScoreQuality quality;

  if (self->outcome != NULL && condition == NULL)
    return NULL;
  query.horizon_days = self->horizon != NULL ? (gint) self->horizon_days
                                             : accord_settings_get_horizon (accord_workspace_get_settings (workspace));
  query.condition = condition != NULL ? condition : output->model->outcome;
  outcome = accord_outcome_new (output->frame, &query, error);
  if (outcome != NULL)
    scores = accord_scores_compute (output->frame, output->model, output->as_of, outcome->each, cancellable, error);
  if (scores == NULL)
    return NULL;
  warn (output->model, accord_scores_get_matches (scores));
  accord_score_quality (scores, outcome, NAN, SEED, &quality);
  return self->json ? accord_score_write_quality_json (output, &quality, outcome)
                    : accord_score_write_quality_table (output, &quality, outcome);
}

static char *
write_scores (const ScoreOptions *self,
              AccordCall         *call,
              AccordWorkspace    *workspace,
              AccordFrame        *frame,
              GError            **error)
{
  gint64 number;
  g_autoptr (AccordScoreModel) model = accord_which_model_load (workspace, g_strcmp0 (self->model, "draft") == 0, &number,
                                                                call->cancellable, error);
  g_autofree char *name = number == 0 ? g_strdup ("draft") : g_strdup_printf ("%" G_GINT64_FORMAT, number);
  AccordScoreOutput output = { model, name, frame, NULL };
  g_autoptr (AccordScoreMatches) matches = NULL;
  AccordAsOf as_of;

  if (model == NULL)
    return NULL;
  accord_workspace_get_as_of (workspace, &as_of);
  output.as_of = &as_of;
  if (self->evaluate)
    return write_quality (self, &output, workspace, call->cancellable, error);
  matches = accord_score_matches_new (frame, model, &as_of, NULL, NULL, call->cancellable, error);
  if (matches == NULL)
    return NULL;
  warn (model, matches);
  return self->lead != NULL ? write_lead (self, call, workspace, &output, matches, error) : write_all (self, &output, matches);
}

/**
 * accord_cli_score:
 * @call: the call
 *
 * `accord score FILE`: score and band of all leads; why one lead has its score; how well scores tell who buys.
 *
 * Returns: the exit status
 */
int
accord_cli_score (AccordCall *call)
{
  g_auto (ScoreOptions) self = { NULL };
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  AccordFrame *frame = NULL;

  if (!read_options (&self, call))
    return call->status;
  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    frame = accord_workspace_load_frame (workspace, call->cancellable, &error);
  if (frame != NULL)
    text = write_scores (&self, call, workspace, frame, &error);
  return text != NULL ? accord_call_print (call, text) : accord_call_fail (call, error);
}
