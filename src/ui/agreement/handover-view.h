#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* The hand-over in parts, below its text: when, who takes which, how, how soon, and what happens else. Saves by itself. */
#define ACCORD_TYPE_HANDOVER_VIEW (accord_handover_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordHandoverView, accord_handover_view, ACCORD, HANDOVER_VIEW, AdwBin)

GtkWidget *accord_handover_view_new (AccordPage *page);

G_END_DECLS
