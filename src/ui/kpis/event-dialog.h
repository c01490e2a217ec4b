#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Asks what happened and when, and writes it: charts over time mark it. */
void accord_event_dialog_open (AccordPage *page);

G_END_DECLS
