#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/*
 * Opens and clicks that look automatic: mail scanners and link checkers open a mail and follow its links before a person
 * can. What happened is told by its kind: what has «open» or «click» in it, and what was sent by «sent» or «deliver».
 * Such an activity looks automatic where
 * – it came within five seconds of something that was sent to the same lead;
 * – the same lead clicked more than once in that second;
 * – ten leads or more did the same in that second.
 * Days without a time say nothing; and where no time has seconds, all were noted to the minute, and nothing is told.
 */
#define ACCORD_AUTOMATIC_SECONDS 5
#define ACCORD_AUTOMATIC_LEADS 10

typedef struct
{
  guint64 *bits;     /* one for each activity, counted lead by lead in the order of the rows */
  guint    n;        /* opens and clicks in all */
  guint    n_found;  /* of them, those that look automatic */
} AccordAutomatic;

AccordAutomatic *accord_automatic_find (const AccordFrame *frame);
void             accord_automatic_free (AccordAutomatic   *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordAutomatic, accord_automatic_free)

G_END_DECLS
