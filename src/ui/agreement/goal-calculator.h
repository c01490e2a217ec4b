#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* From a revenue back to what each team must bring, and from there to goal, commitments and targets. */
#define ACCORD_TYPE_GOAL_CALCULATOR (accord_goal_calculator_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalCalculator, accord_goal_calculator, ACCORD, GOAL_CALCULATOR, AdwWindow)

void       accord_goal_calculator_present    (AccordPage *page);
/* A button that opens it. Transfer floating. */
GtkWidget *accord_goal_calculator_new_button (AccordPage *page);

G_END_DECLS
