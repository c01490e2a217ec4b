#pragma once

#include "kpi/form.h"
#include "workspace/board.h"

G_BEGIN_DECLS

/* What a chart of the board asks of the leads: what it says itself, and the rest as chosen above the board. */
typedef struct
{
  const AccordMetric *metric;
  AccordQuery         query;    /* borrows what stands below */
  AccordCompared      compared; /* PREVIOUS, LAST_YEAR: there are figures to compare with; TARGET: a line; else nothing */
  AccordCondition    *where;    /* NULL: all leads */
  char               *group;    /* or NULL */
  AccordPromises     *promises;
  GPtrArray          *costs;
} AccordChartQuestion;

/* What the leads answer. */
typedef struct
{
  AccordFigures *figures;
  AccordFigures *compared; /* NULL: with nothing */
} AccordChartAnswer;

/* FALSE: it cannot be asked; the error says why and what to do. @chart is of figures. */
gboolean           accord_chart_question_init   (AccordChartQuestion   *self,
                                                 AccordRecord          *chart,
                                                 const AccordKpiChoice *choice,
                                                 AccordWorkspace       *workspace,
                                                 AccordFrame           *frame,
                                                 GError               **error);
void               accord_chart_question_clear  (AccordChartQuestion   *self);
AccordChartAnswer *accord_chart_question_answer (const AccordChartQuestion *self,
                                                 AccordFrame               *frame,
                                                 GError                   **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same in another thread. */
void               accord_workspace_ask_async   (AccordWorkspace           *self,
                                                 const AccordChartQuestion *question,
                                                 GCancellable              *cancellable,
                                                 GAsyncReadyCallback        callback,
                                                 gpointer                   user_data);
AccordChartAnswer *accord_workspace_ask_finish  (AccordWorkspace           *self,
                                                 GAsyncResult              *result,
                                                 GError                   **error);
void               accord_chart_answer_free     (AccordChartAnswer         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordChartQuestion, accord_chart_question_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordChartAnswer, accord_chart_answer_free)

G_END_DECLS
