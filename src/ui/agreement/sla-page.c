#include "ui/agreement/sla-page.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/comments-pane.h"
#include "ui/agreement/find-bar.h"
#include "ui/agreement/outline.h"
#include "ui/agreement/pdf-export.h"
#include "ui/agreement/section-draft-bar.h"
#include "ui/agreement/section-extras.h"
#include "ui/agreement/section-view.h"
#include "ui/agreement/sla-versions.h"
#include "ui/agreement/template-offer.h"

struct _AccordSlaPage
{
  AccordPage parent_instance;

  /* template */
  GtkStack          *stack;
  AdwFlap           *flap;
  GtkWidget         *pane_button;
  AccordCommentsPane *comments;
  GtkScrolledWindow *outline_scroller;
  GtkScrolledWindow *document_scroller;
  AccordOutline     *outline;
  AccordFindBar     *find_bar;
  AccordTemplateOffer *offer;
  GtkBox            *document;

  /* owned */
  GListModel *sections;
  GPtrArray  *views; /* of AccordSectionView, in their order; borrowed from the document */
  AccordSlaVersions *versions;
};

G_DEFINE_FINAL_TYPE (AccordSlaPage, accord_sla_page, ACCORD_TYPE_PAGE)

static AccordSectionView *
make_view (AccordSlaPage *self,
           AccordRecord  *section)
{
  AccordPage *page = ACCORD_PAGE (self);
  AccordSectionView *view = ACCORD_SECTION_VIEW (accord_section_view_new (accord_page_get_workspace (page), section));
  GtkWidget *extras = accord_section_extras_new (page, accord_record_get_text (section, "kind"));

  if (extras != NULL)
    accord_section_view_add (view, extras);
  accord_section_draft_bar_add (view, page);
  return view;
}

/* The view of a section that was only moved, of those that were taken out: whoever writes in it goes on. */
static AccordSectionView *
take_view (GPtrArray    *taken,
           AccordRecord *section)
{
  for (guint i = 0; i < taken->len; i++)
    if (accord_section_view_get_record (g_ptr_array_index (taken, i)) == section)
      return g_ptr_array_steal_index (taken, i);
  return NULL;
}

static void
put_view (AccordSlaPage *self,
          guint          index,
          AccordRecord  *section,
          GPtrArray     *taken)
{
  AccordSectionView *view = take_view (taken, section);
  GtkWidget *before = index > 0 ? g_ptr_array_index (self->views, index - 1) : NULL;

  if (view != NULL)
    gtk_box_reorder_child_after (self->document, GTK_WIDGET (view), before);
  else
    {
      view = make_view (self, section);
      gtk_box_insert_child_after (self->document, GTK_WIDGET (view), before);
    }
  g_ptr_array_insert (self->views, (gint) index, view);
}

static void
on_sections_changed_cb (AccordSlaPage *self,
                        guint          position,
                        guint          removed,
                        guint          added,
                        GListModel    *sections)
{
  g_autoptr (GPtrArray) taken = g_ptr_array_new ();

  for (guint i = 0; i < removed; i++)
    g_ptr_array_add (taken, g_ptr_array_steal_index (self->views, position));
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (AccordRecord) section = g_list_model_get_item (sections, i);

      put_view (self, i, section, taken);
    }
  for (guint i = 0; i < taken->len; i++)
    gtk_box_remove (self->document, g_ptr_array_index (taken, i));
  for (guint i = 0; i < self->views->len; i++)
    accord_section_view_set_number (g_ptr_array_index (self->views, i), i + 1);
  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "sign-off") != 0)
    gtk_stack_set_visible_child_name (self->stack, self->views->len > 0 ? "document" : "empty");
}

/* Once the focus has settled: it scrolls by itself, and only as far as it must. */
static gboolean
settle_scroll (gpointer user_data)
{
  AccordSectionView *view = ACCORD_SECTION_VIEW (user_data);
  GtkWidget *scroller = gtk_widget_get_ancestor (GTK_WIDGET (view), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *document = gtk_widget_get_parent (GTK_WIDGET (view));
  double x, y;

  if (scroller != NULL && gtk_widget_translate_coordinates (GTK_WIDGET (view), document, 0, 0, &x, &y))
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller)), y + 12);
  return G_SOURCE_REMOVE;
}

static void
scroll_to (AccordSlaPage *self,
           guint          index)
{
  GtkWidget *view = g_ptr_array_index (self->views, index);

  gtk_widget_child_focus (view, GTK_DIR_TAB_FORWARD);
  g_idle_add_full (G_PRIORITY_LOW, settle_scroll, g_object_ref (view), g_object_unref);
}

static void
on_section_chosen_cb (AccordSlaPage *self,
                      guint          index)
{
  if (index < self->views->len)
    scroll_to (self, index);
}

static void
on_template_clicked_cb (AccordSlaPage *self)
{
  accord_template_offer_take (ACCORD_PAGE (self));
}

static void
comment_on (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  AccordSlaPage *self = ACCORD_SLA_PAGE (widget);
  const char *id, *quote;

  g_variant_get (parameter, "(&s&s)", &id, &quote);
  for (guint i = 0; i < self->views->len; i++)
    {
      AccordRecord *section = accord_section_view_get_record (g_ptr_array_index (self->views, i));

      if (!g_str_equal (accord_record_get_id (section), id))
        continue;
      adw_flap_set_reveal_flap (self->flap, TRUE);
      accord_comments_pane_write (self->comments, section, quote);
    }
}

static void
toggle_pane (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  AccordSlaPage *self = ACCORD_SLA_PAGE (widget);

  if (gtk_widget_get_mapped (GTK_WIDGET (self->flap)))
    adw_flap_set_reveal_flap (self->flap, !adw_flap_get_reveal_flap (self->flap));
}

/* Comments are beside the document, and nowhere else. */
static void
show_pane_button (AccordSlaPage *self)
{
  gtk_widget_set_visible (self->pane_button,
                          g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "document") == 0);
}

/* Over the text it would hide what it is about: it is opened when it is wanted. */
static void
on_flap_folded_cb (AccordSlaPage *self)
{
  adw_flap_set_reveal_flap (self->flap, !adw_flap_get_folded (self->flap));
}

static void
on_folded_cb (AccordSlaPage *self)
{
  gboolean folded;

  g_object_get (self, "folded", &folded, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->outline_scroller), !folded);
}

static void
accord_sla_page_activate_search (AccordPage *page)
{
  accord_find_bar_open (ACCORD_SLA_PAGE (page)->find_bar);
}

static AccordPages *
accord_sla_page_make_pages (AccordPage *page)
{
  AccordPages *pages = accord_sla_versions_make_pages (ACCORD_SLA_PAGE (page)->versions);

  return pages != NULL ? pages : accord_pdf_export_make_pages (page);
}

/* @item is a section's id, or its kind. */
static void
accord_sla_page_open_item (AccordPage *page,
                           const char *item)
{
  AccordSlaPage *self = ACCORD_SLA_PAGE (page);

  if (accord_sla_versions_open_item (self->versions, item))
    return;
  for (guint i = 0; i < self->views->len; i++)
    {
      AccordRecord *section = accord_section_view_get_record (g_ptr_array_index (self->views, i));

      if (g_str_equal (accord_record_get_id (section), item) ||
          g_str_equal (accord_record_get_text (section, "kind"), item))
        scroll_to (self, i);
    }
}

static void
accord_sla_page_constructed (GObject *object)
{
  AccordSlaPage *self = ACCORD_SLA_PAGE (object);

  G_OBJECT_CLASS (accord_sla_page_parent_class)->constructed (object);

  self->sections = g_object_ref (
      accord_workspace_get_list (accord_page_get_workspace (ACCORD_PAGE (self)), ACCORD_TYPE_SECTION));
  g_signal_connect_object (self->sections, "items-changed", G_CALLBACK (on_sections_changed_cb), self,
                           G_CONNECT_SWAPPED);
  on_sections_changed_cb (self, 0, 0, g_list_model_get_n_items (self->sections), self->sections);
  accord_outline_set_page (self->outline, ACCORD_PAGE (self));
  accord_outline_follow (self->outline, self->document_scroller, GTK_WIDGET (self->document));
  accord_find_bar_set_document (self->find_bar, self->document_scroller, GTK_WIDGET (self->document));
  accord_comments_pane_set_page (self->comments, ACCORD_PAGE (self));
  accord_template_offer_set_page (self->offer, ACCORD_PAGE (self));
  g_signal_connect_object (self->flap, "notify::folded", G_CALLBACK (on_flap_folded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->stack, "notify::visible-child-name", G_CALLBACK (show_pane_button), self,
                           G_CONNECT_SWAPPED);
  show_pane_button (self);
  g_signal_connect (self, "notify::folded", G_CALLBACK (on_folded_cb), NULL);
  self->versions = accord_sla_versions_new (ACCORD_PAGE (self), self->stack);
}

static void
version_action (GtkWidget  *widget,
                const char *action,
                GVariant   *parameter)
{
  AccordSlaPage *self = ACCORD_SLA_PAGE (widget);

  if (g_str_equal (action, "sla.review"))
    accord_sla_versions_ask (self->versions);
  else
    accord_sla_versions_show (self->versions);
}

static void
accord_sla_page_dispose (GObject *object)
{
  AccordSlaPage *self = ACCORD_SLA_PAGE (object);

  if (self->sections != NULL)
    g_signal_handlers_disconnect_by_func (self->sections, on_sections_changed_cb, self);
  g_clear_object (&self->sections);
  g_clear_object (&self->versions);
  g_clear_pointer (&self->views, g_ptr_array_unref);

  G_OBJECT_CLASS (accord_sla_page_parent_class)->dispose (object);
}

static void
accord_sla_page_class_init (AccordSlaPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = accord_sla_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = accord_sla_page_dispose;
  ACCORD_PAGE_CLASS (klass)->activate_search = accord_sla_page_activate_search;
  ACCORD_PAGE_CLASS (klass)->make_pages = accord_sla_page_make_pages;
  ACCORD_PAGE_CLASS (klass)->open_item = accord_sla_page_open_item;

  g_type_ensure (ACCORD_TYPE_COMMENTS_PANE);
  g_type_ensure (ACCORD_TYPE_FIND_BAR);
  g_type_ensure (ACCORD_TYPE_OUTLINE);
  g_type_ensure (ACCORD_TYPE_TEMPLATE_OFFER);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/agreement/sla-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, flap);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, pane_button);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, comments);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, outline_scroller);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, document_scroller);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, outline);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, document);
  gtk_widget_class_install_action (widget_class, "sla.review", NULL, version_action);
  gtk_widget_class_install_action (widget_class, "sla.version", NULL, version_action);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, find_bar);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, offer);
  gtk_widget_class_install_action (widget_class, "sla.comment", "(ss)", comment_on);
  gtk_widget_class_install_action (widget_class, "sla.pane", NULL, toggle_pane);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "sla.pane", NULL);
  gtk_widget_class_bind_template_callback (widget_class, on_section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_template_clicked_cb);
}

static void
accord_sla_page_init (AccordSlaPage *self)
{
  self->views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
