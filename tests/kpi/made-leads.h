#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

#define MADE_FIRST_DAY 18628 /* 2021-01-01 */
#define MADE_N_DAYS 2130

/* The same leads as plain arrays: seconds since 1970, 0 where something never was. */
typedef struct
{
  guint    n;
  gint32  *times[6]; /* created, MQL, SQL, opportunity, customer, first contact */
  guint8  *sources, months[MADE_N_DAYS + 400];
  double  *values;
  gint32  *buffer;
} MadeLeads;

/* Leads made up by chance, always the same: those of @self, and as a frame. */
AccordFrame *made_leads_init  (MadeLeads *self,
                               guint      n);

void         made_leads_clear (MadeLeads *self);

G_END_DECLS
