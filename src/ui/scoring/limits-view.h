#pragma once

#include "ui/common/page.h"
#include "ui/scoring/score-draft.h"

G_BEGIN_DECLS

/* The numbers that a score is measured by: thresholds, bands, limits. */
#define ACCORD_TYPE_LIMITS_VIEW (accord_limits_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordLimitsView, accord_limits_view, ACCORD, LIMITS_VIEW, GtkBox)

GtkWidget *accord_limits_view_new  (AccordPage       *page,
                                    AccordScoreDraft *draft);
/* As if a person had typed it. */
void       accord_limits_view_type (AccordLimitsView *self,
                                    const char       *column,
                                    double            number);

G_END_DECLS
