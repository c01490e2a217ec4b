#include "ui/leads/lead-export.h"

#include <glib/gi18n-lib.h>

#include "present/words.h"
#include "ui/common/long-work.h"

typedef struct
{
  AccordPage      *page;
  AccordLeadSheet *sheet;
  char            *path; /* NULL: the clipboard */
  char            *text;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_object_unref (export->page);
  accord_lead_sheet_free (export->sheet);
  g_free (export->path);
  g_free (export->text);
  g_free (export);
}

static Export *
export_new (AccordPage      *page,
            AccordLeadSheet *sheet)
{
  Export *export = g_new0 (Export, 1);

  export->page = g_object_ref (page);
  export->sheet = sheet;
  return export;
}

static gboolean
make_text (gpointer      data,
           GCancellable *cancellable,
           GError      **error)
{
  Export *export = data;

  export->text = accord_lead_sheet_to_text (export->sheet, cancellable, error);
  return export->text != NULL;
}

static void
on_text_made (GtkWindow    *parent,
              gpointer      data,
              const GError *error)
{
  Export *export = data;
  guint n = accord_lead_sheet_get_n_rows (export->sheet);
  g_autofree char *count = accord_words_count (n);
  g_autofree char *said = g_strdup_printf (ngettext ("Copied %s lead", "Copied %s leads", n), count);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (parent)), export->text);
  accord_page_toast (export->page, said);
}

/**
 * accord_lead_export_copy:
 * @sheet: (transfer full): what was selected
 */
void
accord_lead_export_copy (AccordPage      *page,
                         AccordLeadSheet *sheet)
{
  accord_long_work_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), _("Copying the leads…"), make_text, on_text_made,
                        export_new (page, sheet), export_free);
}

static gboolean
write_file (gpointer      data,
            GCancellable *cancellable,
            GError      **error)
{
  Export *export = data;

  return accord_lead_sheet_write (export->sheet, export->path, cancellable, error);
}

static void
on_written (GtkWindow    *parent,
            gpointer      data,
            const GError *error)
{
  Export *export = data;
  guint n = accord_lead_sheet_get_n_rows (export->sheet);
  g_autofree char *count = accord_words_count (n), *name = g_path_get_basename (export->path), *said = NULL;

  if (error != NULL)
    {
      accord_page_show_error (export->page, _("The Leads Were Not Exported"), error);
      return;
    }
  /* Translators: a number, and the name of a file */
  said = g_strdup_printf (ngettext ("Exported %s lead as “%s”", "Exported %s leads as “%s”", n), count, name);
  accord_page_toast (export->page, said);
}

static const char *
get_suffix (GtkFileChooser *chooser)
{
  GtkFileFilter *filter = gtk_file_chooser_get_filter (chooser);

  return filter != NULL && g_object_get_data (G_OBJECT (filter), "workbook") != NULL ? ".xlsx" : ".csv";
}

static gboolean
has_suffix (const char *path)
{
  g_autofree char *folded = g_utf8_casefold (path, -1);

  return g_str_has_suffix (folded, ".csv") || g_str_has_suffix (folded, ".xlsx");
}

static void
on_place_response_cb (GtkFileChooserNative *chooser,
                      int                   response,
                      Export               *asked)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  GtkWindow *parent = gtk_native_dialog_get_transient_for (GTK_NATIVE_DIALOG (chooser));

  if (path != NULL)
    asked->path = has_suffix (path) ? g_strdup (path) : g_strconcat (path, get_suffix (GTK_FILE_CHOOSER (chooser)), NULL);
  g_object_unref (chooser);
  if (asked->path != NULL)
    accord_long_work_run (parent, _("Exporting the leads…"), write_file, on_written, asked, export_free);
  else
    export_free (asked);
}

static void
add_filter (GtkFileChooser *chooser,
            const char     *name,
            const char     *suffix,
            gboolean        workbook)
{
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, name);
  gtk_file_filter_add_suffix (filter, suffix);
  if (workbook)
    g_object_set_data (G_OBJECT (filter), "workbook", filter);
  gtk_file_chooser_add_filter (chooser, filter);
}

/**
 * accord_lead_export_begin:
 * @sheet: (transfer full): what the table shows
 */
void
accord_lead_export_begin (AccordPage      *page,
                          AccordLeadSheet *sheet)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_("Export Leads"), parent, GTK_FILE_CHOOSER_ACTION_SAVE, _("_Export"), _("_Cancel"));

  add_filter (GTK_FILE_CHOOSER (chooser), _("CSV files"), "csv", FALSE);
  add_filter (GTK_FILE_CHOOSER (chooser), _("Excel workbooks"), "xlsx", TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), _("leads.csv"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect (chooser, "response", G_CALLBACK (on_place_response_cb), export_new (page, sheet));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
