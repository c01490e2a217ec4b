#pragma once

#include "chart/chart.h"
#include "ui/scoring/threshold-chart.h"

G_BEGIN_DECLS

/* What is drawn, and where. */
typedef struct
{
  const AccordThresholdTable *table;
  double                      first, last; /* of the axis */
  double                      threshold;   /* where the line is */
  double                      capacity;    /* leads a week, or NaN */
  gboolean                    has_focus;
  gboolean                    rtl;
  double                      width, height;
} AccordThresholdPicture;

/* threshold-drawing.c */
void   accord_threshold_draw         (const AccordThresholdPicture *self,
                                      GtkWidget                    *widget, /* of its texts */
                                      const AccordChartTheme       *theme,
                                      cairo_t                      *cr);
double accord_threshold_x            (const AccordThresholdPicture *self,
                                      double                        threshold);
double accord_threshold_at           (const AccordThresholdPicture *self,
                                      double                        x);

G_END_DECLS
