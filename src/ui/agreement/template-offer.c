#include "ui/agreement/template-offer.h"

#include <glib/gi18n-lib.h>

#include "model/records.h"
#include "ui/common/columns-layout.h"
#include "workspace/identity.h"
#include "workspace/template-start.h"

struct _AccordTemplateOffer
{
  AdwBin parent_instance;

  /* borrowed */
  AccordPage *page;

  guint idle;
};

G_DEFINE_FINAL_TYPE (AccordTemplateOffer, accord_template_offer, ADW_TYPE_BIN)

static void
show (AccordTemplateOffer *self)
{
  AccordWorkspace *workspace = accord_page_get_workspace (self->page);

  gtk_widget_set_visible (GTK_WIDGET (self),
                          accord_identity_may (accord_identity_get (workspace), ACCORD_RIGHT_DRAFT) &&
                              accord_workspace_is_unwritten (workspace));
}

static gboolean
on_idle_cb (gpointer user_data)
{
  AccordTemplateOffer *self = user_data;

  self->idle = 0;
  show (self);
  return G_SOURCE_REMOVE;
}

/* Once all of what changed together is there. */
static void
schedule (AccordTemplateOffer *self)
{
  if (self->idle == 0)
    self->idle = g_idle_add (on_idle_cb, self);
}

static void
on_records_changed_cb (AccordTemplateOffer *self,
                       GType                type)
{
  if (type == ACCORD_TYPE_SECTION || type == ACCORD_TYPE_COMMITMENT || type == ACCORD_TYPE_HANDOVER_RULE)
    schedule (self);
}

static void
on_clicked_cb (AccordTemplateOffer *self)
{
  accord_template_offer_take (self->page);
}

static void
accord_template_offer_dispose (GObject *object)
{
  g_clear_handle_id (&ACCORD_TEMPLATE_OFFER (object)->idle, g_source_remove);

  G_OBJECT_CLASS (accord_template_offer_parent_class)->dispose (object);
}

static void
accord_template_offer_class_init (AccordTemplateOfferClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_template_offer_dispose;
}

static GtkWidget *
make_text (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *title = gtk_label_new (_("Nothing written yet"));
  GtkWidget *text = gtk_label_new (_("Start from a template with sections, commitments, a hand-over and a glossary, and "
                                     "strike out what does not fit."));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (text, "dim-label");
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), text);
  return box;
}

static void
accord_template_offer_init (AccordTemplateOffer *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_with_mnemonic (_("_Start From a Template"));

  gtk_widget_set_layout_manager (box, g_object_new (ACCORD_TYPE_COLUMNS_LAYOUT, "threshold", 460, "spacing", 12, NULL));
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "padded");
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), make_text ());
  gtk_box_append (GTK_BOX (box), button);
  adw_bin_set_child (ADW_BIN (self), g_object_new (ADW_TYPE_CLAMP, "maximum-size", 672, "tightening-threshold", 672,
                                                   "margin-start", 24, "margin-end", 24, "margin-top", 18, "child", box,
                                                   NULL));
}

/**
 * accord_template_offer_set_page:
 * @page: on which it is
 */
void
accord_template_offer_set_page (AccordTemplateOffer *self,
                                AccordPage          *page)
{
  AccordWorkspace *workspace = accord_page_get_workspace (page);

  g_return_if_fail (ACCORD_IS_TEMPLATE_OFFER (self));

  self->page = page;
  g_signal_connect_object (accord_workspace_get_store (workspace), "records-changed", G_CALLBACK (on_records_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_identity_get (workspace), "notify::may-draft", G_CALLBACK (show), self,
                           G_CONNECT_SWAPPED);
  show (self);
}

/**
 * accord_template_offer_take:
 * @page: on which it was offered
 *
 * Writes what the template says; that is undone as one.
 */
void
accord_template_offer_take (AccordPage *page)
{
  g_autoptr (AccordChangeSet) changes = accord_workspace_start_from_template (accord_page_get_workspace (page));

  accord_page_save (page, changes);
  accord_page_toast_undo (page, _("Strike out what does not fit"));
}
