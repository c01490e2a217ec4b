#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * How a commitment was kept in its last twelve periods: a small chart, the target as a line that can be dragged, and a
 * sentence: «You would have kept this in 5 of the last 12 months.» It follows the commitment and the leads.
 *
 * Signal: «target-dragged» (gdouble target) – in the unit of the record, rounded.
 */
#define ACCORD_TYPE_KEPT_VIEW (accord_kept_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordKeptView, accord_kept_view, ACCORD, KEPT_VIEW, AdwBin)

GtkWidget *accord_kept_view_new        (AccordWorkspace *workspace,
                                        AccordRecord    *commitment);
/* Shows what another target would mean; NaN: none. In the unit of the record. */
void       accord_kept_view_try_target (AccordKeptView  *self,
                                        double           target);

G_END_DECLS
