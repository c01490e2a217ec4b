#pragma once

#include "model/agreement.h"
#include "model/records.h"
#include "model/score-model.h"
#include "present/words.h"

G_BEGIN_DECLS

/* What the PDF, the Markdown and the window's page say alike of an agreement. */

/* One section; those that an agreement must have are always there. */
typedef struct
{
  AccordRecord *record; /* NULL: nobody has begun it */
  const char   *kind;
  const char   *title;
  char         *body;   /* owned; "" where there is none; what references say stands in it */
} AccordAgreementSection;

/* The commitments of one side. */
typedef struct
{
  const char *team;     /* «marketing», «sales», «both» */
  char       *title;    /* «What marketing owes» */
  GPtrArray  *commitments;
} AccordAgreementSide;

/* agreement-references.c: Markdown with what its references say, transfer full. */
char       *accord_agreement_settle         (const AccordAgreement *self,
                                             const char            *markdown);
gboolean    accord_section_kind_is_required (const char *kind);
/* Whether a section of that kind says something beside its prose: personas, commitments, words … */
gboolean    accord_agreement_has_more       (const AccordAgreement *self,
                                             const char            *kind);
AccordScoreModel *accord_agreement_dup_score_model (const AccordAgreement *self); /* published last; NULL: none */

GArray     *accord_agreement_list_sections  (const AccordAgreement *self);
GArray     *accord_agreement_list_sides     (const AccordAgreement *self);
GPtrArray  *accord_agreement_list_figures   (const AccordAgreement *self); /* of AccordFigures with one figure */
char       *accord_agreement_get_title      (const AccordAgreement *self);
char       *accord_agreement_get_parties    (const AccordAgreement *self); /* «Marketing and Sales» */
char       *accord_agreement_get_state      (const AccordAgreement *self); /* «Draft. Figures as of 11 May 2025.» */
char       *accord_agreement_get_goal       (const AccordAgreement *self); /* «120 new customers»; NULL: none */
char       *accord_agreement_get_goal_days  (const AccordAgreement *self); /* «April to June 2025»; NULL: open */
char       *accord_agreement_get_progress   (const AccordAgreement *self); /* «49 so far; an even pace is 54.» or NULL */
double      accord_agreement_get_pace       (const AccordAgreement *self); /* what is even by now; NaN: not known */
const AccordFigure *accord_agreement_get_goal_figure (const AccordAgreement *self);
char       *accord_agreement_describe       (const AccordAgreement *self,
                                             AccordRecord          *commitment); /* a sentence */
const char *accord_agreement_get_currency   (const AccordAgreement *self);
double      accord_agreement_find_target    (const AccordAgreement *self,
                                             const char            *metric);

G_END_DECLS
