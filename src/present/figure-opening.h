#pragma once

#include "present/figure-chart.h"

G_BEGIN_DECLS

/* Some of the leads behind a figure, to be looked at one by one. */
typedef struct
{
  guint part;   /* an AccordPart */
  char *label;  /* «The other 292» */
  char *detail; /* why they are named; or NULL */
} AccordOpeningPart;

/* One figure opened: where it comes from, in words. All strings are its own. */
typedef struct
{
  char      *title;       /* «Customers within 90 days, January 2026» */
  char      *value;       /* «13.4 %» */
  char      *standing;    /* «likely range 10.1–17.4 %; target 12 %»; or NULL */
  char      *numerator;   /* «45 customers within 90 days»: above the line */
  char      *denominator; /* «337 leads of January 2026, each older than 90 days»: under it; NULL: there is no line */
  GPtrArray *parts;       /* of AccordOpeningPart: those that have leads */
  char      *foot;        /* «Data as of 28 November 2026. Only leads with …» */
} AccordFigureOpening;

AccordFigureOpening *accord_figure_opening_new  (const AccordMetric         *metric,
                                                 const AccordFigures        *figures,
                                                 const AccordMark           *mark,
                                                 const guint                 n_leads[ACCORD_N_PARTS],
                                                 const AccordCondition      *where,
                                                 const AccordPresentOptions *options);
void                 accord_figure_opening_free (AccordFigureOpening *self);
/* Its words as lines, to be pasted. */
char                *accord_figure_opening_text (const AccordFigureOpening *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFigureOpening, accord_figure_opening_free)

G_END_DECLS
