#pragma once

#include "kpi/figure.h"
#include "model/wilson.h"

G_BEGIN_DECLS

#define ACCORD_KPI_ERROR (accord_kpi_error_quark ())

typedef enum
{
  ACCORD_KPI_ERROR_METRIC, /* no such metric */
  ACCORD_KPI_ERROR_GROUP,  /* no such field to group by, or one that cannot group */
  ACCORD_KPI_ERROR_QUERY,  /* stages in the wrong order, negative horizon, from after to */
  ACCORD_KPI_ERROR_FORMULA, /* of a KPI of the teams' own; the message begins with the position */
  ACCORD_KPI_ERROR_HISTORY, /* too little happened so far to say something from it */
} AccordKpiError;

GQuark accord_kpi_error_quark (void);

struct _AccordMetric
{
  const char  *id;       /* «conversion-rate» */
  const char  *label;    /* N_(); of an own KPI what the teams call it: accord_metric_get_label() */
  AccordUnit   unit;
  AccordBetter better;
  gboolean     has_basis; /* basis, horizon and stages matter */
  /*< private >*/
  const struct _AccordCounting *counting;
  struct _AccordOwnKpi         *own; /* NULL: built in, and static */
};

const AccordMetric *accord_metrics        (guint *n_metrics);
const AccordMetric *accord_metric_find    (const char *id); /* of the built-in ones */
const char         *accord_metric_get_label (const AccordMetric *self);
gboolean            accord_metric_is_own  (const AccordMetric *self);
const AccordMetric *accord_metric_ref     (const AccordMetric *self);
void                accord_metric_unref   (const AccordMetric *self);
/* What @figures are of; NULL: a metric that there is not. */
const AccordMetric *accord_figures_get_metric (const AccordFigures *figures);
AccordFigures      *accord_metric_compute (const AccordMetric *self,
                                           const AccordFrame  *frame,
                                           const AccordQuery  *query,
                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* The leads behind one figure: opening a number shows exactly those that were counted. */
typedef enum
{
  ACCORD_PART_NUMERATOR,
  ACCORD_PART_DENOMINATOR,
  ACCORD_PART_OPEN,
  ACCORD_PART_LEFT_OUT, /* + an AccordLeftOut */
  ACCORD_PART_MISSED = ACCORD_PART_LEFT_OUT + ACCORD_N_LEFT_OUT, /* of the denominator, but not of the numerator */
  ACCORD_N_PARTS,
} AccordPart;

AccordLeadSet      *accord_figure_leads   (const AccordMetric *metric,
                                           const AccordFrame  *frame,
                                           const AccordQuery  *query,
                                           const AccordFigure *figure,
                                           guint               part,
                                           GError            **error) G_GNUC_WARN_UNUSED_RESULT;

const char         *accord_period_kind_get_name (AccordPeriodKind kind); /* «month» */
gboolean            accord_period_kind_parse    (const char *name, AccordPeriodKind *kind);
const char         *accord_basis_get_name       (AccordBasis basis);     /* «to-date» */
gboolean            accord_basis_parse          (const char *name, AccordBasis *basis);

G_END_DECLS
