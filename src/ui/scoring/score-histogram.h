#pragma once

#include <gtk/gtk.h>

#include "scoring/score-preview.h"

G_BEGIN_DECLS

/*
 * How many leads have which score, with the thresholds as lines: they can be dragged, and moved by the arrows once ↑ or ↓
 * has chosen one.
 * Signal: «line-moved» (s: the column of the settings: «score_mql», d: where it is wanted).
 */
#define ACCORD_TYPE_SCORE_HISTOGRAM (accord_score_histogram_get_type ())
G_DECLARE_FINAL_TYPE (AccordScoreHistogram, accord_score_histogram, ACCORD, SCORE_HISTOGRAM, GtkWidget)

GtkWidget *accord_score_histogram_new         (void);
/* @preview: (nullable): nothing is known */
void       accord_score_histogram_set_preview (AccordScoreHistogram     *self,
                                               const AccordScorePreview *preview);
void       accord_score_histogram_set_movable (AccordScoreHistogram     *self,
                                               gboolean                  movable);

G_END_DECLS
