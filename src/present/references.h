#pragma once

#include "kpi/metric.h"
#include "model/record.h"

G_BEGIN_DECLS

/*
 * Live references: links of a scheme of our own in the Markdown of the agreement, «[120 new customers](accord:goal)».
 * What they say follows their source; the words in the brackets are what they said when they were written, and stand
 * in where there is no source any more.
 */
#define ACCORD_REFERENCE_SCHEME "accord:"
#define ACCORD_REFERENCE_THRESHOLD "threshold"

/* What can be referred to. */
typedef struct
{
  const char *name; /* «persona»: accord:persona/UUID */
  const char *label; /* N_(): «Persona» */
  const char *icon;
  GType (*get_type) (void); /* NULL: no record of its own */
  gboolean    has_item;     /* whether its address goes on: what is after the slash */
  const char *gone;         /* N_(): a sentence, and what to do */
  const char *gone_short;   /* N_(): «persona deleted» */
} AccordReferenceKind;

const AccordReferenceKind *accord_reference_kinds (guint *n_kinds);

/* Where records and figures are looked up: either may answer NULL. */
typedef struct
{
  AccordRecord *settings;
  AccordRecord *(*find_record) (gpointer    data,
                                GType       type,
                                const char *id);
  const AccordFigures *(*find_figures) (gpointer    data,
                                        const char *metric);
  AccordRecord *(*find_model) (gpointer data); /* the score model that was published last */
  gpointer data;
} AccordReferenceSource;

/* A threshold of the score that can be referred to. */
typedef struct
{
  const char *name;  /* «mql»: accord:threshold/mql */
  const char *label; /* N_(): «Qualified from» */
} AccordReferenceThreshold;

const AccordReferenceThreshold *accord_reference_thresholds (guint *n_thresholds);

/* What one says now. */
typedef struct
{
  const AccordReferenceKind *kind; /* NULL: none that is known */
  char *words;                     /* NULL: what it said last is all there is */
  char *problem;                   /* what is missing and what to do, sentences; NULL: nothing is */
} AccordReference;

gboolean                   accord_reference_is_address (const char *address);
const AccordReferenceKind *accord_reference_parse      (const char  *address,
                                                        const char **item);
char                      *accord_reference_address    (const AccordReferenceKind *kind,
                                                        const char                *item);
void                       accord_reference_resolve    (const AccordReferenceSource *source,
                                                        const char                  *address,
                                                        AccordReference             *reference);
void                       accord_reference_clear      (AccordReference *reference);
/* The same Markdown with words in place of its references: for what is read elsewhere. */
char                      *accord_references_settle    (const AccordReferenceSource *source,
                                                        const char                  *markdown);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordReference, accord_reference_clear)

G_END_DECLS
