#include "ui/kpis/month-layout.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
make_label (const char *text,
            float       xalign,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkGrid *
make_grid (void)
{
  GtkWidget *grid = gtk_grid_new ();

  /* Where the scroll bar comes to lie. */
  gtk_widget_set_margin_bottom (grid, 10);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 6);
  return GTK_GRID (grid);
}

/* As wide as the cells below it, in two lines where it is longer. */
static GtkWidget *
make_heading (const char *name)
{
  GtkWidget *label = make_label (name, 1, "heading");

  gtk_widget_set_margin_end (label, ACCORD_MONTH_CELL_PADDING);
  g_object_set (label, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "lines", 2, "ellipsize", PANGO_ELLIPSIZE_END, "justify",
                GTK_JUSTIFY_RIGHT, "max-width-chars", ACCORD_MONTH_CELL_CHARS, "valign", GTK_ALIGN_END, "tooltip-text", name,
                NULL);
  return label;
}

/**
 * accord_month_layout_new_columns:
 * @names: (element-type utf8): of the columns
 *
 * Returns: (transfer floating): a grid with their headings alone
 */
GtkGrid *
accord_month_layout_new_columns (GPtrArray *names)
{
  GtkGrid *grid = make_grid ();

  for (guint column = 0; column < names->len; column++)
    gtk_grid_attach (grid, make_heading (names->pdata[column]), (int) column, 0, 1, 1);
  return grid;
}

/* What stands in one row of both grids is equally high. */
static void
add_name (GtkGrid    *names,
          GtkGrid    *columns,
          guint       row,
          const char *name,
          const char *css_class)
{
  g_autoptr (GtkSizeGroup) group = gtk_size_group_new (GTK_SIZE_GROUP_VERTICAL);
  GtkWidget *beside = gtk_grid_get_child_at (columns, 0, (int) row);
  GtkWidget *label = make_label (name, 0, css_class);

  gtk_grid_attach (names, label, 0, (int) row, 1, 1);
  gtk_size_group_add_widget (group, label);
  if (beside != NULL)
    gtk_size_group_add_widget (group, beside);
}

/**
 * accord_month_layout_new_names:
 * @columns: the columns, whole
 * @with_sums: whether sums are below them
 *
 * Returns: (transfer floating): what is to stand beside @columns, as far as its end: only their headings differ in height
 */
GtkGrid *
accord_month_layout_new_names (GtkGrid *columns,
                               gboolean with_sums)
{
  GtkGrid *grid = make_grid ();

  gtk_widget_set_valign (GTK_WIDGET (grid), GTK_ALIGN_END);
  gtk_widget_set_vexpand (GTK_WIDGET (grid), TRUE);
  for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
    {
      g_autofree char *name = accord_month_layout_name_month (month);

      add_name (grid, columns, month + 1, name, NULL);
    }
  if (with_sums)
    add_name (grid, columns, ACCORD_GRID_MONTHS + 1, _("Sum"), "heading");
  return grid;
}

/**
 * accord_month_layout_name_month:
 * @month: 0 … 11
 *
 * Returns: (transfer full): its name, as it stands alone
 */
char *
accord_month_layout_name_month (guint month)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (2000, (gint) month + 1, 1, 0, 0, 0);

  return g_date_time_format (day, "%OB");
}
