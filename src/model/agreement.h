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
  GPtrArray    *calendars;
  GPtrArray    *terms;
  GPtrArray    *handover_rules;
  GPtrArray    *incentives;
  GPtrArray    *score_models; /* the one published last, if any */
  gpointer      goal;        /* AccordFigures of the shared goal's metric over its dates; NULL: no goal */
  gpointer      conversion;  /* AccordFigures: conversion rate by month */
  gpointer      value;       /* AccordFigures: lead value by month */
  gpointer      conversion_all, value_all; /* AccordFigures with one figure: the same query over all leads */
  gpointer      conversion_so_far, revenue; /* AccordFigures with one figure: to date, all leads and all customers */
  GHashTable   *referred;    /* the id of a metric that a section refers to → AccordFigures with one figure */
  GPtrArray    *persona_figures; /* of AccordFigures (conversion-rate, one figure) or NULL, as personas */
  AccordDay     as_of;
  AccordDay     today;
  char         *version;     /* «Draft», «Version 4» */
  gint64        number;      /* of the version; 0: the draft */
  char         *digest;      /* check code of the version; NULL: the draft */
  char         *content;     /* of the version, canonical JSON, which has that check code; NULL: the draft */
  char         *language;    /* of who asked for the review: «de_DE.UTF-8»; NULL: the draft */
  GPtrArray    *changes;     /* of AccordAgreementChange: since the version before; NULL: not known */
  gint64        changed_since; /* the number of that version; 0: it is the first */
  AccordDay     changed_since_day; /* on which that was frozen */
  /*< private >*/
  GDestroyNotify figures_free;
} AccordAgreement;

AccordAgreement *accord_agreement_new  (GDestroyNotify figures_free);
void             accord_agreement_free (AccordAgreement *self);

/* The kinds of records that an agreement is made of, beside the settings: where they are, what they are. */
typedef struct
{
  GType       (*get_type) (void);
  gsize         offset; /* of the GPtrArray in AccordAgreement */
} AccordAgreementPart;

#define ACCORD_N_AGREEMENT_PARTS 9 /* without the members */

const AccordAgreementPart *accord_agreement_parts    (void);
GPtrArray                 *accord_agreement_get_part (const AccordAgreement     *self,
                                                      const AccordAgreementPart *part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAgreement, accord_agreement_free)

G_END_DECLS
