#include "ui/overview/overview-page.h"

struct _AccordOverviewPage
{
  AccordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordOverviewPage, accord_overview_page, ACCORD_TYPE_PAGE)

static void
accord_overview_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (accord_overview_page_parent_class)->dispose (object);
}

static void
accord_overview_page_class_init (AccordOverviewPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_overview_page_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/accord_desk/Accord/ui/overview/overview-page.ui");
}

static void
accord_overview_page_init (AccordOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
