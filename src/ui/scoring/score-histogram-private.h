#pragma once

#include "chart/chart.h"
#include "ui/scoring/score-histogram.h"

G_BEGIN_DECLS

typedef struct
{
  const char *column; /* of the settings */
  double      value;  /* NaN: there is none */
  char       *label;  /* drawn beside it */
  char       *spoken; /* «Qualified from 62» */
} AccordHistogramLine;

/* The thresholds, by what is drawn over what. */
enum
{
  ACCORD_LINE_BAND_A,
  ACCORD_LINE_BAND_B,
  ACCORD_LINE_BAND_C,
  ACCORD_LINE_HANDOVER,
  ACCORD_LINE_MQL,
  ACCORD_N_LINES,
};

/* What is drawn, and where. */
typedef struct
{
  const AccordScorePreview  *preview;
  const AccordHistogramLine *lines; /* ACCORD_N_LINES */
  gint                       chosen; /* -1: none is held or has the focus */
  gboolean                   rtl;
  double                     width, height;
} AccordHistogramPicture;

/* histogram-drawing.c */
void   accord_histogram_draw     (const AccordHistogramPicture *self,
                                  GtkWidget                    *widget, /* of its texts */
                                  const AccordChartTheme       *theme,
                                  cairo_t                      *cr);
/* Between the picture and the scores. */
double accord_histogram_x        (const AccordHistogramPicture *self,
                                  double                        score);
double accord_histogram_score_at (const AccordHistogramPicture *self,
                                  double                        x);

G_END_DECLS
