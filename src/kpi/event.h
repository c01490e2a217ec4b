#pragma once

#include "model/moment.h"

G_BEGIN_DECLS

/* Something that happened, to be marked in charts over time. */
typedef struct
{
  AccordDay day;
  char     *label; /* short: «version 3» */
  char     *tip;   /* a sentence, or what somebody wrote */
} AccordEvent;

void accord_event_free (AccordEvent *self);

G_END_DECLS
