#include "ui/agreement/pdf-export.h"

#include <glib/gi18n-lib.h>

#include "report/agreement-report.h"
#include "ui/common/file-export.h"
#include "ui/common/preferences.h"
#include "workspace/agreement.h"
#include "workspace/version-content.h"

typedef struct
{
  AccordPaper         paper;
  AccordRecord       *version; /* or: */
  AccordAgreementJob *draft;
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_clear_object (&export->version);
  accord_agreement_job_free (export->draft);
  g_free (export);
}

static gboolean
write_pdf (gpointer      data,
           const char   *path,
           GCancellable *cancellable,
           GError      **error)
{
  Export *export = data;
  g_autoptr (AccordAgreement) agreement = export->version != NULL
                                              ? accord_version_read (export->version, error)
                                              : accord_agreement_job_collect (export->draft, cancellable, error);

  return agreement != NULL && accord_agreement_write_pdf (agreement, path, export->paper, cancellable, error);
}

/* @version: NULL: the draft, as it is saved when it is written */
static void
ask (AccordPage   *page,
     AccordRecord *version,
     const char   *name)
{
  Export *export = g_new0 (Export, 1);

  export->paper = accord_preferences_get_paper ();
  if (version != NULL)
    export->version = accord_record_copy (version);
  else
    export->draft = accord_agreement_job_new (accord_page_get_workspace (page));
  accord_file_export_ask (page, _("Export the Agreement as a PDF"), name, write_pdf, export, free_export);
}

/**
 * accord_pdf_export_ask:
 *
 * The result, or why there is none, is said on @page.
 */
void
accord_pdf_export_ask (AccordPage *page)
{
  g_autofree char *name = g_strdup_printf ("%s.pdf", accord_workspace_get_title (accord_page_get_workspace (page)));

  ask (page, NULL, name);
}

/**
 * accord_pdf_export_ask_version:
 * @version: a version
 *
 * As accord_pdf_export_ask(), of what a version says.
 */
void
accord_pdf_export_ask_version (AccordPage   *page,
                               AccordRecord *version)
{
  /* Translators: the name of a file: the title of the workspace, and the number of a version of the agreement */
  g_autofree char *name = g_strdup_printf (_("%s, version %u.pdf"),
                                           accord_workspace_get_title (accord_page_get_workspace (page)),
                                           (guint) accord_record_get_integer (version, "number"));

  ask (page, version, name);
}
