#pragma once

#include "model/moment.h"
#include "model/record.h"

G_BEGIN_DECLS

/*
 * Everything that the agreement says, copied, so that a job can write it off the main thread.
 * The workspace collects it, the report writes it. The figures are AccordFigures (kpi/figure.h),
 * which this room does not know: it only lets go of them.
 */
typedef struct
{
  AccordRecord *settings;
  GPtrArray    *members;     /* of AccordRecord, in order, as are the next */
  GPtrArray    *sections;
  GPtrArray    *personas;    /* without the archived ones */
  GPtrArray    *commitments;
  GPtrArray    *targets;
  GPtrArray    *terms;
  gpointer      goal;        /* AccordFigures of the shared goal's metric over its dates; NULL: no goal */
  gpointer      conversion;  /* AccordFigures: conversion rate by month */
  gpointer      value;       /* AccordFigures: lead value by month */
  gpointer      conversion_all, value_all; /* AccordFigures with one figure: the same query over all leads */
  gpointer      conversion_so_far, revenue; /* AccordFigures with one figure: to date, all leads and all customers */
  GPtrArray    *persona_figures; /* of AccordFigures (conversion-rate, one figure) or NULL, as personas */
  AccordDay     as_of;
  AccordDay     today;
  char         *version;     /* «Draft» */
  /*< private >*/
  GDestroyNotify figures_free;
} AccordAgreement;

AccordAgreement *accord_agreement_new  (GDestroyNotify figures_free);
void             accord_agreement_free (AccordAgreement *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAgreement, accord_agreement_free)

G_END_DECLS
