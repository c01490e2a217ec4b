#include "rows.h"

#include <math.h>

/* Figures in columns after rows, right-aligned under their heads; the last give way where there is no room. */

#define GAP 18.0
#define LEAST_BARS 0.16 /* of the width that must be left for bars, beside names and figures */

static AccordTextStyle
get_style (guint column)
{
  return column == 0 ? ACCORD_TEXT_BOLD : ACCORD_TEXT_NORMAL;
}

static double
measure_column (AccordChartLayout *self,
                guint              column)
{
  double widest = accord_layout_measure (self, self->chart->heads[column], ACCORD_TEXT_NORMAL);

  for (guint i = 0; i < accord_rows_count (self); i++)
    widest = fmax (widest, accord_layout_measure (self, accord_layout_point (self, 0, i)->columns[column], get_style (column)));
  return widest;
}

/* What names, figures and short bars take. */
static double
measure_rest (AccordChartLayout *self)
{
  double figures = 0;

  for (guint i = 0; i < accord_rows_count (self); i++)
    figures = fmax (figures, accord_layout_measure (self, accord_layout_point (self, 0, i)->value_label, ACCORD_TEXT_BOLD));
  return accord_rows_measure_names (self, accord_rows_count (self)) + ACCORD_NAME_GAP + figures + ACCORD_FIGURE_GAP +
         (self->inside.right - self->inside.left) * LEAST_BARS;
}

/**
 * accord_row_columns_measure:
 * @self: a layout whose plot still reaches to the end
 * @columns: (out): where they are
 *
 * Takes the room of the columns that fit from the plot.
 */
void
accord_row_columns_measure (AccordChartLayout *self,
                            AccordColumns     *columns)
{
  double widths[G_N_ELEMENTS (columns->right)], all = 0, right = self->inside.right, gap = GAP * self->scale;
  double most = self->inside.right - self->inside.left - measure_rest (self);

  columns->n = 0;
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      widths[i] = self->chart->heads[i] != NULL ? ceil (measure_column (self, i)) : 0;
      if (widths[i] == 0 || all + widths[i] + gap > most)
        break;
      all += widths[i] + gap;
      columns->n++;
    }
  for (guint i = columns->n; i > 0; i--)
    {
      columns->right[i - 1] = right;
      right -= widths[i - 1] + gap;
    }
  self->plot.right = right;
}

/**
 * accord_row_columns_place_heads:
 * @self: a layout
 * @columns: where they are
 * @bottom: where the heads end
 */
void
accord_row_columns_place_heads (AccordChartLayout   *self,
                                const AccordColumns *columns,
                                double               bottom)
{
  for (guint i = 0; i < columns->n; i++)
    {
      AccordPlace place = { columns->right[i], bottom, 1, 1 };

      accord_labels_place (self->labels, self->chart->heads[i], ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1);
    }
}

/**
 * accord_row_columns_place:
 * @self: a layout
 * @columns: where they are
 * @point: a row
 * @middle: its middle
 *
 * Places its figures; the first in the colour of contrast where the row is a bad one.
 */
void
accord_row_columns_place (AccordChartLayout      *self,
                          const AccordColumns    *columns,
                          const AccordChartPoint *point,
                          double                  middle)
{
  for (guint i = 0; i < columns->n; i++)
    {
      AccordPlace place = { columns->right[i], middle, 1, 0.5 };
      const AccordColor *color = i > 0 ? &self->theme.secondary : &self->theme.text;

      if (i == 0 && point->tone == ACCORD_CHART_TONE_BAD)
        color = &self->theme.contrast;
      accord_labels_place (self->labels, point->columns[i], get_style (i), color, &place, 1);
    }
}
