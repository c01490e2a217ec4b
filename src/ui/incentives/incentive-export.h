#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Asks where to, and writes @text there off the main thread. */
void accord_incentive_export_ask (AccordPage *page,
                                  const char *text);

G_END_DECLS
