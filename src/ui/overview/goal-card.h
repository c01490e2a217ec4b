#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* The shared goal: what is reached, how that stands against an even pace, and the way there as a chart. */
#define ACCORD_TYPE_GOAL_CARD (accord_goal_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordGoalCard, accord_goal_card, ACCORD, GOAL_CARD, AdwBin)

void accord_goal_card_show (AccordGoalCard  *self,
                            AccordWorkspace *workspace);
/* Without its heading: it stands under one. */
void accord_goal_card_set_bare (AccordGoalCard *self);
void accord_goal_card_set_magnified (AccordGoalCard *self,
                                     double          factor);
/* What it shows, borrowed; NULL: there is no goal, or it is not worked out yet. */
AccordFigures *accord_goal_card_get_figures (AccordGoalCard *self);

G_END_DECLS
