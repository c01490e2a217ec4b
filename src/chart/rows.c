#include "rows.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Rows under each other: how many fit, and what each is called. */

#define NAMES_MOST 0.38 /* of the width */

/**
 * accord_rows_count:
 * @self: a layout
 *
 * Returns: how many rows there are
 */
guint
accord_rows_count (const AccordChartLayout *self)
{
  return self->chart->series->len > 0 ? accord_layout_series (self, 0)->points->len : 0;
}

/**
 * accord_rows_fit:
 * @self: a layout whose plot is as high as rows may be
 * @most: the greatest distance between rows
 * @pitch: (out): their distance
 *
 * Makes the plot as high as the rows that fit.
 *
 * Returns: how many these are
 */
guint
accord_rows_fit (AccordChartLayout *self,
                 double             most,
                 double            *pitch)
{
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), least = line + 1;
  double room = self->plot.bottom - self->plot.top;
  guint n = accord_rows_count (self), shown = n;

  *pitch = room / MAX (n, 1);
  if (*pitch < least)
    shown = CLAMP ((room - line) / least, MIN (n, 1), n);
  *pitch = fmin (CLAMP (*pitch, least, most), fmax (room, 1) / MAX (shown, 1));
  self->plot.bottom = fmin (self->plot.top + *pitch * shown, self->plot.bottom);

  return shown;
}

/* A bullet that is missed is named in bold: not by its colour alone. */
static AccordTextStyle
get_style (const AccordChartLayout *self,
           const AccordChartPoint  *point)
{
  return self->chart->kind == ACCORD_CHART_BULLETS && point->tone == ACCORD_CHART_TONE_BAD ? ACCORD_TEXT_BOLD : ACCORD_TEXT_NORMAL;
}

/**
 * accord_rows_measure_names:
 * @self: a layout
 * @n: how many rows are shown
 *
 * Returns: the width that their names may have
 */
double
accord_rows_measure_names (AccordChartLayout *self,
                           guint              n)
{
  double widest = 0;

  for (guint i = 0; i < n; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, 0, i);

      widest = fmax (widest, accord_layout_measure (self, point->label, get_style (self, point)));
    }
  return fmin (ceil (widest) + 1, (self->inside.right - self->inside.left) * NAMES_MOST);
}

/**
 * accord_rows_place_name:
 * @self: a layout whose plot begins where names end
 * @point: the row
 * @at_start: whether names begin under each other, not end there
 * @middle: its middle
 *
 * Places what the row is called before it, cut where it is too long.
 */
void
accord_rows_place_name (AccordChartLayout      *self,
                        const AccordChartPoint *point,
                        gboolean                at_start,
                        double                  middle)
{
  AccordTextStyle style = get_style (self, point);
  double width = accord_layout_measure (self, point->label, style);
  double line = accord_labels_line_height (self->labels, style), right = self->plot.left - ACCORD_NAME_GAP;
  AccordPlace start = { self->inside.left, middle, 0, 0.5 }, end = { right, middle, 1, 0.5 };
  AccordBox box = { self->inside.left, middle - line / 2 - 1, right, middle + line / 2 + 1 };

  if (width == 0)
    return;
  if (width <= right - self->inside.left)
    accord_labels_place (self->labels, point->label, style, &self->theme.text, at_start ? &start : &end, 1);
  else
    accord_labels_place_block (self->labels, point->label, style, &self->theme.text, &box, 1, 0);
}

/**
 * accord_rows_place_more:
 * @self: a layout
 * @n: how many rows have no room
 *
 * Says so under the others.
 */
void
accord_rows_place_more (AccordChartLayout *self,
                        guint              n)
{
  g_autofree char *text = g_strdup_printf (ngettext ("and %u more", "and %u more", n), n);
  AccordPlace place = { self->plot.left, self->plot.bottom + 1, 0, 0 };

  if (n > 0)
    accord_labels_place (self->labels, text, ACCORD_TEXT_NORMAL, &self->theme.secondary, &place, 1);
}
