#pragma once

#include "snapshot.h"

G_BEGIN_DECLS

/*
 * Keeps the frame of a store fresh: loads it off the main thread, then what changes in leads, and derives its columns
 * again when personas change; what comes in quick succession is done once.
 *
 * Properties: frame (AccordFrame or NULL), loading (d: 0 … 1 while all is loaded, else -1), problem (s: why it could not be
 * loaded, or NULL).
 */
#define ACCORD_TYPE_FRAME_KEEPER (accord_frame_keeper_get_type ())
G_DECLARE_FINAL_TYPE (AccordFrameKeeper, accord_frame_keeper, ACCORD, FRAME_KEEPER, GObject)

AccordFrameKeeper *accord_frame_keeper_new            (AccordStore *store);
void               accord_frame_keeper_start          (AccordFrameKeeper *self,
                                                       AccordZone        *zone);
void               accord_frame_keeper_stop           (AccordFrameKeeper *self);
void               accord_frame_keeper_take           (AccordFrameKeeper *self,
                                                       AccordSnapshot    *snapshot);
AccordFrame       *accord_frame_keeper_load           (AccordFrameKeeper *self,
                                                       AccordZone        *zone,
                                                       guint64           *n_promoted,
                                                       GCancellable      *cancellable,
                                                       GError           **error);
AccordFrame       *accord_frame_keeper_get_frame      (AccordFrameKeeper *self);
AccordMoment       accord_frame_keeper_get_data_as_of (AccordFrameKeeper *self);
double             accord_frame_keeper_get_loading    (AccordFrameKeeper *self);
const char        *accord_frame_keeper_get_problem    (AccordFrameKeeper *self);

G_END_DECLS
