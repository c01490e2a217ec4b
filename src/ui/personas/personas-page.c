#include "ui/personas/personas-page.h"

struct _AccordPersonasPage
{
  AccordPage parent_instance;
};

G_DEFINE_FINAL_TYPE (AccordPersonasPage, accord_personas_page, ACCORD_TYPE_PAGE)

static void
accord_personas_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ACCORD_TYPE_PERSONAS_PAGE);

  G_OBJECT_CLASS (accord_personas_page_parent_class)->dispose (object);
}

static void
accord_personas_page_class_init (AccordPersonasPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = accord_personas_page_dispose;

  gtk_widget_class_set_template_from_resource (GTK_WIDGET_CLASS (klass),
                                               "/org/accord_desk/Accord/ui/personas/personas-page.ui");
}

static void
accord_personas_page_init (AccordPersonasPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
