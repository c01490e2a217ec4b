#pragma once

#include "model/moment.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_EVENT_NOTED,    /* somebody says so */
  ACCORD_EVENT_VERSION,  /* a version of the agreement came into force */
  ACCORD_EVENT_CAMPAIGN, /* the first lead of a campaign */
} AccordEventKind;

/* Something that happened, to be marked in charts over time. */
typedef struct
{
  AccordEventKind kind;
  AccordDay       day;
  char           *text;   /* what somebody wrote; the name of a campaign; NULL of a version */
  gint64          number; /* of a version */
} AccordEvent;

AccordEvent *accord_event_new  (AccordEventKind    kind,
                                AccordDay          day,
                                const char        *text,
                                gint64             number);
AccordEvent *accord_event_copy (const AccordEvent *self);
void         accord_event_free (AccordEvent *self);

G_END_DECLS
