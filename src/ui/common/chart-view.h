#pragma once

#include <gtk/gtk.h>

#include "chart/chart.h"

G_BEGIN_DECLS

/*
 * A chart in the window. It follows light and dark, larger text and the reading direction; the mark under the pointer
 * or chosen with the arrows is said in a bubble beside it.
 *
 * Signals: «activated» (guint series, guint point) – a mark was clicked, or Enter was pressed on it; series are counted
 * over the panels, where there are some;
 * «target-dragged» (gdouble value) – the line of the first target is being moved, where that is allowed.
 */
#define ACCORD_TYPE_CHART_VIEW (accord_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordChartView, accord_chart_view, ACCORD, CHART_VIEW, GtkWidget)

GtkWidget         *accord_chart_view_new       (void);
void               accord_chart_view_set_chart (AccordChartView *self,
                                                AccordChart     *chart,
                                                const char      *label,
                                                const char      *description);
const AccordChart *accord_chart_view_get_chart (AccordChartView *self);
/* Its text is so many times as large as the desktop's. */
void               accord_chart_view_set_magnified (AccordChartView *self,
                                                    double           factor);
/* Where on the view a mark is; FALSE where it has none. */
gboolean           accord_chart_view_find_mark (AccordChartView *self,
                                                guint            series,
                                                guint            point,
                                                GdkRectangle    *at);
void               accord_chart_view_set_target_movable (AccordChartView *self,
                                                         gboolean         movable);
/* Moves the first target's line, without another chart. */
void               accord_chart_view_move_target (AccordChartView *self,
                                                  double           value,
                                                  const char      *label);

G_END_DECLS
