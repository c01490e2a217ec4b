#pragma once

#include "kpi/standing.h"
#include "kpi/waiting.h"
#include "model/record.h"

G_BEGIN_DECLS

typedef struct
{
  char        *body, *who;
  AccordMoment at;
} AccordDigestQuestion;

/* What is to be known on Monday morning, for a page that is written once. All its own: another thread may write it. */
typedef struct
{
  char         *head;        /* whose it is */
  AccordRecord *settings;
  AccordAsOf    as_of;
  AccordDay     today;
  AccordFigures *goal;       /* by week or month; NULL: none is set */
  GPtrArray    *commitments; /* of AccordStandingFigure, in the order of the agreement */
  GPtrArray    *metrics;     /* of AccordFigures, by month: those of the board */
  GPtrArray    *waiting;     /* of AccordWaitingLead, most late first */
  GPtrArray    *questions;   /* of AccordDigestQuestion, newest first */
  char         *import_file; /* NULL: nothing was imported */
  AccordDay     import_day;
  guint64       n_new, n_changed;
} AccordDigest;

AccordDigest *accord_digest_new  (AccordRecord *settings);
void          accord_digest_free (AccordDigest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordDigest, accord_digest_free)

G_END_DECLS
