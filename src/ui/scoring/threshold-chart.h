#pragma once

#include <gtk/gtk.h>

#include "scoring/threshold-table.h"

G_BEGIN_DECLS

/*
 * What each threshold would have done, over the threshold: how many of those passed on bought, how many of the buyers are
 * found, and below, how many leads a week that is. A line stands at one threshold; it is dragged, or walks by the arrows.
 * Signal: «moved» (gdouble threshold).
 */
#define ACCORD_TYPE_THRESHOLD_CHART (accord_threshold_chart_get_type ())
G_DECLARE_FINAL_TYPE (AccordThresholdChart, accord_threshold_chart, ACCORD, THRESHOLD_CHART, GtkWidget)

GtkWidget *accord_threshold_chart_new           (void);
/* @table: (transfer none), to outlive the widget's use of it; NULL: nothing is drawn. @first, @last: where the axis ends. */
void       accord_threshold_chart_set_table     (AccordThresholdChart       *self,
                                                 const AccordThresholdTable *table,
                                                 double                      first,
                                                 double                      last);
/* Leads a week that sales can follow up; NaN: nobody said. */
void       accord_threshold_chart_set_capacity  (AccordThresholdChart       *self,
                                                 double                      weekly);
/* Moves the line, without the signal. @description: what is there, for those who do not see it. */
void       accord_threshold_chart_set_threshold (AccordThresholdChart       *self,
                                                 double                      threshold,
                                                 const char                 *description);

G_END_DECLS
