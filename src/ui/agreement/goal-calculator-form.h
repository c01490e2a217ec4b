#pragma once

#include "kpi/goal-history.h"
#include "ui/common/autosave.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * What the goal calculator asks: the goal, the rates of both sides, the people and their time. All is saved by itself.
 * Signal: «changed» () – at each step of a slider, before anything is saved.
 */
#define ACCORD_TYPE_GOAL_FORM (accord_goal_form_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalForm, accord_goal_form, ACCORD, GOAL_FORM, GtkBox)

GtkWidget *accord_goal_form_new          (AccordWorkspace *workspace);
/* @history: (nullable): what was measured; it must stay until the next is set. */
void       accord_goal_form_set_history  (AccordGoalForm          *self,
                                          const AccordGoalHistory *history);
/* As it stands in the inputs, saved or not. */
void       accord_goal_form_get_input    (AccordGoalForm  *self,
                                          AccordPlanInput *input);
void       accord_goal_form_get_capacity (AccordGoalForm      *self,
                                          AccordCapacityInput *input);
gboolean   accord_goal_form_get_days     (AccordGoalForm *self,
                                          AccordDay      *first,
                                          AccordDay      *last);
void       accord_goal_form_flush        (AccordGoalForm *self);

G_END_DECLS
