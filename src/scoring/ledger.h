#pragma once

#include "scoring/rule-reason.h"

G_BEGIN_DECLS

/* Why a lead has its score: lines whose points always sum to it. */
typedef enum
{
  ACCORD_LEDGER_START,
  ACCORD_LEDGER_RULE,
  ACCORD_LEDGER_GROUP_LOW,  /* the group gives at least its low */
  ACCORD_LEDGER_GROUP_HIGH, /* the group gives at most its high */
  ACCORD_LEDGER_MIN,        /* the lowest score */
  ACCORD_LEDGER_MAX,        /* the highest score */
} AccordLedgerKind;

typedef struct
{
  AccordLedgerKind kind;
  guint            group, rule; /* their places in the model, where it is of one */
  double           points;      /* what it adds, or takes */
  double           full;        /* RULE: the rule's points, before they got less with time */
  gint             age;         /* RULE: days; -1: it loses no points with time */
  GPtrArray       *reasons;     /* RULE: of AccordRuleReason; else NULL */
} AccordLedgerLine;

typedef struct
{
  double      score, fit, engagement;
  AccordBand  band;
  AccordAsOf  as_of;
  guint       n_left_out; /* opens and clicks that count for nothing, for they look automatic */
  GPtrArray  *lines; /* of AccordLedgerLine: start, then by group and rule, then limits */
} AccordLedger;

AccordLedger *accord_ledger_new  (const AccordScoreMatches *matches,
                                  const AccordScoreModel   *model,
                                  guint                     row);
void          accord_ledger_free (AccordLedger             *self);
const char   *accord_ledger_kind_get_name (AccordLedgerKind kind); /* «group-high» */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLedger, accord_ledger_free)

G_END_DECLS
