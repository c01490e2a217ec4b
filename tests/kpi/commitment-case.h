#pragma once

#include "fixture-frame.h"

#include "kpi/promise.h"

/* Leads, what was agreed about them, and what is asked; as of a day, in Berlin, from nine to five. */
typedef struct
{
  AccordFrame    *frame;
  AccordQuery     query;
  AccordPromises *promises;
  AccordPromise  *promise; /* borrowed: the draft */
} Case;

/* @leads: lines «id | source | created_at | mql_at | sql_at | lost_at | handed_over_at | first_contact_at | accepted_at |
 * rejected_at | reject_reason»; @activities: NULL: none */
void                case_init     (Case                *self,
                                   const char          *metric,
                                   const char          *leads,
                                   const char          *activities,
                                   const char          *as_of);
void                case_clear    (Case                *self);
AccordFigures      *compute       (Case                *self,
                                   const char          *metric);
const AccordFigure *get           (const AccordFigures *figures,
                                   guint                index);
void                assert_counts (const AccordFigure  *figure,
                                   double               met,
                                   double               judged,
                                   guint64              open);
