#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Why leads were rejected, what those of a reason have in common, and rules against it. */
void accord_rejections_window_open (AccordPage *page);

G_END_DECLS
