#include "ui/scoring/figure-tile.h"

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

/**
 * accord_figure_tiles_new:
 * @name: what the figures are of
 *
 * Returns: (transfer floating): a box for tiles
 */
GtkWidget *
accord_figure_tiles_new (const char *name)
{
  GtkWidget *tiles = gtk_flow_box_new ();

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (tiles), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (tiles), 4);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (tiles), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tiles), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return tiles;
}

/**
 * accord_figure_tile_init:
 * @self: a tile
 * @tiles: which holds it
 * @opens: whether it can be opened
 */
void
accord_figure_tile_init (AccordFigureTile *self,
                         GtkWidget        *tiles,
                         gboolean          opens)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->figure = make_label ("title-2");
  self->words = make_label ("caption");
  gtk_widget_add_css_class (self->words, "dim-label");
  gtk_widget_add_css_class (self->figure, "numeric");
  gtk_box_append (GTK_BOX (self->box), self->figure);
  gtk_box_append (GTK_BOX (self->box), self->words);
  if (opens)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_button_set_child (GTK_BUTTON (button), self->box);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_START);
      self->box = button;
    }
  else
    gtk_widget_set_margin_top (self->box, 5); /* as a button has it */
  gtk_widget_set_hexpand (self->box, !opens);
  gtk_flow_box_insert (GTK_FLOW_BOX (tiles), self->box, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (self->box), FALSE);
}

/**
 * accord_figure_tile_show:
 * @self: a tile
 * @figure: (nullable): «81 of 100»; NULL hides it
 * @words: (nullable): what it is
 */
void
accord_figure_tile_show (AccordFigureTile *self,
                         const char       *figure,
                         const char       *words)
{
  gtk_label_set_label (GTK_LABEL (self->figure), figure != NULL ? figure : "");
  gtk_label_set_label (GTK_LABEL (self->words), words != NULL ? words : "");
  gtk_widget_set_visible (gtk_widget_get_parent (self->box), figure != NULL);
  if (GTK_IS_BUTTON (self->box) && figure != NULL)
    {
      g_autofree char *name = g_strdup_printf ("%s %s", figure, words != NULL ? words : "");

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}
