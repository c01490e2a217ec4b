#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The charts of the board: those that the teams arranged; until then, the first board. */

typedef enum
{
  ACCORD_CHART_OF_FIGURES,
  ACCORD_CHART_OF_GOAL,        /* the shared goal */
  ACCORD_CHART_OF_COMMITMENTS, /* how each of them stands */
} AccordChartSubject;

/* Of AccordRecord, in their order (transfer container). The same objects as long as nobody arranged anything. */
GPtrArray         *accord_board_list_charts     (AccordWorkspace *workspace);
/* Whether nobody arranged anything yet. */
gboolean           accord_board_is_first        (AccordWorkspace *workspace);

AccordChartSubject accord_board_chart_subject   (AccordRecord *chart);

G_END_DECLS
