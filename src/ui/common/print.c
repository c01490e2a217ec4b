#include "ui/common/print.h"

#include <glib/gi18n-lib.h>

#include "ui/common/long-work.h"

/* Another paper in the printer than the one that was set for: each page is fitted into it, and stays the page it is. */
static void
on_draw_page_cb (GtkPrintOperation *operation,
                 GtkPrintContext   *context,
                 int                number,
                 AccordDocument    *document)
{
  const AccordPageSize *size = accord_document_get_size (document);
  double width = gtk_print_context_get_width (context), height = gtk_print_context_get_height (context);
  double scale = MIN (1, MIN (width / size->width, height / size->height));
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  g_autofree char *text = NULL;

  cairo_translate (cr, (width - scale * size->width) / 2, (height - scale * size->height) / 2);
  cairo_scale (cr, scale, scale);
  text = accord_document_draw_page (document, cr, (guint) number + 1);
}

static GtkPageSetup *
make_setup (const AccordPageSize *size)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  /* The two that there are: the one is wider. */
  GtkPaperSize *paper = gtk_paper_size_new (size->width > 600 ? GTK_PAPER_NAME_LETTER : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_paper_size_free (paper);
  return setup;
}

/* What is printed into a file has the name of what it is, and lies where people look for it. */
static GtkPrintSettings *
make_settings (const char *title)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();
  const char *documents = g_get_user_special_dir (G_USER_DIRECTORY_DOCUMENTS);

  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_DIR, documents != NULL ? documents : g_get_home_dir ());
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, title);
  return settings;
}

/**
 * accord_print_operation_new:
 * @document: (transfer full): pages, broken
 * @title: what the printer's list calls it
 *
 * Returns: (transfer full): what prints them
 */
GtkPrintOperation *
accord_print_operation_new (AccordDocument *document,
                            const char     *title)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = make_setup (accord_document_get_size (document));
  g_autoptr (GtkPrintSettings) settings = make_settings (title);

  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_job_name (operation, title);
  gtk_print_operation_set_n_pages (operation, (int) accord_document_get_n_pages (document));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "document", document, (GDestroyNotify) accord_document_free);
  g_signal_connect (operation, "draw-page", G_CALLBACK (on_draw_page_cb), document);
  return operation;
}

typedef struct
{
  AccordPages    *pages;
  AccordPage     *page;
  AccordPaper     paper;
  AccordDocument *document;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  accord_pages_unref (printing->pages);
  g_object_unref (printing->page);
  g_clear_pointer (&printing->document, accord_document_free);
  g_free (printing);
}

static gboolean
lay_out (gpointer      data,
         GCancellable *cancellable,
         GError      **error)
{
  Printing *printing = data;

  printing->document = accord_pages_lay_out (printing->pages, printing->paper, cancellable, error);
  return printing->document != NULL;
}

static void
on_done_cb (GtkPrintOperation      *operation,
            GtkPrintOperationResult result,
            AccordPage             *page)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    accord_page_show_error (page, _("Nothing Was Printed"), error);
}

static void
on_laid_out (GtkWindow    *parent,
             gpointer      data,
             const GError *error)
{
  Printing *printing = data;
  g_autoptr (GtkPrintOperation) operation = NULL;

  if (error != NULL)
    {
      accord_page_show_error (printing->page, _("Nothing Was Printed"), error);
      return;
    }
  operation = accord_print_operation_new (g_steal_pointer (&printing->document), accord_pages_get_title (printing->pages));
  /* Their charts are drawn when they are printed. */
  g_object_set_data_full (G_OBJECT (operation), "pages", accord_pages_ref (printing->pages),
                          (GDestroyNotify) accord_pages_unref);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_done_cb), printing->page, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, NULL);
}

/**
 * accord_print_ask:
 * @page: says why nothing was printed
 * @parent: above which it is asked how
 * @paper: what they are set for
 *
 * Prints the pages of the PDF.
 */
void
accord_print_ask (AccordPages *pages,
                  AccordPage  *page,
                  GtkWindow   *parent,
                  AccordPaper  paper)
{
  Printing *printing = g_new0 (Printing, 1);

  printing->pages = accord_pages_ref (pages);
  printing->page = g_object_ref (page);
  printing->paper = paper;
  accord_long_work_run (parent, _("Laying out the pages…"), lay_out, on_laid_out, printing, printing_free);
}
