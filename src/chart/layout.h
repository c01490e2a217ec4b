#pragma once

#include "hits.h"
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
  double    from, to;    /* of its likely range, or of a bullet's track */
  AccordBox figure;      /* the texts after it */
} AccordRow;

/* Where an event is marked. */
typedef struct
{
  double   x;
  double   y;     /* of its number */
  gboolean named; /* its label is there, not just its number */
  gboolean numbered;
} AccordFlag;

/* What a panel among others leaves away. */
typedef enum
{
  ACCORD_BARE_NOTHING = 0,
  ACCORD_BARE_TICKS = 1 << 0, /* figures of the value axis */
  ACCORD_BARE_AXIS = 1 << 1,  /* labels under it */
  ACCORD_BARE_WORDS = 1 << 2, /* names of series and targets, what is too early */
  ACCORD_BARE_PANEL = 1 << 3, /* there are others beside it */
} AccordBare;

struct _AccordChartLayout
{
  const AccordChart *chart; /* lent: outlives the layout */
  AccordChartTheme   theme;
  double             width, height, scale;
  AccordBox          frame;  /* the whole picture, or a panel's part of it */
  AccordBox          inside; /* what title and foot leave */
  AccordBox          plot;
  AccordBare         bare;
  gboolean           mirrored; /* the picture is */
  gboolean           is_empty;
  gboolean           is_truncated; /* the value axis does not begin at 0 */
  guint              n_points;
  guint              first_series; /* of a panel, counted over all */
  guint              first_event;
  AccordLabels      *labels; /* of a panel: those of the picture */
  AccordHits        *hits;   /* of a panel: those of the picture */
  AccordTicks        ticks;
  double             at_low, at_high; /* the ends of an axis of numbers */
  GArray            *marks;           /* of AccordAxisMark */
  GArray            *keys;            /* of AccordKey */
  GArray            *rows;            /* of AccordRow */
  GArray            *flags;           /* of AccordFlag, one an event */
  GPtrArray         *panels;          /* of AccordChartLayout */
  double             row_zero, row_unit; /* x = zero + value × unit */
  double             cell_width, cell_height; /* of a heat map, whose cells fill the plot */
};

/* layout.c */
AccordChartLayout *accord_layout_new_panel (AccordChartLayout *self,
                                            const AccordChart *chart,
                                            const AccordBox   *frame);
void               accord_layout_marks     (AccordChartLayout *self);
void               accord_layout_draw      (AccordChartLayout *self,
                                            cairo_t           *cr);
gboolean           accord_layout_is_upright (const AccordChartLayout *self);
gboolean           accord_layout_is_spark  (const AccordChartLayout *self);

/* header.c */
void accord_header_layout (AccordChartLayout *self);
void accord_header_say_empty (AccordChartLayout *self,
                              const AccordBox   *box);

/* scale.c */
double                   accord_layout_slot      (const AccordChartLayout *self);
double                   accord_layout_at        (const AccordChartLayout *self,
                                                  double                   at);
double                   accord_layout_x         (const AccordChartLayout *self,
                                                  guint                    series,
                                                  guint                    point);
void                     accord_layout_span      (const AccordChartLayout *self,
                                                  guint                    series,
                                                  guint                    point,
                                                  double                  *left,
                                                  double                  *right);
gboolean                 accord_layout_is_low    (AccordChartLayout       *self);
double                   accord_layout_y         (const AccordChartLayout *self,
                                                  double                   value);
double                   accord_layout_base      (const AccordChartLayout *self,
                                                  guint                    series,
                                                  guint                    point);

/* series.c: what is asked of the chart */
const AccordChartPoint  *accord_layout_point     (const AccordChartLayout *self,
                                                  guint                    series,
                                                  guint                    point);
const AccordChartSeries *accord_layout_series    (const AccordChartLayout *self,
                                                  guint                    series);
guint                    accord_layout_n_data    (const AccordChartLayout *self);
guint                    accord_layout_rank      (const AccordChartLayout *self,
                                                  guint                    series);
gboolean                 accord_layout_is_early  (const AccordChartLayout *self,
                                                  guint                    point);
const AccordColor       *accord_layout_color     (const AccordChartLayout *self,
                                                  guint                    series);
const AccordColor       *accord_layout_tone      (const AccordChartLayout *self,
                                                  guint                    series,
                                                  const AccordChartPoint  *point);
void                     accord_layout_add_hit   (AccordChartLayout       *self,
                                                  const AccordChartHit    *hit);
double                   accord_layout_measure   (AccordChartLayout       *self,
                                                  const char              *text,
                                                  AccordTextStyle          style);

/* axes.c: of lines and upright bars */
void accord_axes_layout       (AccordChartLayout *self);
void accord_axes_extent       (AccordChartLayout *self,
                               double            *low,
                               double            *high);
double accord_axes_measure    (AccordChartLayout *self);
double accord_axes_height     (AccordChartLayout *self);
void accord_axes_place        (AccordChartLayout *self);
void accord_axes_draw         (AccordChartLayout *self,
                               cairo_t           *cr);

/* targets.c */
void accord_targets_draw (AccordChartLayout *self,
                          cairo_t           *cr);

/* ends.c: what stands at the right of the plot */
double accord_ends_measure (AccordChartLayout *self);
void   accord_ends_place   (AccordChartLayout *self);

/* early.c: what is too early to judge */
void accord_early_place (AccordChartLayout *self);
void accord_early_draw  (AccordChartLayout *self,
                         cairo_t           *cr);

/* time-axis.c and number-axis.c: what stands under the plot */
void   accord_time_axis_layout   (AccordChartLayout *self);
double accord_time_axis_height   (AccordChartLayout *self);
void   accord_number_axis_layout (AccordChartLayout *self);
void   accord_number_axis_extent (const AccordChartLayout *self,
                                  double                  *low,
                                  double                  *high);

/* events.c */
double accord_events_height (AccordChartLayout *self);
void   accord_events_layout (AccordChartLayout *self);
void   accord_events_hits   (AccordChartLayout *self);
void   accord_events_draw   (AccordChartLayout *self,
                             cairo_t           *cr);

/* The layers: what fits where, and the marks. Of lines and upright bars once the axes are there. */
void accord_line_layer_layout   (AccordChartLayout *self);
void accord_line_layer_draw     (AccordChartLayout *self,
                                 cairo_t           *cr);
void accord_bar_layer_layout    (AccordChartLayout *self);
void accord_bar_layer_draw      (AccordChartLayout *self,
                                 cairo_t           *cr);
void accord_row_layer_layout    (AccordChartLayout *self);
void accord_row_layer_draw      (AccordChartLayout *self,
                                 cairo_t           *cr);
void accord_bullet_layer_layout (AccordChartLayout *self);
void accord_bullet_layer_draw   (AccordChartLayout *self,
                                 cairo_t           *cr);
void accord_heat_layer_layout   (AccordChartLayout *self);
void accord_heat_layer_draw     (AccordChartLayout *self,
                                 cairo_t           *cr);
void accord_panel_layer_layout  (AccordChartLayout *self);
void accord_panel_layer_draw    (AccordChartLayout *self,
                                 cairo_t           *cr);
void accord_spark_layer_layout  (AccordChartLayout *self);
void accord_spark_layer_draw    (AccordChartLayout *self,
                                 cairo_t           *cr);

G_END_DECLS
