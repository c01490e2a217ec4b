#pragma once

#include "frame/frame-private.h"

G_BEGIN_DECLS

/* Takes activities in any order and lays them out by lead and time. */
typedef struct _AccordActivitySorter AccordActivitySorter;

AccordActivitySorter *accord_activity_sorter_new  (const gint64 *lead_keys,
                                                   guint         n_leads);
void                  accord_activity_sorter_free (AccordActivitySorter *self);
void                  accord_activity_sorter_add  (AccordActivitySorter *self,
                                                   const gint64         *lead_keys,
                                                   const char *const    *kinds,
                                                   const AccordMoment   *at,
                                                   guint                 n);
AccordActivityData   *accord_activity_sorter_end  (AccordActivitySorter *self);

G_END_DECLS
