#include "ui/kpis/year-stepper.h"

#include <glib/gi18n-lib.h>

struct _AccordYearStepper
{
  AdwBin parent_instance;

  GtkLabel *label; /* borrowed: a child */
};

G_DEFINE_FINAL_TYPE (AccordYearStepper, accord_year_stepper, ADW_TYPE_BIN)

enum
{
  STEPPED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
on_before_cb (AccordYearStepper *self)
{
  g_signal_emit (self, signals[STEPPED], 0, -1);
}

static void
on_after_cb (AccordYearStepper *self)
{
  g_signal_emit (self, signals[STEPPED], 0, 1);
}

static GtkWidget *
make_button (AccordYearStepper *self,
             const char        *icon_name,
             const char        *name,
             GCallback          clicked)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
accord_year_stepper_class_init (AccordYearStepperClass *klass)
{
  signals[STEPPED] = g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                   1, G_TYPE_INT);
}

static void
accord_year_stepper_init (AccordYearStepper *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), make_button (self, "go-previous-symbolic", _("Year Before"), G_CALLBACK (on_before_cb)));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), make_button (self, "go-next-symbolic", _("Year After"), G_CALLBACK (on_after_cb)));
  adw_bin_set_child (ADW_BIN (self), box);
}

GtkWidget *
accord_year_stepper_new (void)
{
  return g_object_new (ACCORD_TYPE_YEAR_STEPPER, NULL);
}

void
accord_year_stepper_show (AccordYearStepper *self,
                          gint               year)
{
  g_autofree char *text = g_strdup_printf ("%d", year);

  gtk_label_set_label (self->label, text);
}
