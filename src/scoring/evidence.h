#pragma once

#include "scoring/outcome.h"

G_BEGIN_DECLS

/* What the values of a field, or how often something happened, say about who buys. */
typedef enum
{
  ACCORD_VERDICT_TOO_FEW,     /* too few to tell: the likely range holds the average */
  ACCORD_VERDICT_SUPPORTS,    /* converts better than the average */
  ACCORD_VERDICT_CONTRADICTS, /* converts worse */
} AccordValueVerdict;

typedef enum
{
  ACCORD_FIELD_SAYS_NOTHING,  /* information value below 0.02 */
  ACCORD_FIELD_SAYS_SOME,
  ACCORD_FIELD_SAYS_MUCH,      /* 0.1 and more */
  ACCORD_FIELD_KNOWN_AFTER, /* suspect of being known only after the sale: left out of suggestions */
} AccordFieldVerdict;

/* Why a field is said to be known only after the sale. */
typedef enum
{
  ACCORD_KNOWN_AFTER_NOT,
  ACCORD_KNOWN_AFTER_STAGE,    /* it says how far sales came */
  ACCORD_KNOWN_AFTER_SET,      /* a date, and mostly on the day of the sale or later */
  ACCORD_KNOWN_AFTER_SEPARATES, /* alone it tells nearly every buyer: AUC above 0.9 */
  ACCORD_KNOWN_AFTER_SUSPECT,  /* information value above 0.5: a person may know better */
} AccordKnownAfter;

typedef struct
{
  char                 *value;     /* what people read; NULL: empty, or of REST the others */
  gboolean              is_rest;   /* values that are too many to be told apart */
  double                from, to;  /* of a bin of numbers or days: from … to, both included; else NaN */
  guint                 n, won;
  double                rate, low, high; /* likely range */
  double                woe;       /* ln ((won / all won) / (not won / all not won)), 0.5 added to each count */
  AccordValueVerdict verdict;
  char                 *condition; /* for which leads, as text; NULL: nothing says it */
} AccordEvidenceValue;

typedef struct
{
  char              *field;
  guint              n, won;
  double             rate;
  double             iv;      /* information value */
  double             auc;     /* of the field alone, each value as good as it was */
  AccordFieldVerdict verdict;
  gboolean           set_after; /* a date, and mostly after the sale */
  AccordKnownAfter   known_after; /* why, or not */
  GPtrArray         *values;  /* of AccordEvidenceValue: numbers in order, texts by number of leads */
} AccordFieldEvidence;

/* @field: the name of a field, or «activity("kind")». NULL and an AccordConditionError: there is none. */
AccordFieldEvidence *accord_field_evidence_new  (const AccordFrame   *frame,
                                                 const char          *field,
                                                 const AccordOutcome *outcome,
                                                 GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void                 accord_field_evidence_free (AccordFieldEvidence *self);
/* What the leads of a rule say about its points. */
AccordValueVerdict accord_evidence_of_leads  (const AccordLeadSet *leads,
                                                 const AccordOutcome *outcome,
                                                 double               points,
                                                 AccordEvidenceValue *value); /* without texts */
const char          *accord_value_verdict_get_name (AccordValueVerdict verdict); /* «too-few» */
const char          *accord_field_verdict_get_name    (AccordFieldVerdict    verdict); /* «known-after-the-sale» */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFieldEvidence, accord_field_evidence_free)

G_END_DECLS
