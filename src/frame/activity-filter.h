#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/* A frame like @self without some activities: bit i of @left_out is the i-th of them, counted lead by lead in the order of
 * the rows. Shares the rest. */
AccordFrame *accord_frame_without_activities (AccordFrame   *self,
                                              const guint64 *left_out);

G_END_DECLS
