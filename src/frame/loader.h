#pragma once

#include "frame/frame.h"
#include "store/bulk.h"

G_BEGIN_DECLS

/* Reads the whole workspace's leads and activities in key ranges. From a job's thread. @progress gets 0 … 1. */
AccordFrame *accord_frame_load (AccordStore   *store,
                                AccordZone    *zone,
                                void         (*progress) (double fraction, gpointer user_data),
                                gpointer       user_data,
                                GCancellable  *cancellable,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* What changed since @base was loaded; all of it where that is too much, or cannot be told. The same otherwise. */
AccordFrame *accord_frame_refresh (AccordFrame   *base,
                                   AccordStore   *store,
                                   void         (*progress) (double fraction, gpointer user_data),
                                   gpointer       user_data,
                                   GCancellable  *cancellable,
                                   GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
