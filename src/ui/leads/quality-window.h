#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* What may be wrong with the leads: how many, what it does to the figures, which ones, and how to mend it. */
#define ACCORD_TYPE_QUALITY_WINDOW (accord_quality_window_get_type ())
G_DECLARE_FINAL_TYPE (AccordQualityWindow, accord_quality_window, ACCORD, QUALITY_WINDOW, AdwWindow)

void accord_quality_window_present (AccordPage *page);

G_END_DECLS
