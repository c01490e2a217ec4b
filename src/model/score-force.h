#pragma once

#include "model/version-state.h"

G_BEGIN_DECLS

/*
 * Which published model counts. Until there is an agreement the one published last does, at once; then the one that the
 * version in force contains, for nobody is judged by what the other team has not signed.
 */
typedef struct
{
  AccordRecord *model;   /* that counts; NULL: none does. Of the list of models, transfer none */
  AccordRecord *latest;  /* the one published last; NULL: none was */
  gint64        pending; /* the latest waits until this version is in force; 0: it counts */
} AccordScoreForce;

/* @models: records of published ones; @versions: of AccordVersionStatus, oldest first, as of @today. */
void accord_score_force_find (AccordScoreForce *self,
                              GPtrArray        *models,
                              GPtrArray        *versions,
                              AccordDay         today);

G_END_DECLS
