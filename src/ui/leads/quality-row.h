#pragma once

#include <gtk/gtk.h>

#include "ui/leads/quality-list.h"
#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * A line of the list of what may be wrong: a lead with what shows it, or leads that may be one with a button that makes
 * them one.
 *
 * Signal: «merge» () – the button was pressed.
 */
#define ACCORD_TYPE_QUALITY_ROW (accord_quality_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordQualityRow, accord_quality_row, ACCORD, QUALITY_ROW, GtkBox)

GtkWidget         *accord_quality_row_new      (AccordWorkspace   *workspace);
void               accord_quality_row_set_item (AccordQualityRow  *self,
                                                AccordQualityItem *item,
                                                AccordQuality      quality);
AccordQualityItem *accord_quality_row_get_item (AccordQualityRow  *self);
char              *accord_quality_row_describe (AccordQualityRow  *self); /* «Ann · Acme, Ann Lee · Acme» */

G_END_DECLS
