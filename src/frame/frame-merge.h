#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/* A frame like @base in which the leads @keys are as they are in @fresh; those that are not there are gone. */
AccordFrame *_accord_frame_merge (AccordFrame  *base,
                                  const gint64 *keys,
                                  guint         n_keys,
                                  AccordFrame  *fresh);

G_END_DECLS
