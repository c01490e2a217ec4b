#include "ui/agreement/sla-page.h"

struct _AccordSlaPage
{
  AccordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordSlaPage, accord_sla_page, ACCORD_TYPE_PAGE)

static void
accord_sla_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_SLA_PAGE);

  G_OBJECT_CLASS (accord_sla_page_parent_class)->dispose (object);
}

static void
accord_sla_page_class_init (AccordSlaPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_sla_page_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/accord_desk/Accord/ui/agreement/sla-page.ui");
}

static void
accord_sla_page_init (AccordSlaPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
