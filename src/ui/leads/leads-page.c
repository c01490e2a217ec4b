#include "ui/leads/leads-page.h"

struct _AccordLeadsPage
{
  AccordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordLeadsPage, accord_leads_page, ACCORD_TYPE_PAGE)

static void
accord_leads_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_LEADS_PAGE);

  G_OBJECT_CLASS (accord_leads_page_parent_class)->dispose (object);
}

static void
accord_leads_page_class_init (AccordLeadsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_leads_page_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/accord_desk/Accord/ui/leads/leads-page.ui");
}

static void
accord_leads_page_init (AccordLeadsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
