#pragma once

#include <stdbool.h>

#include "frame/text-test.h"

G_BEGIN_DECLS

gboolean accord_text_scan (AccordTextTest     *test,
                           const char *const  *texts,
                           guint               first,
                           guint               end,
                           bool               *hits,
                           GError            **error);

G_END_DECLS
