#pragma once

#include "model/moment.h"

G_BEGIN_DECLS

/* The leads of one past month, old enough to be judged: how many there were, and after how many days some bought. */
typedef struct
{
  guint   leads;
  GArray *lags; /* of gint: the days from lead to customer, one a customer */
} AccordCohort;

AccordCohort *accord_cohort_new  (guint leads);
void          accord_cohort_free (AccordCohort *self);

typedef struct
{
  GPtrArray *cohorts;     /* of AccordCohort */
  AccordDay  first, last; /* of the period */
  double     customers;   /* to reach in it */
  guint32    seed;
} AccordSimulation;

#define ACCORD_SIMULATION_RUNS 1000
#define ACCORD_SIMULATION_KEPT 0.8   /* of the runs */
#define ACCORD_SIMULATION_MONTHS 6   /* of history, at least */

/* How many leads the period must bring for the goal to be kept in 8 of 10 runs. */
gboolean accord_simulation_find_leads (const AccordSimulation  *self,
                                       guint64                 *leads,
                                       GError                 **error) G_GNUC_WARN_UNUSED_RESULT;
/* In which part of the runs so many leads keep it: 0 … 1. */
double   accord_simulation_get_kept   (const AccordSimulation  *self,
                                       guint64                  leads);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordCohort, accord_cohort_free)

G_END_DECLS
