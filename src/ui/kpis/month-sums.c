#include "ui/kpis/month-sums.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "ui/kpis/month-layout.h"

struct _AccordMonthSums
{
  guint      n_columns;
  GPtrArray *columns; /* owned: of GtkLabel, of the grid: below each column */
  GPtrArray *months;  /* owned: the same, beside each month; empty where there is one column */
  GtkLabel  *all;     /* borrowed: of the grid; or NULL */
};

static GtkWidget *
add_label (GtkGrid    *grid,
           const char *text,
           const char *css_class,
           guint       column,
           guint       row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, css_class);
  gtk_grid_attach (grid, label, (int) column, (int) row, 1, 1);
  return label;
}

/**
 * accord_month_sums_new:
 * @grid: months in rows 1 to 12, columns from 0 on
 * @n_columns: how many of them
 *
 * Returns: (transfer full): labels in the row and the column that follow, which show nothing yet; the grid is to outlive them
 */
AccordMonthSums *
accord_month_sums_new (GtkGrid *grid,
                       guint    n_columns)
{
  AccordMonthSums *self = g_new0 (AccordMonthSums, 1);

  self->n_columns = n_columns;
  self->columns = g_ptr_array_new ();
  self->months = g_ptr_array_new ();
  for (guint column = 0; column < n_columns; column++)
    {
      GtkWidget *sum = add_label (grid, NULL, "numeric", column, ACCORD_GRID_MONTHS + 1);

      gtk_widget_set_margin_end (sum, ACCORD_MONTH_CELL_PADDING);
      g_ptr_array_add (self->columns, sum);
    }
  if (n_columns < 2)
    return self;
  gtk_widget_set_valign (add_label (grid, _("Sum"), "heading", n_columns, 0), GTK_ALIGN_END);
  for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
    g_ptr_array_add (self->months, add_label (grid, NULL, "numeric", n_columns, month + 1));
  self->all = GTK_LABEL (add_label (grid, NULL, "numeric", n_columns, ACCORD_GRID_MONTHS + 1));
  return self;
}

void
accord_month_sums_free (AccordMonthSums *self)
{
  g_ptr_array_unref (self->columns);
  g_ptr_array_unref (self->months);
  g_free (self);
}

static void
show_sum (GtkLabel *label,
          double    sum)
{
  /* Translators: a number with thousands set apart */
  g_autofree char *text = sum != 0 ? g_strdup_printf (sum == floor (sum) ? "%'.0f" : "%'.2f", sum) : g_strdup ("");

  gtk_label_set_label (label, text);
}

/**
 * accord_month_sums_show:
 * @self: sums
 * @get: tells what is in a cell
 * @user_data: passed to @get
 *
 * Adds the cells up, and shows it.
 */
void
accord_month_sums_show (AccordMonthSums    *self,
                        AccordMonthSumsFunc get,
                        gpointer            user_data)
{
  double months[ACCORD_GRID_MONTHS] = { 0 };
  double all = 0;

  for (guint column = 0; column < self->n_columns; column++)
    {
      double sum = 0;

      for (guint month = 0; month < ACCORD_GRID_MONTHS; month++)
        {
          double value = get (user_data, month, column);

          sum += value;
          months[month] += value;
        }
      all += sum;
      show_sum (self->columns->pdata[column], sum);
    }
  for (guint month = 0; month < self->months->len; month++)
    show_sum (self->months->pdata[month], months[month]);
  if (self->all != NULL)
    show_sum (self->all, all);
}
