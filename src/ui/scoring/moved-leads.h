#pragma once

#include "scoring/score-preview.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* Who would qualify and does not, or the other way round: in the table of leads, or by name where they are many. */
void accord_moved_leads_show (AccordPage               *page,
                              const AccordScorePreview *preview,
                              gboolean                  joined);

G_END_DECLS
