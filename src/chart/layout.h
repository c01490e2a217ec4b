#pragma once

#include "labels.h"
#include "ticks.h"

G_BEGIN_DECLS

/* Everything measured, nothing drawn yet. Positions are those of a picture that is read from left to right. */
typedef struct
{
  double   x;
  gboolean labelled;
} AccordAxisMark;

/* A series' mark beside its name. */
typedef struct
{
  guint  series;
  double x, y;
} AccordKey;

typedef struct
{
  double    top, bottom; /* of the bar */
  double    start, end;  /* of the bar, along the axis */
  AccordBox figure;      /* the texts after it */
} AccordRow;

struct _AccordChartLayout
{
  const AccordChart *chart; /* lent: outlives the layout */
  AccordChartTheme   theme;
  double             width, height, scale;
  AccordBox          inside; /* what title and foot leave */
  AccordBox          plot;
  gboolean           is_empty;
  guint              n_points;
  AccordLabels      *labels;
  AccordTicks        ticks;
  GArray            *marks; /* of AccordAxisMark */
  GArray            *keys;  /* of AccordKey */
  GArray            *hits;  /* of AccordChartHit, by series and point */
  GArray            *rows;  /* of AccordRow */
  double             row_zero, row_unit; /* x = zero + value × unit */
};

double                   accord_layout_slot      (const AccordChartLayout *self);
double                   accord_layout_x         (const AccordChartLayout *self,
                                                  guint                    point);
double                   accord_layout_y         (const AccordChartLayout *self,
                                                  double                   value);
const AccordChartPoint  *accord_layout_point     (const AccordChartLayout *self,
                                                  guint                    series,
                                                  guint                    point);
const AccordChartSeries *accord_layout_series    (const AccordChartLayout *self,
                                                  guint                    series);
guint                    accord_layout_n_data    (const AccordChartLayout *self);
gboolean                 accord_layout_is_early  (const AccordChartLayout *self,
                                                  guint                    point);
double                   accord_layout_base      (const AccordChartLayout *self,
                                                  guint                    series,
                                                  guint                    point);
const AccordColor       *accord_layout_color     (const AccordChartLayout *self,
                                                  guint                    series);
void                     accord_layout_add_hit   (AccordChartLayout       *self,
                                                  const AccordChartHit    *hit);

/* axes.c: of lines and upright bars */
void accord_axes_layout      (AccordChartLayout *self);
void accord_axes_label_ends  (AccordChartLayout *self);
void accord_axes_label_early (AccordChartLayout *self);
void accord_axes_draw        (AccordChartLayout *self,
                              cairo_t           *cr);
void accord_axes_draw_targets (AccordChartLayout *self,
                              cairo_t           *cr);

/* time-axis.c */
void accord_time_axis_layout (AccordChartLayout *self);
double accord_time_axis_height (AccordChartLayout *self);

/* The layers: what fits where, and the marks */
void accord_line_layer_layout (AccordChartLayout *self);
void accord_line_layer_draw   (AccordChartLayout *self,
                               cairo_t           *cr);
void accord_bar_layer_layout  (AccordChartLayout *self);
void accord_bar_layer_draw    (AccordChartLayout *self,
                               cairo_t           *cr);
void accord_row_layer_layout  (AccordChartLayout *self);
void accord_row_layer_draw    (AccordChartLayout *self,
                               cairo_t           *cr);

G_END_DECLS
