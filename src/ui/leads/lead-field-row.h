#pragma once

#include <adwaita.h>
#include <json-glib/json-glib.h>

#include "model/field.h"
#include "model/moment.h"

G_BEGIN_DECLS

/*
 * One field of a lead that a person can change: what they typed counts once they leave it or press Enter; Escape brings
 * back what was there. Signals: «edit» () – there is a new value; «problem» (s) – what was typed cannot be one.
 */
#define ACCORD_TYPE_LEAD_FIELD_ROW (accord_lead_field_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordLeadFieldRow, accord_lead_field_row, ACCORD, LEAD_FIELD_ROW, GObject)

AccordLeadFieldRow *accord_lead_field_row_new      (const AccordField  *field,
                                                    const char         *title,
                                                    AccordZone         *zone);
/* An AdwPreferencesRow. */
GtkWidget         *accord_lead_field_row_get_widget (AccordLeadFieldRow *self);
const AccordField *accord_lead_field_row_get_field (AccordLeadFieldRow *self);
/* What the file says; where a person is typing, only what their edit is based on stays. */
void               accord_lead_field_row_set_value (AccordLeadFieldRow *self,
                                                    JsonNode           *value);
/* Whatever is typed, it says this now. */
void               accord_lead_field_row_reset     (AccordLeadFieldRow *self,
                                                    JsonNode           *value);
/* What the edit was based on, and what it says; NULL is nothing. */
JsonNode          *accord_lead_field_row_get_base  (AccordLeadFieldRow *self);
JsonNode          *accord_lead_field_row_get_value (AccordLeadFieldRow *self);
/* It is written: that is what the file says now. */
void               accord_lead_field_row_done      (AccordLeadFieldRow *self);
void               accord_lead_field_row_commit    (AccordLeadFieldRow *self);

G_END_DECLS
