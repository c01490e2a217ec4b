#pragma once

#include <gtk/gtk.h>

#include "scoring/threshold-table.h"

G_BEGIN_DECLS

/*
 * Thresholds that can be taken: where the line is, the one that fills sales' capacity, and the one at which two in five
 * convert. Signal: «taken» (gdouble threshold).
 */
#define ACCORD_TYPE_THRESHOLD_OFFERS (accord_threshold_offers_get_type ())
G_DECLARE_FINAL_TYPE (AccordThresholdOffers, accord_threshold_offers, ACCORD, THRESHOLD_OFFERS, GtkBox)

/* What the offers depend on. */
typedef struct
{
  const AccordThresholdTable *table;
  double                      line;     /* where the line is */
  double                      draft;    /* the threshold of the draft; NaN: it has none */
  double                      capacity; /* leads a week that sales can follow up; NaN: nobody said */
  gboolean                    may;      /* whether the person may take one */
} AccordThresholdChoice;

GtkWidget *accord_threshold_offers_new  (void);
void       accord_threshold_offers_show (AccordThresholdOffers       *self,
                                         const AccordThresholdChoice *choice);

G_END_DECLS
