#pragma once

#include "kpi/duplicates.h"
#include "kpi/metric.h"

G_BEGIN_DECLS

/* What may be wrong with leads. */
typedef enum
{
  ACCORD_QUALITY_SAME_EMAIL,
  ACCORD_QUALITY_SAME_PERSON,
  ACCORD_QUALITY_OUT_OF_ORDER,
  ACCORD_QUALITY_NO_SOURCE,
  ACCORD_QUALITY_OUTLIER,
  ACCORD_N_QUALITIES,
} AccordQuality;

/* What is found of one kind, and what it does to the figures. */
typedef struct
{
  AccordQuality     quality;
  AccordLeadSet    *leads;    /* that it is true of */
  guint             n_leads;
  AccordDuplicates *groups;   /* of duplicates; else NULL */
  AccordFigures    *without[2]; /* as accord_quality_metrics, each group counted once, other leads of it not at all */
} AccordQualityFinding;

typedef struct
{
  AccordFigures       *all[2]; /* the figures as they are */
  AccordQualityFinding findings[ACCORD_N_QUALITIES];
} AccordQualityReport;

/* Ids of the two metrics whose change is told: conversion rate, lead value. */
extern const char *const accord_quality_metrics[2];

const char          *accord_quality_get_name    (AccordQuality quality); /* «same-email» */
AccordQualityReport *accord_quality_find        (const AccordFrame   *frame,
                                                 const AccordQuery   *query,
                                                 GCancellable        *cancellable,
                                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                 accord_quality_report_free (AccordQualityReport *self);

guint32              accord_quality_find_best   (const AccordFrame   *frame,
                                                 const AccordAsOf    *as_of,
                                                 const guint32       *rows,
                                                 guint                n_rows);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordQualityReport, accord_quality_report_free)

G_END_DECLS
