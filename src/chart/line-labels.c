#include "line.h"

#include <math.h>

/* The figures beside telling points of a line. */

static void
place_value (AccordChartLayout *self,
             guint              series,
             guint              index,
             AccordTextStyle    style,
             const AccordColor *color)
{
  const AccordChartPoint *point = accord_layout_point (self, series, index);
  double x = accord_layout_x (self, series, index), y = accord_layout_y (self, point->value);
  AccordPlace places[] = {
    { x + 8, y - 6, 0, 0.5 }, { x, y - 7, 0.5, 1 }, { x, y + 7, 0.5, 0 }, { x + 6, y - 5, 0, 1 }, { x + 6, y + 5, 0, 0 },
    { x - 6, y - 5, 1, 1 }, { x - 6, y + 5, 1, 0 }, { x - 8, y, 1, 0.5 },
  };
  g_autofree char *text = NULL;

  if (self->chart->compact && point->label != NULL && point->value_label != NULL)
    {
      g_auto (GStrv) words = g_strsplit (point->label, " ", 2);

      text = g_strdup_printf ("%s %s", words[0], point->value_label);
    }
  else
    text = g_strdup (point->value_label);

  /* An early point's figure stands under it, where no arrow is. */
  if (point->early)
    {
      AccordPlace under = places[2];

      places[2] = places[0];
      places[0] = under;
    }
  if (style == ACCORD_TEXT_BOLD)
    accord_labels_place (self->labels, text, style, color, places, G_N_ELEMENTS (places));
  else
    accord_labels_place_optional (self->labels, text, style, color, places, G_N_ELEMENTS (places));
}

typedef struct
{
  guint last, before, least, most; /* G_MAXUINT: there is none */
} Telling;

static Telling
find_telling (const AccordChartLayout *self,
              guint                    series)
{
  const AccordChartSeries *line = accord_layout_series (self, series);
  Telling found = { G_MAXUINT, G_MAXUINT, G_MAXUINT, G_MAXUINT };

  for (guint i = 0; i < line->points->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);

      if (!accord_line_is_joined (line, point))
        continue;
      found.before = found.last;
      found.last = i;
      if (found.least == G_MAXUINT || point->value < accord_layout_point (self, series, found.least)->value)
        found.least = i;
      if (found.most == G_MAXUINT || point->value > accord_layout_point (self, series, found.most)->value)
        found.most = i;
    }
  return found;
}

static void
place_early (AccordChartLayout *self,
             guint              series)
{
  for (guint i = 0; i < accord_layout_series (self, series)->points->len; i++)
    {
      const AccordChartPoint *point = accord_layout_point (self, series, i);

      if (isfinite (point->value) && point->early)
        place_value (self, series, i, ACCORD_TEXT_NORMAL, &self->theme.data);
    }
}

/* The last final point; of those before, in a small chart the one before it, else the least and the greatest. */
static void
place_values (AccordChartLayout *self,
              guint              series)
{
  Telling telling = find_telling (self, series);
  gboolean panel = (self->bare & ACCORD_BARE_PANEL) != 0;

  if (panel && accord_layout_is_low (self))
    return;
  if (telling.last != G_MAXUINT)
    place_value (self, series, telling.last, ACCORD_TEXT_BOLD, &self->theme.data);
  if (!self->chart->compact && !panel)
    place_early (self, series);
  if (self->chart->compact && telling.before != G_MAXUINT)
    place_value (self, series, telling.before, ACCORD_TEXT_NORMAL, &self->theme.secondary);
  if (self->chart->compact || panel || self->chart->stepped || accord_line_shows_bars (self) || telling.last == G_MAXUINT)
    return;
  if (telling.most != telling.last)
    place_value (self, series, telling.most, ACCORD_TEXT_NORMAL, &self->theme.data);
  if (telling.least != telling.last && telling.least != telling.most)
    place_value (self, series, telling.least, ACCORD_TEXT_NORMAL, &self->theme.data);
}

/**
 * accord_line_labels_place:
 * @self: a layout whose marks are known
 *
 * Places the figures of a series that is measured alone.
 */
void
accord_line_labels_place (AccordChartLayout *self)
{
  for (guint i = 0; i < self->chart->series->len && accord_layout_n_data (self) == 1; i++)
    if (!accord_layout_series (self, i)->reference && !accord_layout_series (self, i)->compared)
      place_values (self, i);
}
