#pragma once

#include "frame/loader.h"
#include "model/score-model.h"

G_BEGIN_DECLS

/* The leads as they are read from the store: what was loaded, what was derived from it, and when it was true. */
typedef struct
{
  AccordFrame *base;       /* as loaded */
  AccordFrame *frame;      /* with its derived columns */
  AccordMoment data_as_of; /* of the imports; NONE: leads are kept by hand */
  AccordScoreModel *model;        /* by which they have their score; NULL: none counts */
  gint64            model_number;
} AccordSnapshot;

AccordSnapshot *accord_snapshot_load  (AccordStore   *store,
                                       AccordZone    *zone,
                                       const AccordSnapshot *previous,
                                       void         (*progress) (double fraction, gpointer user_data),
                                       gpointer       user_data,
                                       GCancellable  *cancellable,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
AccordSnapshot *accord_snapshot_copy  (const AccordSnapshot *self); /* shares the leads */
void            accord_snapshot_free  (AccordSnapshot *self);
void            accord_snapshot_as_of (AccordMoment      data_as_of,
                                       const AccordZone *zone,
                                       AccordAsOf       *as_of);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordSnapshot, accord_snapshot_free)

G_END_DECLS
