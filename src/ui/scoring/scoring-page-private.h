#pragma once

#include "ui/scoring/limits-view.h"
#include "ui/scoring/score-group-view.h"
#include "ui/scoring/score-previewer.h"
#include "ui/scoring/scoring-page.h"

G_BEGIN_DECLS

struct _AccordScoringPage
{
  AccordPage parent_instance;

  /* template */
  GtkStack *stack; /* «empty», «rules» */
  GtkLabel *state_label;
  GtkBox   *groups_box;
  GtkBox   *limits_box;
  GtkBox   *preview_box;

  /* borrowed */
  AccordLimitsView *limits;

  /* owned */
  AccordScoreDraft     *draft;
  AccordScorePreviewer *previewer;
  GPtrArray            *views;  /* of AccordScoreGroupView (borrowed), in the order of the groups */
  char                 *wanted; /* the id of a rule or group that is to have the focus once it is there, or NULL */
  guint                 timer;

  gboolean wanted_open; /* and is to be edited */
};

/* The rule or group is looked at once it is where it is to be. */
void                  accord_scoring_page_want           (AccordScoringPage *self,
                                                          const char        *id,
                                                          gboolean           open);
/* The group in which the focus is; NULL: in none. */
AccordScoreGroupView *accord_scoring_page_get_group      (AccordScoringPage *self);

/* scoring-page-actions.c */
void accord_scoring_page_class_install_actions (GtkWidgetClass    *widget_class);
void accord_scoring_page_update_actions        (AccordScoringPage *self);

G_END_DECLS
