#pragma once

#include "kpi/attainment.h"
#include "kpi/promise.h"

G_BEGIN_DECLS

/* How one commitment stands in its present period, as a plain thing that other threads may make and draw. */
typedef struct
{
  char               *id;
  char               *title, *owner;
  const AccordMetric *metric;   /* its own */
  AccordFigures      *figures;  /* of one figure; without any: nothing is known yet */
  AccordPeriodKind    period;   /* how often it is judged */
  AccordDay           first, last; /* the days that are judged */
  double              target;   /* for a whole period; NaN: none agreed */
  double              due;      /* of it by the last day, if every day brings the same */
  gboolean            at_most;
} AccordStandingFigure;

void                accord_standing_figure_free  (AccordStandingFigure *self);
const AccordFigure *accord_standing_figure_get   (const AccordStandingFigure *self); /* NULL: no figure with a value */
AccordStandingState accord_standing_figure_judge (const AccordStandingFigure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordStandingFigure, accord_standing_figure_free)

G_END_DECLS
