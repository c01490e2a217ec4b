#include "ui/agreement/section-draft-bar.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/section-draft.h"
#include "workspace/identity.h"

typedef struct
{
  AccordPage *page; /* borrowed: the view is on it */
  GtkWidget  *bar;
  GtkLabel   *writer_label;
} DraftBar;

static void
show (AccordSectionView *view)
{
  DraftBar *self = g_object_get_data (G_OBJECT (view), "accord-draft-bar");
  AccordRecord *section = accord_section_view_get_record (view);
  AccordWorkspace *workspace = accord_page_get_workspace (self->page);
  g_autofree char *writer = accord_section_dup_writer (section, workspace);
  /* Translators: a person, and a section that only they see yet */
  g_autofree char *text = writer != NULL ? g_strdup_printf (_("%s is writing “%s”"), writer,
                                                            accord_record_get_text (section, "title"))
                                         : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (adw_bin_get_child (ADW_BIN (view))); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_visible (child, writer == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->writer_label), writer != NULL);
  gtk_label_set_label (self->writer_label, text != NULL ? text : "");
  gtk_widget_set_visible (self->bar, accord_section_is_own_draft (section, workspace));
}

static void
on_share_clicked_cb (AccordSectionView *view)
{
  DraftBar *self = g_object_get_data (G_OBJECT (view), "accord-draft-bar");
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("draft shared"));
  g_auto (GValue) shared = G_VALUE_INIT;

  g_value_init (&shared, G_TYPE_BOOLEAN);
  g_value_set_boolean (&shared, TRUE);
  accord_change_set_update (changes, accord_section_view_get_record (view), "shared", &shared);
  accord_page_save (self->page, changes);
}

static GtkWidget *
make_bar (AccordSectionView *view)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_("Only you see this section."));
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Share Draft"));

  gtk_widget_add_css_class (bar, "draft-bar");
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_share_clicked_cb), view, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), button);
  return bar;
}

void
accord_section_draft_bar_add (AccordSectionView *view,
                              AccordPage        *page)
{
  GtkBox *box = GTK_BOX (adw_bin_get_child (ADW_BIN (view)));
  AccordIdentity *identity = accord_identity_get (accord_page_get_workspace (page));
  DraftBar *self = g_new0 (DraftBar, 1);

  self->page = page;
  self->bar = make_bar (view);
  self->writer_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->writer_label, 0);
  gtk_label_set_wrap (self->writer_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->writer_label), "dim-label");
  gtk_box_insert_child_after (box, self->bar, gtk_widget_get_first_child (GTK_WIDGET (box)));
  gtk_box_append (box, GTK_WIDGET (self->writer_label));
  g_object_set_data_full (G_OBJECT (view), "accord-draft-bar", self, g_free);
  g_signal_connect_object (accord_section_view_get_record (view), "notify", G_CALLBACK (show), view, G_CONNECT_SWAPPED);
  g_signal_connect_object (identity, "member-changed", G_CALLBACK (show), view, G_CONNECT_SWAPPED);
  show (view);
}
