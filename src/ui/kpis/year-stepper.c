#include "ui/kpis/year-stepper.h"

#include <glib/gi18n-lib.h>

#include "ui/common/icon-button.h"

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
  GtkWidget *before = accord_icon_button_new ("go-previous-symbolic", _("Year Before"), G_CALLBACK (on_before_cb), self);
  GtkWidget *after = accord_icon_button_new ("go-next-symbolic", _("Year After"), G_CALLBACK (on_after_cb), self);
  GtkWidget *label = gtk_label_new (NULL);

  self->label = GTK_LABEL (label);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (before, "flat");
  gtk_widget_add_css_class (after, "flat");
  gtk_box_append (GTK_BOX (box), before);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), after);
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
