#include "ui/agreement/pdf-export.h"

#include <glib/gi18n-lib.h>

#include "report/agreement-pages.h"
#include "ui/common/preferences.h"
#include "workspace/agreement.h"
#include "workspace/version-content.h"

static void
free_job (gpointer job)
{
  accord_agreement_job_free (job);
}

/* Takes the agreement. */
static AccordDocument *
make_document (AccordAgreement *agreement,
               AccordPaper      paper)
{
  AccordDocument *document = agreement != NULL ? accord_agreement_make_document (agreement, paper) : NULL;

  g_clear_pointer (&agreement, accord_agreement_free);
  return document;
}

static AccordDocument *
make_draft (gpointer      job,
            AccordPaper   paper,
            GCancellable *cancellable,
            GError      **error)
{
  return make_document (accord_agreement_job_collect (job, cancellable, error), paper);
}

static AccordDocument *
make_version (gpointer      version,
              AccordPaper   paper,
              GCancellable *cancellable,
              GError      **error)
{
  return make_document (accord_version_read (version, error), paper);
}

/**
 * accord_pdf_export_make_pages:
 * @page: the page of the agreement
 *
 * Returns: (transfer full): the agreement as it is saved when the pages are made
 */
AccordPages *
accord_pdf_export_make_pages (AccordPage *page)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  g_autofree char *name = g_strdup_printf ("%s.pdf", accord_workspace_get_title (workspace));
  AccordDay today = accord_moment_to_day (accord_moment_now (), accord_workspace_get_zone (workspace));

  return accord_pages_new (_("Draft of the Agreement"), name, today, make_draft, accord_agreement_job_new (workspace),
                           free_job);
}

/**
 * accord_pdf_export_make_version_pages:
 * @page: the page of the agreement
 * @version: a version
 *
 * Returns: (transfer full): what the version says, dated by the day on which it was frozen
 */
AccordPages *
accord_pdf_export_make_version_pages (AccordPage   *page,
                                      AccordRecord *version)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  guint number = (guint) accord_record_get_integer (version, "number");
  /* Translators: the name of a file: the title of the workspace, and the number of a version of the agreement */
  g_autofree char *name = g_strdup_printf (_("%s, version %u.pdf"), accord_workspace_get_title (workspace), number);
  g_autofree char *title = g_strdup_printf (_("Version %u"), number);
  g_autoptr (AccordAgreement) says = accord_version_read (version, NULL);

  return accord_pages_new (title, name, says != NULL ? says->today : ACCORD_DAY_NONE, make_version,
                           accord_record_copy (version), g_object_unref);
}

/**
 * accord_pdf_export_ask_version:
 * @version: a version
 *
 * The result, or why there is none, is said on @page.
 */
void
accord_pdf_export_ask_version (AccordPage   *page,
                               AccordRecord *version)
{
  g_autoptr (AccordPages) pages = accord_pdf_export_make_version_pages (page, version);

  accord_pages_ask (pages, page, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), accord_preferences_get_paper ());
}
