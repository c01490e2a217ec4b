#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/* The columns of @frame that are named in @names («a,b,[Lead Source]»); without names all, or (@few) those for a terminal. */
GPtrArray *accord_columns_choose (AccordFrame *frame,
                                  const char  *names,
                                  gboolean     few,
                                  GError     **error);

G_END_DECLS
