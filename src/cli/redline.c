#include "commands.h"

#include <glib/gi18n-lib.h>

#include "model/agreement-diff.h"
#include "model/canonical-json.h"
#include "model/records.h"
#include "paper.h"
#include "present/diff-runs.h"
#include "present/words-version.h"
#include "report/changes-report.h"
#include "report/pdf.h"
#include "version.h"

/* As in other plain-text redlines: [-gone-] and {+new+}. */
static void
append_runs (GString    *text,
             const char *was,
             const char *is)
{
  g_autoptr (GPtrArray) runs = accord_diff_runs (was, is);

  for (guint i = 0; i < runs->len; i++)
    {
      const AccordDiffRun *run = runs->pdata[i];

      if (run->kind == ACCORD_DIFF_REMOVED)
        g_string_append_printf (text, "[-%s-]", run->text);
      else if (run->kind == ACCORD_DIFF_ADDED)
        g_string_append_printf (text, "{+%s+}", run->text);
      else
        g_string_append (text, run->text);
    }
}

static char *
write_text (GPtrArray *changes)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      g_autofree char *place = accord_words_agreement_place (changes->pdata[i]);
      g_autofree char *was = accord_words_agreement_was (changes->pdata[i]);
      g_autofree char *is = accord_words_agreement_is (changes->pdata[i]);

      g_string_append_printf (text, "%s\n", place);
      append_runs (text, was, is);
      g_string_append (text, i + 1 < changes->len ? "\n\n" : "\n");
    }
  return g_string_free (text, FALSE);
}

static const char *
get_kind (const AccordAgreementChange *change)
{
  static const char *const kinds[] = {
    [ACCORD_AGREEMENT_CHANGED] = "changed", [ACCORD_AGREEMENT_ADDED] = "added", [ACCORD_AGREEMENT_REMOVED] = "removed",
    [ACCORD_AGREEMENT_ORDERED] = "order",   [ACCORD_AGREEMENT_AS_OF] = "figures",
  };

  return kinds[change->kind];
}

static void
set_value (JsonObject *object,
           const char *name,
           JsonNode   *node)
{
  json_object_set_member (object, name, node != NULL ? json_node_copy (node) : json_node_new (JSON_NODE_NULL));
}

static JsonObject *
write_change (const AccordAgreementChange *change)
{
  JsonObject *object = json_object_new ();
  AccordRecord *record = change->after != NULL ? change->after : change->before;

  json_object_set_string_member (object, "kind", get_kind (change));
  if (change->type != G_TYPE_INVALID)
    {
      g_autoptr (AccordRecordClass) klass = g_type_class_ref (change->type);

      json_object_set_string_member (object, "table", klass->table);
    }
  if (record != NULL && accord_record_get_id (record) != NULL)
    json_object_set_string_member (object, "id", accord_record_get_id (record));
  if (change->column != NULL)
    json_object_set_string_member (object, "column", change->column->name);
  if (change->kind == ACCORD_AGREEMENT_CHANGED || change->kind == ACCORD_AGREEMENT_AS_OF)
    {
      set_value (object, "before", change->was);
      set_value (object, "after", change->is);
    }
  return object;
}

static char *
write_json (GPtrArray *changes,
            gint64     from,
            gint64     to)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();
  g_autofree char *text = NULL;

  json_node_take_object (root, object);
  for (guint i = 0; i < changes->len; i++)
    json_array_add_object_element (array, write_change (changes->pdata[i]));
  json_object_set_int_member (object, "from", from);
  if (to > 0)
    json_object_set_int_member (object, "to", to);
  else
    json_object_set_string_member (object, "to", "draft");
  json_object_set_array_member (object, "changes", array);
  text = accord_json_to_canonical (root);
  return g_strconcat (text, "\n", NULL);
}

/* Takes both. */
static gboolean
write_pdf (AccordCall      *call,
           AccordAgreement *before,
           AccordAgreement *after,
           const char      *path,
           AccordPaper      paper,
           GError         **error)
{
  g_autoptr (AccordChangesReport) report = accord_changes_report_new (before, after);
  g_autoptr (AccordDocument) document = accord_changes_report_make_document (report, paper);

  return accord_pdf_write (document, accord_changes_report_get_day (report), path, call->cancellable, error);
}

static int
write_result (AccordCall *call,
              GPtrArray  *changes,
              gint64      from,
              gint64      to,
              gboolean    json)
{
  g_autofree char *text = json ? write_json (changes, from, to) : write_text (changes);

  return accord_call_print (call, text);
}

/**
 * accord_cli_redline:
 * @call: the call
 *
 * `accord redline FILE N M`: what changed from version N to version M; either may be “draft”. With `-o`, as a PDF.
 *
 * Returns: the exit status
 */
int
accord_cli_redline (AccordCall *call)
{
  g_autoptr (AccordWorkspace) workspace = NULL;
  g_autoptr (AccordAgreement) before = NULL, after = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *out = NULL, *paper_name = NULL;
  AccordPaper paper;
  gboolean json = FALSE;
  gint64 from, to;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Write one JSON object"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &out, N_("Write a PDF instead"), "OUT.pdf" },
    { "paper", 0, 0, G_OPTION_ARG_STRING, &paper_name, N_("With -o: a4 or letter (a4)"), "PAPER" },
    G_OPTION_ENTRY_NULL
  };

  accord_call_add_options (call, entries);
  if (!accord_call_parse (call, 3) || !accord_version_parse (call, call->arguments[1], &from) ||
      !accord_version_parse (call, call->arguments[2], &to) || !accord_paper_read (call, paper_name, &paper))
    return call->status;
  if (json && out != NULL)
    return accord_call_misuse (call, _("--json and -o exclude each other"));
  workspace = accord_workspace_open (call->arguments[0], call->cancellable, &error);
  if (workspace != NULL)
    before = accord_version_collect (call, workspace, from, &error);
  if (before != NULL)
    after = accord_version_collect (call, workspace, to, &error);
  if (after == NULL)
    return accord_call_fail (call, error);
  if (out != NULL)
    return write_pdf (call, g_steal_pointer (&before), g_steal_pointer (&after), out, paper, &error)
               ? ACCORD_STATUS_DONE
               : accord_call_fail (call, error);
  changes = accord_agreement_compare (before, after);
  return write_result (call, changes, from, to, json);
}
