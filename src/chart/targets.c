#include "layout.h"
#include "pen.h"

#include <math.h>

/**
 * accord_targets_draw:
 * @self: a layout
 * @cr: where to
 *
 * The dashed lines of targets, on a band of paper so that they show on bars too.
 */
void
accord_targets_draw (AccordChartLayout *self,
                     cairo_t           *cr)
{
  cairo_save (cr);
  for (guint i = 0; i < self->chart->targets->len; i++)
    {
      const AccordChartTarget *target = g_ptr_array_index (self->chart->targets, i);
      double y = round (accord_layout_y (self, target->value));

      if (self->chart->kind == ACCORD_CHART_BARS)
        {
          accord_pen_color (cr, &self->theme.background);
          accord_pen_across (cr, self->plot.left, self->plot.right, y, 4);
        }
      accord_pen_color (cr, &self->theme.contrast);
      accord_pen_dashes (cr);
      cairo_set_line_width (cr, 2);
      cairo_move_to (cr, self->plot.left, y);
      cairo_line_to (cr, self->plot.right, y);
      cairo_stroke (cr);
    }
  cairo_restore (cr);
}
