#include "ui/agreement/changes-pages.h"

#include <glib/gi18n-lib.h>

#include "report/changes-report.h"
#include "workspace/agreement.h"
#include "workspace/version-content.h"

typedef struct
{
  AccordRecord       *from, *to; /* NULL: the draft, as it is saved when the pages are made */
  AccordAgreementJob *draft;
} Changes;

static void
changes_free (gpointer data)
{
  Changes *changes = data;

  g_clear_object (&changes->from);
  g_clear_object (&changes->to);
  accord_agreement_job_free (changes->draft);
  g_free (changes);
}

static AccordAgreement *
read_side (Changes      *changes,
           AccordRecord *version,
           GCancellable *cancellable,
           GError      **error)
{
  return version != NULL ? accord_version_read (version, error)
                         : accord_agreement_job_collect (changes->draft, cancellable, error);
}

static AccordDocument *
make_document (gpointer      data,
               AccordPaper   paper,
               GCancellable *cancellable,
               GError      **error)
{
  Changes *changes = data;
  g_autoptr (AccordAgreement) before = read_side (changes, changes->from, cancellable, error);
  g_autoptr (AccordAgreement) after = before != NULL ? read_side (changes, changes->to, cancellable, error) : NULL;
  g_autoptr (AccordChangesReport) report = NULL;

  if (after == NULL)
    return NULL;
  report = accord_changes_report_new (g_steal_pointer (&before), g_steal_pointer (&after));
  return accord_changes_report_make_document (report, paper);
}

/**
 * accord_changes_pages_new:
 * @workspace: an open file
 * @from: (nullable): a version; %NULL: the draft
 * @to: (nullable): a version; %NULL: the draft
 *
 * Returns: (transfer full): what changed from the one to the other
 */
AccordPages *
accord_changes_pages_new (AccordWorkspace *workspace,
                          AccordRecord    *from,
                          AccordRecord    *to)
{
  Changes *changes = g_new0 (Changes, 1);
  AccordDay today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace));
  /* Translators: the name of a file; %s is that of the workspace */
  g_autofree char *name = g_strdup_printf (_("%s, what changed.pdf"), accord_workspace_get_title (workspace));

  changes->from = from != NULL ? accord_record_copy (from) : NULL;
  changes->to = to != NULL ? accord_record_copy (to) : NULL;
  changes->draft = accord_agreement_job_new (workspace);
  return accord_pages_new (_("What Changed"), name, today, make_document, changes, changes_free);
}
