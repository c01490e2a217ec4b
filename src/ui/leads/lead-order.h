#pragma once

#include <gio/gio.h>

#include "frame/lead-set.h"
#include "ui/leads/lead-ranking.h"
#include "workspace/figure-origin.h"

G_BEGIN_DECLS

/*
 * Which leads a table shows, and in which order: a permutation of some rows of a frame (guint32), computed
 * off the main thread.
 */
typedef struct
{
  char            *search;     /* in name, company, e-mail, id, job title; or NULL */
  AccordCondition *where;      /* or NULL */
  AccordFigurePart *behind;    /* only those behind a figure; or NULL */
  char            *sort;       /* a field's name; NULL: by key */
  gboolean         descending; /* empty cells come last either way */
  AccordAsOf       as_of;

  AccordLeadRanking *ranking;  /* made for the last order; or NULL */
} AccordLeadOrder;

void    accord_lead_order_clear          (AccordLeadOrder       *self);
GArray *accord_lead_order_rows           (AccordLeadOrder       *self,
                                          const AccordFrame     *frame,
                                          GError               **error);
void    accord_lead_order_compute_async  (const AccordLeadOrder *self,
                                          AccordFrame           *frame,
                                          GCancellable          *cancellable,
                                          GAsyncReadyCallback    callback,
                                          gpointer               user_data);
GArray *accord_lead_order_compute_finish (AccordLeadOrder       *self,
                                          GAsyncResult          *result,
                                          GError               **error);

G_END_DECLS
