#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* The shared goal, as page 1 shows it; strings may be NULL where there is nothing to say. */
typedef struct
{
  const char *goal;      /* «120 new customers» */
  const char *days;      /* «April to June 2025» */
  const char *progress;  /* «49 so far; an even pace is 54.» */
  double      value, target, pace; /* for the bar; NaN: none */
  const char *value_label, *target_label;
} AccordGoal;

void accord_goal_panel_add (AccordDocument   *document,
                            const AccordGoal *goal);

G_END_DECLS
