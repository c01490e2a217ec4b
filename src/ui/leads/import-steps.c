#include "ui/leads/import-steps.h"

#include <glib/gi18n-lib.h>

struct _AccordImportSteps
{
  AdwBin parent_instance;

  /* borrowed */
  GtkLabel  *circles[ACCORD_N_IMPORT_STEPS];
  GtkWidget *checks[ACCORD_N_IMPORT_STEPS];
  GtkLabel  *titles[ACCORD_N_IMPORT_STEPS];
  GtkLabel  *short_label; /* where there is no room for all */
};

G_DEFINE_FINAL_TYPE (AccordImportSteps, accord_import_steps, ADW_TYPE_BIN)

static const char *const names[ACCORD_N_IMPORT_STEPS] = { N_("Files"), N_("Columns"), N_("Check"), N_("Done") };

static GtkWidget *
make_step (AccordImportSteps *self,
           guint              step)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *stack = gtk_overlay_new ();
  g_autofree char *number = g_strdup_printf ("%u", step + 1);

  self->circles[step] = GTK_LABEL (gtk_label_new (number));
  self->checks[step] = gtk_image_new_from_icon_name ("object-select-symbolic");
  self->titles[step] = GTK_LABEL (gtk_label_new (_(names[step])));
  gtk_widget_set_size_request (GTK_WIDGET (self->circles[step]), 26, 26);
  gtk_widget_set_valign (stack, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->circles[step]), "step");
  gtk_overlay_set_child (GTK_OVERLAY (stack), GTK_WIDGET (self->circles[step]));
  gtk_overlay_add_overlay (GTK_OVERLAY (stack), self->checks[step]);
  gtk_widget_add_css_class (self->checks[step], "step-check");
  gtk_box_append (GTK_BOX (box), stack);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->titles[step]));
  return box;
}

static void
accord_import_steps_class_init (AccordImportStepsClass *klass)
{
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "import-steps");
}

static void
accord_import_steps_init (AccordImportSteps *self)
{
  GtkWidget *squeezer = adw_squeezer_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 30);

  self->short_label = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->short_label), "heading");
  for (guint i = 0; i < ACCORD_N_IMPORT_STEPS; i++)
    gtk_box_append (GTK_BOX (box), make_step (self, i));
  gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  adw_squeezer_set_homogeneous (ADW_SQUEEZER (squeezer), FALSE);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), box);
  adw_squeezer_add (ADW_SQUEEZER (squeezer), GTK_WIDGET (self->short_label));
  adw_bin_set_child (ADW_BIN (self), squeezer);
}

/**
 * accord_import_steps_show:
 * @step: where one is
 *
 * Marks what is done, and says what is next.
 */
void
accord_import_steps_show (AccordImportSteps *self,
                          AccordImportStep   step)
{
  /* Translators: the number of a step, of how many, its name */
  g_autofree char *text = g_strdup_printf (_("Step %u of %u: %s"), step + 1, (guint) ACCORD_N_IMPORT_STEPS, _(names[step]));

  for (guint i = 0; i < ACCORD_N_IMPORT_STEPS; i++)
    {
      gboolean done = i < step || step == ACCORD_IMPORT_STEP_DONE;
      g_autofree char *number = done ? g_strdup ("") : g_strdup_printf ("%u", i + 1);

      gtk_label_set_label (self->circles[i], number);
      gtk_widget_set_visible (self->checks[i], done);
      for (guint c = 0; c < 2; c++)
        {
          GtkWidget *widget = GTK_WIDGET (c == 0 ? self->circles[i] : self->titles[i]);

          gtk_widget_remove_css_class (widget, "done");
          gtk_widget_remove_css_class (widget, "heading");
          if (c == 0 && i <= step)
            gtk_widget_add_css_class (widget, "done");
          if (c == 1 && i == step)
            gtk_widget_add_css_class (widget, "heading");
        }
    }
  gtk_label_set_label (self->short_label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}
