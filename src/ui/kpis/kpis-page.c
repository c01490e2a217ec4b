#include "ui/kpis/kpis-page.h"

struct _AccordKpisPage
{
  AccordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordKpisPage, accord_kpis_page, ACCORD_TYPE_PAGE)

static void
accord_kpis_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_KPIS_PAGE);

  G_OBJECT_CLASS (accord_kpis_page_parent_class)->dispose (object);
}

static void
accord_kpis_page_class_init (AccordKpisPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_kpis_page_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/accord_desk/Accord/ui/kpis/kpis-page.ui");
}

static void
accord_kpis_page_init (AccordKpisPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
