#pragma once

#include "present/words-score.h"
#include "report/agreement-report.h"
#include "report/document.h"

G_BEGIN_DECLS

/* A score model, or why one lead has its score by it: for those who have no window of Accord's. */
typedef struct
{
  char             *head;     /* whose it is */
  char             *name;     /* of the model: «Score model 3», «Draft of the score model» */
  AccordScoreModel *model;
  AccordRecord     *settings; /* a copy: another thread writes it */
  AccordDay         today;
  /* of a lead; or NULL: */
  char             *lead;     /* its name */
  AccordLedger     *ledger;
  AccordZone       *zone;
} AccordScoreReport;

AccordScoreReport *accord_score_report_new           (AccordScoreModel        *model,
                                                      AccordRecord            *settings);
void               accord_score_report_take_lead     (AccordScoreReport       *self,
                                                      const char              *name,
                                                      AccordLedger            *ledger, /* (transfer full) */
                                                      AccordZone              *zone);
void               accord_score_report_free          (AccordScoreReport       *self);
/* «Score model 3»; 0: the draft. Transfer full. */
char              *accord_score_report_name          (gint64                   number);
/* Its pages, not yet broken: of the lead where there is one, else of the model. */
AccordDocument    *accord_score_report_make_document (const AccordScoreReport *self,
                                                      AccordPaper              paper);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordScoreReport, accord_score_report_free)

G_END_DECLS
