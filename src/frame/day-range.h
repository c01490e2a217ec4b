#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/* The first and the last day of a column of dates; FALSE: it has none. Looked for once, from any thread. */
gboolean accord_frame_day_range (const AccordFrame       *self,
                                 const AccordFrameColumn *column,
                                 AccordDay               *first,
                                 AccordDay               *last);

G_END_DECLS
