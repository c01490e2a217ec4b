#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_TICKS_MOST 16

/* The ticks of a value axis: evenly spaced round numbers that cover the data. */
typedef struct
{
  double min, max, step;
  guint  n; /* 2 … ACCORD_TICKS_MOST */
} AccordTicks;

void   accord_ticks_choose (AccordTicks *self,
                            double       low,
                            double       high,
                            guint        wanted,
                            gboolean     whole);
double accord_ticks_get    (const AccordTicks *self,
                            guint              index);

G_END_DECLS
