#pragma once

#include <gtk/gtk.h>

#include "scoring/score-judgement.h"

G_BEGIN_DECLS

/* How well the draft tells who buys, beside how well what is published does. */
#define ACCORD_TYPE_QUALITY_CARD (accord_quality_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordQualityCard, accord_quality_card, ACCORD, QUALITY_CARD, GtkBox)

GtkWidget *accord_quality_card_new  (void);
/* @before: (nullable): of what is published, where that is another. */
void       accord_quality_card_show (AccordQualityCard          *self,
                                     const AccordScoreJudgement *judgement,
                                     const AccordScoreJudgement *before);

G_END_DECLS
