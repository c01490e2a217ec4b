#pragma once

#include "scoring/score-matches.h"

G_BEGIN_DECLS

/* One of the things that a rule's condition looks at, as it is for one lead: which value, which activity. */
typedef struct
{
  gboolean     is_activity;
  char        *name;  /* the field, or the kind of activity */
  char        *value; /* of the field; NULL: it is empty */
  guint        count; /* of the activity, within the condition's days */
  AccordMoment at;    /* of the latest of them; ACCORD_MOMENT_NONE */
} AccordRuleReason;

/* (element-type AccordRuleReason): in the order of the condition, each field and kind once. */
GPtrArray *accord_rule_reasons (const AccordCondition *condition,
                                const AccordFrame     *frame,
                                guint                  row,
                                const AccordAsOf      *as_of);

G_END_DECLS
