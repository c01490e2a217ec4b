#pragma once

#include <adwaita.h>

#include "frame/frame.h"
#include "present/condition-lines.h"

G_BEGIN_DECLS

/*
 * One line of a condition editor: field, comparison, value.
 * Signals: «changed» (), «removed» () – a person did so.
 */
#define ACCORD_TYPE_CONDITION_ROW (accord_condition_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordConditionRow, accord_condition_row, ACCORD, CONDITION_ROW, AdwBin)

GtkWidget           *accord_condition_row_new         (GPtrArray                 *fields,
                                                       const AccordConditionLine *line);
AccordConditionLine *accord_condition_row_get_line    (AccordConditionRow *self);
void                 accord_condition_row_set_frame   (AccordConditionRow *self,
                                                       AccordFrame        *frame);
void                 accord_condition_row_focus_field (AccordConditionRow *self);
void                 accord_condition_row_focus_value (AccordConditionRow *self);

G_END_DECLS
