#pragma once

#include "kpi/metric.h"

G_BEGIN_DECLS

/* How the values of months make that of a longer period. */
typedef enum
{
  ACCORD_COMBINE_SUM,
  ACCORD_COMBINE_MEAN,
  ACCORD_COMBINE_LAST,
} AccordCombine;

/*
 * The KPIs of the teams' own, which are metrics beside the built-in ones: values typed month by month, or a formula of
 * other metrics. They are told of once and sealed; from then on immutable, reference counted, for any thread.
 */
typedef struct _AccordOwnKpis AccordOwnKpis;
typedef struct _AccordOwnKpi AccordOwnKpi;

AccordOwnKpis      *accord_own_kpis_new       (void);
/* @formula: NULL or "" where values are typed. */
AccordOwnKpi       *accord_own_kpis_add       (AccordOwnKpis *self,
                                               const char    *key,
                                               const char    *title,
                                               AccordUnit     unit,
                                               AccordBetter   better,
                                               AccordCombine  combine,
                                               const char    *formula);
/* Any day of the month; the last one said of a month holds. */
void                accord_own_kpi_add_value  (AccordOwnKpi  *self,
                                               AccordDay      month,
                                               double         value);
void                accord_own_kpis_seal      (AccordOwnKpis *self);
AccordOwnKpis      *accord_own_kpis_ref       (AccordOwnKpis *self);
void                accord_own_kpis_unref     (AccordOwnKpis *self);

guint               accord_own_kpis_get_n     (const AccordOwnKpis *self);
const AccordMetric *accord_own_kpis_get       (const AccordOwnKpis *self,
                                               guint                index);
const AccordMetric *accord_own_kpis_find      (const AccordOwnKpis *self,
                                               const char          *id);
/* Whether @formula would do for the KPI @key (NULL or "": a new one). */
gboolean            accord_own_kpis_check     (const AccordOwnKpis *self,
                                               const char          *key,
                                               const char          *formula,
                                               GError             **error);

/* own-kpi-figures.c. Of a metric that is one: */
gboolean            accord_own_kpi_is_sum     (const AccordMetric  *metric);
gboolean            accord_own_kpi_uses_costs (const AccordMetric  *metric);
/* NULL: values are typed. @words: as it stands with these for what it names; NULL: with their names. */
char               *accord_own_kpi_write      (const AccordMetric  *metric,
                                               const char *const   *words);
const AccordMetric *accord_own_kpi_get_operand (const AccordMetric *metric,
                                                guint               index); /* NULL behind the last */
AccordFigures      *accord_own_kpi_compute    (const AccordMetric  *metric,
                                               const AccordFrame   *frame,
                                               const AccordQuery   *query,
                                               GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordOwnKpis, accord_own_kpis_unref)

G_END_DECLS
