#include "ui/agreement/version-window.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/agreement-changes.h"
#include "ui/agreement/changes-pages.h"
#include "ui/common/button-name.h"
#include "ui/common/close-key.h"
#include "ui/common/preview-window.h"
#include "workspace/agreement.h"
#include "workspace/version-content.h"
#include "workspace/versions.h"

/* Two versions beside each other; kept by the window. */
typedef struct
{
  AccordPage             *page; /* borrowed */
  AccordWorkspace        *workspace;
  GPtrArray              *statuses;
  GtkDropDown            *from, *to;
  AccordAgreementChanges *changes;
  GtkLabel               *summary;
  AccordAgreement        *draft; /* NULL: not collected yet */
  GCancellable           *cancellable;
} Comparison;

static void
comparison_free (gpointer data)
{
  Comparison *self = data;

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  g_object_unref (self->workspace);
  g_ptr_array_unref (self->statuses);
  g_clear_pointer (&self->draft, accord_agreement_free);
  g_free (self);
}

/* Of a drop-down: the versions, the oldest first, and then the draft. NULL: cannot be read (yet). */
static AccordAgreement *
read_chosen (Comparison  *self,
             GtkDropDown *drop,
             gboolean    *is_draft)
{
  guint chosen = gtk_drop_down_get_selected (drop);

  *is_draft = chosen >= self->statuses->len;
  if (*is_draft)
    return self->draft;
  return accord_version_read (((AccordVersionStatus *) self->statuses->pdata[chosen])->version, NULL);
}

static void
show_summary (Comparison *self,
              GPtrArray  *changes)
{
  g_autofree char *text = NULL;

  if (changes == NULL)
    text = g_strdup (_("Reading…"));
  else if (changes->len == 0)
    text = g_strdup (_("Both say the same."));
  else
    text = g_strdup_printf (ngettext ("%u change", "%u changes", changes->len), changes->len);
  gtk_label_set_label (self->summary, text);
}

static void
compare (Comparison *self)
{
  gboolean from_draft, to_draft;
  AccordAgreement *from = read_chosen (self, self->from, &from_draft);
  AccordAgreement *to = read_chosen (self, self->to, &to_draft);
  g_autoptr (GPtrArray) changes = from != NULL && to != NULL ? accord_agreement_compare (from, to) : NULL;

  show_summary (self, changes);
  if (changes != NULL)
    accord_agreement_changes_show (self->changes, changes);
  else
    gtk_widget_set_visible (GTK_WIDGET (self->changes), FALSE);
  if (from != NULL && !from_draft)
    accord_agreement_free (from);
  if (to != NULL && !to_draft)
    accord_agreement_free (to);
}

static void
on_collected_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Comparison *self = user_data;
  g_autoptr (GError) error = NULL;
  AccordAgreement *draft = accord_workspace_collect_agreement_finish (ACCORD_WORKSPACE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->draft = draft;
  compare (self);
  if (draft == NULL)
    gtk_label_set_label (self->summary, error->message);
}

static GtkDropDown *
make_drop (Comparison *self,
           const char *name,
           gint64      number)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *drop;

  for (guint i = 0; i < self->statuses->len; i++)
    gtk_string_list_take (names, g_strdup_printf (_("Version %u"),
                                                  (guint) ((AccordVersionStatus *) self->statuses->pdata[i])->number));
  gtk_string_list_append (names, _("Draft"));
  drop = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), self->statuses->len);
  for (guint i = 0; i < self->statuses->len; i++)
    if (((AccordVersionStatus *) self->statuses->pdata[i])->number == number)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop), i);
  accord_button_name (drop, name);
  g_signal_connect_swapped (drop, "notify::selected", G_CALLBACK (compare), self);
  return GTK_DROP_DOWN (drop);
}

static GtkWidget *
make_head (Comparison *self,
           gint64      from,
           gint64      to)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->from = make_drop (self, _("From"), from);
  self->to = make_drop (self, _("To"), to);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->from));
  gtk_box_append (GTK_BOX (head), gtk_label_new (_("to")));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->to));
  return head;
}

static GtkWidget *
make_content (Comparison *self,
              gint64      from,
              gint64      to)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 720, "margin-start", 24, "margin-end", 24, "margin-top",
                                   12, "margin-bottom", 24, "child", box, NULL);

  self->changes = g_object_new (ACCORD_TYPE_AGREEMENT_CHANGES, NULL);
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->summary, 0);
  gtk_label_set_wrap (self->summary, TRUE);
  gtk_box_append (GTK_BOX (box), make_head (self, from, to));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->summary));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->changes));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* NULL: the draft */
static AccordRecord *
get_chosen (Comparison  *self,
            GtkDropDown *drop)
{
  guint chosen = gtk_drop_down_get_selected (drop);

  return chosen < self->statuses->len ? ((AccordVersionStatus *) self->statuses->pdata[chosen])->version : NULL;
}

static void
on_print_clicked_cb (GtkWidget  *button,
                     Comparison *self)
{
  g_autoptr (AccordPages) pages = accord_changes_pages_new (self->workspace, get_chosen (self, self->from),
                                                            get_chosen (self, self->to));

  accord_preview_window_present (self->page, GTK_WINDOW (gtk_widget_get_root (button)), pages);
}

static GtkWidget *
make_header (Comparison *self)
{
  GtkWidget *header = adw_header_bar_new (), *button = gtk_button_new_from_icon_name ("document-print-symbolic");

  gtk_widget_set_tooltip_text (button, _("Preview and Print"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Preview and print"), -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_print_clicked_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), button);
  return header;
}

/**
 * accord_compare_window_present:
 * @page: above which it stands
 * @from: a version; 0 is the draft
 * @to: a version; 0 is the draft
 *
 * Shows what changed between two versions, which can be chosen there.
 */
void
accord_compare_window_present (AccordPage *page,
                               gint64      from,
                               gint64      to)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);
  GtkWidget *window = g_object_new (ADW_TYPE_WINDOW, "transient-for", gtk_widget_get_root (GTK_WIDGET (page)), "title", _("Compare Versions"),
                                    "default-width", 720, "default-height", 640, "destroy-with-parent", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  Comparison *self = g_new0 (Comparison, 1);

  self->page = page;
  self->workspace = g_object_ref (workspace);
  self->statuses = accord_workspace_list_versions (workspace);
  self->cancellable = g_cancellable_new ();
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), make_content (self, from, to));
  adw_window_set_content (ADW_WINDOW (window), box);
  g_object_set_data_full (G_OBJECT (window), "comparison", self, comparison_free);
  accord_workspace_collect_agreement_async (workspace, self->cancellable, on_collected_cb, self);
  compare (self);
  accord_close_key_add (window);
  gtk_window_present (GTK_WINDOW (window));
}
