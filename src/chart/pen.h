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
void accord_pen_run     (cairo_t          *cr,
                         const AccordSpot *spots,
                         guint             n,
                         double            width);
void accord_pen_mark    (cairo_t *cr,
                         guint    form,
                         double   x,
                         double   y);
void accord_pen_bar     (cairo_t         *cr,
                         const AccordBox *box,
                         double           radius);

G_END_DECLS
