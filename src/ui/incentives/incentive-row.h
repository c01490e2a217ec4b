#pragma once

#include <adwaita.h>

#include "kpi/incentive-preview.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* One rule: closed, what it pays for what; open, all of it is edited. */
#define ACCORD_TYPE_INCENTIVE_ROW (accord_incentive_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordIncentiveRow, accord_incentive_row, ACCORD, INCENTIVE_ROW, AdwExpanderRow)

GtkWidget    *accord_incentive_row_new        (AccordPage   *page,
                                               AccordRecord *rule);
AccordRecord *accord_incentive_row_get_record (AccordIncentiveRow *self);
/* @cell: (nullable): what it would have paid in the months that are looked at */
void          accord_incentive_row_set_paid   (AccordIncentiveRow        *self,
                                               const AccordIncentiveCell *cell);
void          accord_incentive_row_edit       (AccordIncentiveRow *self);

G_END_DECLS
