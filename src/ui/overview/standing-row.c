#include "ui/overview/standing-row.h"

#include <glib/gi18n-lib.h>

#include "report/commitment-words.h"
#include "ui/common/actionable.h"
#include "ui/common/standing.h"

struct _AccordStandingRow
{
  GtkListBoxRow parent_instance;

  /* borrowed: children */
  GtkImage *image;
  GtkWidget *open_button;
  GtkLabel *figure_label;
  GtkLabel *note_label;

  /* owned */
  AccordStanding *standing;
  char           *title;
  char           *agreed; /* «agreed 95 % each month» */
};

G_DEFINE_FINAL_TYPE (AccordStandingRow, accord_standing_row, GTK_TYPE_LIST_BOX_ROW)

static void
show_icon (AccordStandingRow *self,
           const char        *icon_name,
           const char        *meaning)
{
  gboolean kept = icon_name == NULL || g_str_equal (icon_name, "emblem-ok-symbolic");

  gtk_image_set_from_icon_name (self->image, icon_name);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->image), meaning);
  gtk_widget_remove_css_class (GTK_WIDGET (self->image), kept ? "warning" : "accent");
  gtk_widget_add_css_class (GTK_WIDGET (self->image), kept ? "accent" : "warning");
}

/* With words for who does not see the icon: «Leads each month, 67 so far, as agreed, agreed 60 each month». */
static void
show (AccordStandingRow *self)
{
  g_autofree char *figure = NULL, *note = NULL, *icon_name = NULL, *meaning = NULL, *below = NULL;
  g_autoptr (GStrvBuilder) parts = g_strv_builder_new ();
  g_auto (GStrv) words = NULL;
  g_autofree char *name = NULL, *open = NULL;

  g_object_get (self->standing, "figure", &figure, "note", &note, "icon-name", &icon_name, "meaning", &meaning, NULL);
  show_icon (self, icon_name, meaning);
  gtk_label_set_label (self->figure_label, figure);
  gtk_widget_set_visible (self->open_button, *figure != '\0' && !g_str_equal (figure, "–"));
  below = *note != '\0' ? g_strconcat (note, " · ", self->agreed, NULL) : g_strdup (self->agreed);
  gtk_label_set_label (self->note_label, below);

  g_strv_builder_add (parts, self->title);
  if (*figure != '\0')
    g_strv_builder_add (parts, figure);
  if (meaning != NULL)
    g_strv_builder_add (parts, meaning);
  g_strv_builder_add (parts, below);
  words = g_strv_builder_end (parts);
  name = g_strjoinv (", ", words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  /* Translators: a figure, and the commitment that it is of */
  open = g_strdup_printf (_("%s: where it comes from, %s"), figure, self->title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open_button), GTK_ACCESSIBLE_PROPERTY_LABEL, open, -1);
}

static GtkLabel *
add_label (GtkWidget  *box,
           const char *text,
           const char *style,
           float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

static void
on_open_cb (AccordStandingRow *self)
{
  accord_standing_open (self->standing, self->open_button);
}

static void
fill (AccordStandingRow *self,
      const char        *owner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *figures = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->image = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->image), 16, -1);
  gtk_widget_set_hexpand (texts, TRUE);
  add_label (texts, self->title, NULL, 0);
  add_label (texts, owner, "note", 0);
  self->open_button = gtk_button_new ();
  self->figure_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->figure_label), "heading");
  gtk_button_set_child (GTK_BUTTON (self->open_button), GTK_WIDGET (self->figure_label));
  gtk_widget_add_css_class (self->open_button, "flat");
  gtk_widget_add_css_class (self->open_button, "figure-button");
  gtk_widget_set_halign (self->open_button, GTK_ALIGN_END);
  gtk_widget_set_tooltip_text (self->open_button, _("Where It Comes From"));
  g_signal_connect_object (self->open_button, "clicked", G_CALLBACK (on_open_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (figures), self->open_button);
  self->note_label = add_label (figures, NULL, "note", 1);
  gtk_widget_add_css_class (GTK_WIDGET (self->figure_label), "numeric");
  gtk_widget_set_valign (figures, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->image));
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), figures);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

static void
accord_standing_row_finalize (GObject *object)
{
  AccordStandingRow *self = ACCORD_STANDING_ROW (object);

  g_clear_object (&self->standing);
  g_free (self->title);
  g_free (self->agreed);

  G_OBJECT_CLASS (accord_standing_row_parent_class)->finalize (object);
}

static void
accord_standing_row_class_init (AccordStandingRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_standing_row_finalize;
}

static void
accord_standing_row_init (AccordStandingRow *self)
{
}

static char *
describe_agreed (AccordRecord *commitment,
                 const char   *currency)
{
  g_autofree char *target = accord_commitment_agreed (commitment, currency);

  if (target == NULL)
    return g_strdup (_("no target"));
  /* Translators: what was agreed and how often it is judged: «agreed 95 % each month» */
  return g_strdup_printf (_("agreed %s each %s"), target, accord_commitment_each (commitment));
}

/**
 * accord_standing_row_new:
 * @workspace: an open file
 * @commitment: one of its commitments
 */
GtkWidget *
accord_standing_row_new (AccordWorkspace *workspace,
                         AccordRecord    *commitment)
{
  AccordStandingRow *self = g_object_new (ACCORD_TYPE_STANDING_ROW, NULL);
  g_autofree char *action = g_strdup_printf ("win.open-item(('sla', '%s'))", accord_record_get_id (commitment));

  self->standing = accord_standing_new (workspace, commitment);
  self->title = g_strdup (accord_record_get_text (commitment, "title"));
  self->agreed = describe_agreed (commitment, accord_workspace_get_currency (workspace));
  fill (self, accord_record_get_text (commitment, "owner"));
  accord_actionable_set (GTK_ACTIONABLE (self), action);
  g_signal_connect_object (self->standing, "notify", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}
