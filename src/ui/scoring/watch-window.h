#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* How the published model holds: the share of each band by month, whether the audience has changed, whether bands still
 * convert in order. */
void accord_watch_window_open (AccordPage *page);

G_END_DECLS
