#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Whether opens and clicks that look automatic count, and which leads qualify only because of them. */
void accord_automatic_window_open (AccordPage *page);

G_END_DECLS
