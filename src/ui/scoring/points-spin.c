#include "ui/scoring/points-spin.h"

#include "ui/scoring/points-bar.h"

#define WIDTH 4 /* characters */

/* «18», «2.5» */
static gboolean
on_output_cb (GtkSpinButton *spin)
{
  g_autofree char *text = g_strdup_printf ("%.10g", gtk_spin_button_get_value (spin));

  if (!g_str_equal (gtk_editable_get_text (GTK_EDITABLE (spin)), text))
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

/* A number is read from left to right everywhere: else its minus would stand behind it. */
static void
write_from_the_left (GtkWidget *spin)
{
  for (GtkWidget *child = gtk_widget_get_first_child (spin); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_TEXT (child))
      gtk_widget_set_direction (child, GTK_TEXT_DIR_LTR);
}

/**
 * accord_points_spin_new:
 * @most: points to either side
 *
 * Returns: (transfer floating): a spin button at zero
 */
GtkWidget *
accord_points_spin_new (double most)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (-most, most, 1);

  gtk_editable_set_width_chars (GTK_EDITABLE (spin), WIDTH);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (spin), WIDTH);
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (spin, "numeric");
  gtk_widget_add_css_class (spin, "points-number");
  accord_points_bar_ignore_scroll (spin);
  write_from_the_left (spin);
  g_signal_connect (spin, "output", G_CALLBACK (on_output_cb), NULL);
  gtk_spin_button_set_digits (GTK_SPIN_BUTTON (spin), 2);
  return spin;
}
