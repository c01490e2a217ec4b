#include "ui/agreement/commitment-row.h"

#include <glib/gi18n-lib.h>

#include "report/commitment-words.h"
#include "ui/common/standing.h"

struct _AccordCommitmentRow
{
  GtkListBoxRow parent_instance;

  /* borrowed: children */
  GtkLabel *title_label;
  GtkLabel *owner_label;
  GtkLabel *agreed_label;
  GtkLabel *each_label;
  GtkLabel *so_far_label;
  GtkImage *so_far_image;

  /* owned */
  AccordWorkspace *workspace;
  AccordRecord    *commitment;
  AccordStanding  *standing;
};

G_DEFINE_FINAL_TYPE (AccordCommitmentRow, accord_commitment_row, GTK_TYPE_LIST_BOX_ROW)

static void
show (AccordCommitmentRow *self)
{
  g_autofree char *agreed = accord_commitment_agreed (self->commitment, accord_workspace_get_currency (self->workspace));
  const char *title = accord_record_get_text (self->commitment, "title");

  gtk_label_set_label (self->title_label, title);
  gtk_label_set_label (self->owner_label, accord_record_get_text (self->commitment, "owner"));
  gtk_label_set_label (self->agreed_label, agreed != NULL ? agreed : _("open"));
  gtk_label_set_label (self->each_label, accord_commitment_each (self->commitment));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static GtkLabel *
add_label (GtkBox       *box,
           const char   *css_class,
           double        xalign,
           GtkSizeGroup *sizes)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), (float) xalign);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (box, label);
  if (sizes != NULL)
    gtk_size_group_add_widget (sizes, label);
  return GTK_LABEL (label);
}

static void
fill (AccordCommitmentRow *self,
      GtkSizeGroup *const  sizes[3])
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_widget_set_margin_start (box, 14);
  gtk_widget_set_margin_end (box, 14);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), words);
  self->title_label = add_label (GTK_BOX (words), "body", 0, NULL);
  self->owner_label = add_label (GTK_BOX (words), "caption", 0, NULL);
  gtk_label_set_wrap (self->title_label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->owner_label), "dim-label");
  self->agreed_label = add_label (GTK_BOX (box), "heading", 1, sizes[0]);
  self->each_label = add_label (GTK_BOX (box), "dim-label", 0, sizes[1]);
  self->so_far_label = add_label (GTK_BOX (box), "numeric", 1, sizes[2]);
  gtk_label_set_wrap (self->so_far_label, TRUE);
  gtk_label_set_justify (self->so_far_label, GTK_JUSTIFY_RIGHT);
  self->so_far_image = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->so_far_image), 16, -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->so_far_image));
  g_object_bind_property (self->standing, "figure", self->so_far_label, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->standing, "icon-name", self->so_far_image, "icon-name", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->standing, "meaning", self->so_far_image, "tooltip-text", G_BINDING_SYNC_CREATE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static void
accord_commitment_row_finalize (GObject *object)
{
  AccordCommitmentRow *self = ACCORD_COMMITMENT_ROW (object);

  g_clear_object (&self->standing);
  g_clear_object (&self->commitment);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (accord_commitment_row_parent_class)->finalize (object);
}

static void
accord_commitment_row_class_init (AccordCommitmentRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_commitment_row_finalize;
}

static void
accord_commitment_row_init (AccordCommitmentRow *self)
{
}

/**
 * accord_commitment_row_new:
 * @sizes: of the three columns: agreed, each, so far
 */
GtkWidget *
accord_commitment_row_new (AccordWorkspace    *workspace,
                           AccordRecord       *commitment,
                           GtkSizeGroup *const sizes[3])
{
  AccordCommitmentRow *self = g_object_new (ACCORD_TYPE_COMMITMENT_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  self->commitment = g_object_ref (commitment);
  self->standing = accord_standing_new (workspace, commitment);
  fill (self, sizes);
  g_signal_connect_object (commitment, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

AccordRecord *
accord_commitment_row_get_record (AccordCommitmentRow *self)
{
  return self->commitment;
}
