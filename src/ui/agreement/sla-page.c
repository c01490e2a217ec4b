#include "ui/agreement/sla-page.h"

#include <glib/gi18n-lib.h>

#include "ui/agreement/outline.h"
#include "ui/agreement/pdf-export.h"
#include "ui/agreement/section-extras.h"
#include "ui/agreement/section-view.h"
#include "workspace/templates.h"

struct _AccordSlaPage
{
  AccordPage parent_instance;

  /* template */
  GtkStack          *stack;
  GtkScrolledWindow *outline_scroller;
  AccordOutline     *outline;
  GtkBox            *document;

  /* owned */
  GListModel *sections;
  GPtrArray  *views; /* of AccordSectionView, in their order; borrowed from the document */
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

/* The terms that the section «Glossary» of the template goes with, where nobody has written any. */
static void
add_terms (AccordSlaPage             *self,
           AccordChangeSet           *changes,
           const AccordTemplateNames *names)
{
  GListModel *list = accord_workspace_get_list (accord_page_get_workspace (ACCORD_PAGE (self)), ACCORD_TYPE_TERM);
  g_autoptr (GPtrArray) terms = accord_workspace_template_terms (names);

  for (guint i = 0; i < terms->len && g_list_model_get_n_items (list) == 0; i++)
    accord_change_set_insert (changes, g_ptr_array_index (terms, i));
}

static void
on_template_clicked_cb (AccordSlaPage *self)
{
  AccordRecord *settings = accord_workspace_get_settings (accord_page_get_workspace (ACCORD_PAGE (self)));
  AccordTemplateNames names = { accord_record_get_text (settings, "company"),
                                accord_record_get_text (settings, "marketing_name"),
                                accord_record_get_text (settings, "sales_name") };
  g_autoptr (GPtrArray) sections = accord_workspace_template_sections (&names);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("sections from the template"));

  for (guint i = 0; i < sections->len; i++)
    accord_change_set_insert (changes, g_ptr_array_index (sections, i));
  add_terms (self, changes, &names);
  accord_page_save (ACCORD_PAGE (self), changes);
}

static void
on_folded_cb (AccordSlaPage *self)
{
  gboolean folded;

  g_object_get (self, "folded", &folded, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->outline_scroller), !folded);
}

static void
accord_sla_page_export (AccordPage *page)
{
  accord_pdf_export_ask (page);
}

/* @item is a section's id, or its kind. */
static void
accord_sla_page_open_item (AccordPage *page,
                           const char *item)
{
  AccordSlaPage *self = ACCORD_SLA_PAGE (page);

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
  accord_outline_set_sections (self->outline, self->sections);
  g_signal_connect (self, "notify::folded", G_CALLBACK (on_folded_cb), NULL);
}

static void
accord_sla_page_dispose (GObject *object)
{
  AccordSlaPage *self = ACCORD_SLA_PAGE (object);

  if (self->sections != NULL)
    g_signal_handlers_disconnect_by_func (self->sections, on_sections_changed_cb, self);
  g_clear_object (&self->sections);
  g_clear_pointer (&self->views, g_ptr_array_unref);

  G_OBJECT_CLASS (accord_sla_page_parent_class)->dispose (object);
}

static void
accord_sla_page_class_init (AccordSlaPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = accord_sla_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = accord_sla_page_dispose;
  ACCORD_PAGE_CLASS (klass)->export = accord_sla_page_export;
  ACCORD_PAGE_CLASS (klass)->open_item = accord_sla_page_open_item;

  g_type_ensure (ACCORD_TYPE_OUTLINE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/accord_desk/Accord/ui/agreement/sla-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, outline_scroller);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, outline);
  gtk_widget_class_bind_template_child (widget_class, AccordSlaPage, document);
  gtk_widget_class_bind_template_callback (widget_class, on_section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_template_clicked_cb);
}

static void
accord_sla_page_init (AccordSlaPage *self)
{
  self->views = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
