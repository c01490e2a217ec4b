#pragma once

#include "present/figure-chart.h"
#include "ui/common/chart-view.h"
#include "workspace/figure-origin.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * A figure opened: formula in words, range, what was left out, and the leads behind it, which the page of leads shows.
 * Its numbers of leads are found off the main thread.
 */
#define ACCORD_TYPE_FIGURE_POPOVER (accord_figure_popover_get_type ())
G_DECLARE_FINAL_TYPE (AccordFigurePopover, accord_figure_popover, ACCORD, FIGURE_POPOVER, GtkPopover)

void accord_figure_popover_open (AccordChartView            *view,
                                 guint                       series,
                                 guint                       point,
                                 AccordWorkspace            *workspace,
                                 AccordFigures              *figures,
                                 const AccordCondition      *where,
                                 const AccordPresentOptions *options);

/* A figure that is no mark of a chart, or whose terms must be said: those of a commitment. */
void accord_figure_popover_open_at (GtkWidget                  *widget,
                                    const GdkRectangle         *at,
                                    AccordWorkspace            *workspace,
                                    AccordFigures              *figures,
                                    AccordMark                 *mark,
                                    AccordFigureOrigin         *origin,
                                    const AccordCondition      *where,
                                    const AccordPresentOptions *options);

G_END_DECLS
