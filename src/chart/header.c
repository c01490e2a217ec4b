#include "layout.h"

#include <math.h>

/* What stands around the plot: title, subtitle, foot; and what is said where there is nothing to draw. */

/* What has the plot left must be this high, else foot and subtitle give way. */
#define LEAST_PLOT 96.0
#define TALL 300.0 /* from here on titles may have two lines */
#define MOST_FOOT 4 /* lines */
#define PLOT_SHARE 0.55 /* of the height that a foot of several lines leaves */

/* The title with its subtitle beside it, or under it where there is no room. */
static void
place_header (AccordChartLayout *self)
{
  const AccordChart *chart = self->chart;
  AccordBox *inside = &self->inside;
  double gap = 10 * self->scale, title_width, width, height, taken;

  if (chart->title == NULL)
    return;

  taken = accord_labels_place_block (self->labels, chart->title, ACCORD_TEXT_TITLE, &self->theme.text, inside,
                                     self->height >= TALL ? 2 : 1, 0);
  title_width = accord_layout_measure (self, chart->title, ACCORD_TEXT_TITLE);
  width = accord_layout_measure (self, chart->subtitle, ACCORD_TEXT_NORMAL);
  height = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
  if (chart->subtitle != NULL && inside->left + title_width + gap + width <= inside->right)
    {
      AccordPlace beside = { inside->left + title_width + gap, inside->top + taken * 0.53, 0, 0.5 };

      accord_labels_place (self->labels, chart->subtitle, ACCORD_TEXT_NORMAL, &self->theme.secondary, &beside, 1);
    }
  else if (chart->subtitle != NULL && inside->bottom - inside->top - taken - height >= LEAST_PLOT * self->scale)
    {
      AccordBox under = { inside->left, inside->top + taken + 1, inside->right, inside->bottom };

      taken += 1 + accord_labels_place_block (self->labels, chart->subtitle, ACCORD_TEXT_NORMAL, &self->theme.secondary,
                                              &under, self->height >= TALL ? 2 : 1, 0);
    }
  if (taken > 0)
    inside->top += taken + 8 * self->scale;
}

/* As many as leave the plot most of the picture: in a narrow one a foot needs more of them. */
static guint
count_foot_lines (const AccordChartLayout *self,
                  double                   line)
{
  double room = self->inside.bottom - self->inside.top - fmax (LEAST_PLOT * self->scale, self->height * PLOT_SHARE);

  return CLAMP (room / line, 1, MOST_FOOT);
}

static void
place_foot (AccordChartLayout *self)
{
  AccordBox *inside = &self->inside;
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL), taken;

  if (self->chart->foot == NULL || inside->bottom - inside->top - line < LEAST_PLOT * self->scale)
    return;

  taken = accord_labels_place_block (self->labels, self->chart->foot, ACCORD_TEXT_NORMAL, &self->theme.secondary, inside,
                                     count_foot_lines (self, line), 1);
  if (taken > 0)
    inside->bottom -= taken + 6 * self->scale;
}

/**
 * accord_header_layout:
 * @self: a layout
 *
 * Places title, subtitle and foot, and takes their room from what is inside.
 */
void
accord_header_layout (AccordChartLayout *self)
{
  place_header (self);
  place_foot (self);
}

/**
 * accord_header_say_empty:
 * @self: a layout
 * @box: where
 *
 * Says why there is nothing to see.
 */
void
accord_header_say_empty (AccordChartLayout *self,
                         const AccordBox   *box)
{
  double margin = (box->right - box->left) * 0.08;
  AccordBox inner = { box->left + margin, box->top, box->right - margin, box->bottom };
  double line = accord_labels_line_height (self->labels, ACCORD_TEXT_NORMAL);
  guint most_lines = CLAMP ((box->bottom - box->top) / line, 1, 8);

  accord_labels_place_block (self->labels, self->chart->empty, ACCORD_TEXT_NORMAL, &self->theme.secondary, &inner, most_lines,
                             0.5);
}
