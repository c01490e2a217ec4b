#pragma once

#include "labels.h"

G_BEGIN_DECLS

/* The strokes that layers share. */
typedef struct
{
  double x, y;
} AccordSpot;

void accord_pen_color   (cairo_t           *cr,
                         const AccordColor *color);
void accord_pen_across  (cairo_t *cr,
                         double   left,
                         double   right,
                         double   y,
                         double   thickness);
void accord_pen_down    (cairo_t *cr,
                         double   x,
                         double   top,
                         double   bottom,
                         double   thickness);
void accord_pen_dashes  (cairo_t *cr);
void accord_pen_hatch   (cairo_t           *cr,
                         const AccordBox   *box,
                         const AccordColor *color);
void accord_pen_mark    (cairo_t *cr,
                         guint    form,
                         double   x,
                         double   y);
void accord_pen_bar     (cairo_t         *cr,
                         const AccordBox *box,
                         double           radius);

/* A line of any number of points, stroked in short pieces as it grows. */
typedef struct
{
  cairo_t   *cr;
  gboolean   dense;
  guint      n_spots;  /* since it began */
  guint      n_joined; /* in the piece that is not yet stroked */
  guint      n_column; /* in the pixel column that is not yet drawn: */
  double     column, least, most;
  AccordSpot end; /* the last point */
} AccordRun;

#define ACCORD_DENSE 4 /* so many points a pixel are thinned out */

void accord_run_begin (AccordRun *self,
                       cairo_t   *cr,
                       gboolean   dense);
void accord_run_add   (AccordRun *self,
                       double     x,
                       double     y);
void accord_run_end   (AccordRun *self);

G_END_DECLS
