#include "ui/agreement/returned-window.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "present/words.h"
#include "report/returned-verdict.h"
#include "ui/common/close-key.h"
#include "ui/common/long-work.h"
#include "workspace/filed-copies.h"
#include "workspace/identity.h"
#include "workspace/versions.h"

/* What is read: a file, or what is filed. */
typedef struct
{
  AccordPage        *page;
  char              *path; /* or: */
  AccordRecord      *copy;
  AccordReturnedPdf *pdf;
} Reading;

static void
reading_free (gpointer data)
{
  Reading *reading = data;

  g_object_unref (reading->page);
  g_free (reading->path);
  g_clear_object (&reading->copy);
  g_clear_pointer (&reading->pdf, accord_returned_pdf_free);
  g_free (reading);
}

/* The reader is a program of its own: what is filed is a file for as long as it looks at it. */
static AccordReturnedPdf *
read_copy (AccordRecord *copy,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GBytes) bytes = accord_filed_copy_read (copy, error);
  g_autofree char *path = NULL;
  AccordReturnedPdf *pdf = NULL;
  gint fd = bytes != NULL ? g_file_open_tmp ("accord-XXXXXX.pdf", &path, error) : -1;

  if (fd < 0)
    return NULL;
  g_close (fd, NULL);
  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                G_FILE_SET_CONTENTS_NONE, 0600, error))
    pdf = accord_returned_pdf_read (path, cancellable, error);
  g_remove (path);
  if (pdf != NULL)
    {
      g_free (pdf->name);
      pdf->name = g_strdup (accord_record_get_text (copy, "name"));
    }
  return pdf;
}

static gboolean
read_in_thread (gpointer      data,
                GCancellable *cancellable,
                GError      **error)
{
  Reading *reading = data;

  reading->pdf = reading->copy != NULL ? read_copy (reading->copy, cancellable, error)
                                       : accord_returned_pdf_read (reading->path, cancellable, error);
  return reading->pdf != NULL;
}

/* What a window keeps: all that is needed to file what it shows. */
typedef struct
{
  AccordPage *page; /* borrowed: the window is gone before */
  gint64      number;
  char       *name;
  GBytes     *bytes;
} Filing;

static void
filing_free (gpointer  data,
             GClosure *closure)
{
  Filing *filing = data;

  g_free (filing->name);
  g_bytes_unref (filing->bytes);
  g_free (filing);
}

static void
on_file_clicked_cb (GtkWidget *button,
                    gpointer   user_data)
{
  Filing *filing = user_data;
  AccordPage *page = filing->page;
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (workspace);
  AccordVersionStatus *version = accord_version_find (statuses, filing->number);
  g_autofree char *filed_by = accord_store_dup_member_name (accord_workspace_get_store (workspace));
  const AccordCopyToFile copy = { filing->name, filing->bytes, filed_by };
  g_autofree char *said = g_strdup_printf (_("Filed with version %u"), (guint) filing->number);
  g_autoptr (AccordChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;

  changes = version != NULL ? accord_filed_copy_file (workspace, version, &copy, accord_moment_now (), &error) : NULL;
  if (changes != NULL)
    {
      accord_page_save (page, changes);
      accord_page_toast_undo (page, said);
    }
  else if (error != NULL)
    accord_page_show_error (page, _("Not Filed"), error);
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (button)));
}

static const char *
get_icon (AccordFindingKind kind)
{
  static const char *const icons[] = {
    [ACCORD_FINDING_RIGHT] = "object-select-symbolic",
    [ACCORD_FINDING_WRONG] = "dialog-warning-symbolic",
    [ACCORD_FINDING_EMPTY] = "list-remove-symbolic",
    [ACCORD_FINDING_UNCHECKED] = "dialog-question-symbolic",
  };

  return icons[kind];
}

/* The icon is for the eye: the words say it all. */
static GtkWidget *
make_row (AccordFindingKind kind,
          const char       *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *label = gtk_label_new (text);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", get_icon (kind), "valign", GTK_ALIGN_START, "accessible-role",
                                  GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *row = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", box, "activatable", FALSE, NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (icon, kind == ACCORD_FINDING_WRONG ? "risk" : kind == ACCORD_FINDING_RIGHT ? "accent" : "dim-label");
  if (kind == ACCORD_FINDING_UNCHECKED || kind == ACCORD_FINDING_EMPTY)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  g_object_set (box, "margin-start", 12, "margin-end", 12, "margin-top", 10, "margin-bottom", 10, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return row;
}

static GtkWidget *
make_list (const AccordReturnedVerdict *verdict)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What was found"), -1);
  for (guint i = 0; i < verdict->problems->len; i++)
    {
      g_autofree char *text = accord_words_capital (g_ptr_array_index (verdict->problems, i));

      gtk_list_box_append (GTK_LIST_BOX (list), make_row (ACCORD_FINDING_WRONG, text));
    }
  for (guint i = 0; i < verdict->findings->len; i++)
    {
      const AccordFinding *finding = g_ptr_array_index (verdict->findings, i);

      gtk_list_box_append (GTK_LIST_BOX (list), make_row (finding->kind, finding->text));
    }
  return list;
}

static GtkWidget *
make_label (const char *text,
            const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
make_head (const AccordReturnedVerdict *verdict)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *title = accord_returned_verdict_get_title (verdict);

  gtk_box_append (GTK_BOX (box), make_label (title, "title-2"));
  gtk_box_append (GTK_BOX (box),
                  make_label (verdict->problems->len == 0 ? _("It is what was sent for signing.")
                                                          : _("Do not rely on it; ask for the PDF that was signed."),
                              verdict->problems->len == 0 ? "dim-label" : "risk"));
  return box;
}

/* Only what is of a version can be filed with one. */
static GtkWidget *
make_file_button (const Reading               *reading,
                  const AccordReturnedVerdict *verdict)
{
  Filing *filing = g_new0 (Filing, 1);
  g_autofree char *label = g_strdup_printf (_("_File With Version %u"), (guint) verdict->version->number);
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  filing->page = reading->page;
  filing->number = verdict->version->number;
  filing->name = g_strdup (reading->pdf->name);
  filing->bytes = g_bytes_ref (reading->pdf->bytes);
  g_object_set (button, "halign", GTK_ALIGN_CENTER, "margin-top", 12, "margin-bottom", 18, NULL);
  gtk_widget_add_css_class (button, "pill");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_tooltip_text (button, _("Keep the PDF in this file, beside the version"));
  g_signal_connect_data (button, "clicked", G_CALLBACK (on_file_clicked_cb), filing, filing_free, 0);
  return button;
}

static gboolean
is_filed (const Reading               *reading,
          const AccordReturnedVerdict *verdict)
{
  return verdict->version != NULL && accord_filed_copy_has (accord_page_get_workspace (reading->page),
                                                            verdict->version->version, reading->pdf->bytes);
}

static gboolean
may_file (const Reading               *reading,
          const AccordReturnedVerdict *verdict)
{
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (reading->page));

  return verdict->version != NULL && !is_filed (reading, verdict) && accord_identity_may (identity, ACCORD_RIGHT_DRAFT);
}

static GtkWidget *
make_content (const Reading               *reading,
              const AccordReturnedVerdict *verdict)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18), *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 560, "child", box, "margin-start", 18, "margin-end", 18,
                                   "margin-top", 18, "margin-bottom", 12, NULL);

  gtk_box_append (GTK_BOX (box), make_head (verdict));
  gtk_box_append (GTK_BOX (box), make_list (verdict));
  if (is_filed (reading, verdict))
    gtk_box_append (GTK_BOX (box), make_label (_("It is filed with the version."), "dim-label"));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 640);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

static void
on_read (GtkWindow    *parent,
         gpointer      data,
         const GError *error)
{
  Reading *reading = data;
  AccordWorkspace *workspace = accord_page_get_workspace (reading->page);
  g_autoptr (GPtrArray) statuses = NULL;
  g_autoptr (AccordReturnedVerdict) verdict = NULL;
  GtkWidget *window, *box;

  if (error != NULL)
    {
      accord_page_show_error (reading->page, _("This PDF Cannot Be Read"), error);
      return;
    }
  statuses = accord_workspace_list_versions (workspace);
  verdict = accord_returned_verdict_new (reading->pdf, statuses, accord_workspace_get_zone (workspace));
  if (verdict->version != NULL && verdict->version->is_altered)
    g_ptr_array_add (verdict->problems, g_strdup (_("the version in this file was altered")));
  window = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "modal", TRUE, "title", reading->pdf->name, "default-width",
                         520, "destroy-with-parent", TRUE, NULL);
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), make_content (reading, verdict));
  if (may_file (reading, verdict)) /* below what is scrolled: it is what one came for */
    gtk_box_append (GTK_BOX (box), make_file_button (reading, verdict));
  adw_window_set_content (ADW_WINDOW (window), box);
  accord_close_key_add (window);
  gtk_window_present (GTK_WINDOW (window));
}

/* @path, @copy: one of them */
static void
read_pdf (AccordPage   *page,
          const char   *path,
          AccordRecord *copy)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->page = g_object_ref (page);
  reading->path = g_strdup (path);
  reading->copy = copy != NULL ? accord_record_copy (copy) : NULL;
  accord_long_work_run (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))), _("Reading the PDF…"), read_in_thread, on_read,
                        reading, reading_free);
}

/**
 * accord_returned_window_open:
 * @page: on which it is shown
 * @path: of a PDF
 *
 * Says what it is, or why it cannot be read.
 */
void
accord_returned_window_open (AccordPage *page,
                             const char *path)
{
  read_pdf (page, path, NULL);
}

/**
 * accord_returned_window_open_filed:
 * @page: on which it is shown
 * @copy: a filed PDF
 *
 * Looks at it again.
 */
void
accord_returned_window_open_filed (AccordPage   *page,
                                   AccordRecord *copy)
{
  read_pdf (page, NULL, copy);
}

static void
on_chosen_cb (GtkFileChooserNative *chooser,
              gint                  response,
              AccordPage           *page)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    accord_returned_window_open (page, path);
  g_object_unref (chooser);
}

/**
 * accord_returned_window_ask:
 * @page: above which the chooser opens
 *
 * Asks for a PDF that came back, and says what it is.
 */
void
accord_returned_window_ask (AccordPage *page)
{
  GtkFileChooserNative *chooser =
      gtk_file_chooser_native_new (_("Open a Returned PDF"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page))),
                                   GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), _("_Cancel"));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("PDFs"));
  gtk_file_filter_add_pattern (filter, "*.pdf");
  gtk_file_filter_add_pattern (filter, "*.PDF");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen_cb), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
