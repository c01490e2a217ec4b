#pragma once

#include <gtk/gtk.h>

#include "kpi/incentive-preview.h"
#include "model/record.h"

G_BEGIN_DECLS

/* What the rules would have paid: the teams' totals first, then month by month. */
#define ACCORD_TYPE_PREVIEW_VIEW (accord_preview_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordPreviewView, accord_preview_view, ACCORD, PREVIEW_VIEW, GtkBox)

void accord_preview_view_show (AccordPreviewView            *self,
                               const AccordIncentivePreview *preview,
                               AccordRecord                 *settings);

G_END_DECLS
