#pragma once

#include "frame/frame.h"
#include "store/bulk.h"

G_BEGIN_DECLS

/*
 * The leads of a workspace as they were loaded last, kept on this computer: reading them is a fraction of loading. A frame
 * that was read is as old as its log number, and to be brought up to date by accord_frame_refresh().
 * All of it waits: call it from a job. What fails is no error: the leads are loaded then.
 */
/* NULL: there is none that belongs to the workspace as it is; one that does not goes. */
AccordFrame *accord_frame_cache_read    (AccordStore       *store,
                                         AccordZone        *zone,
                                         GCancellable      *cancellable) G_GNUC_WARN_UNUSED_RESULT;
/* Unless there is one. Returns whether there is one now. */
gboolean     accord_frame_cache_write   (const AccordFrame *frame,
                                         AccordStore       *store);
void         accord_frame_cache_discard (AccordStore       *store);

G_END_DECLS
