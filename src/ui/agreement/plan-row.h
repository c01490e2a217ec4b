#pragma once

#include <adwaita.h>

#include "ui/common/autosave.h"

G_BEGIN_DECLS

/*
 * A number of the goal calculator: typed, or by a slider where it is a share. One that can be measured shows what was
 * measured until a person types another: then it is marked «assumed», and a button goes back.
 *
 * Property: value (d, NaN: nothing is typed; notified at each step of a slider). Signal: «changed» () – by a person.
 */
#define ACCORD_TYPE_PLAN_ROW (accord_plan_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordPlanRow, accord_plan_row, ACCORD, PLAN_ROW, AdwPreferencesRow)

typedef enum
{
  ACCORD_PLAN_ROW_SHARE,  /* 0 … 100 %, with a slider */
  ACCORD_PLAN_ROW_NUMBER, /* 0 is «not known» */
} AccordPlanRowKind;

GtkWidget                  *accord_plan_row_new          (AccordPlanRowKind kind,
                                                          const char       *title,
                                                          const char       *unit,
                                                          guint             decimals);
void                        accord_plan_row_set_caption  (AccordPlanRow *self,
                                                          const char    *caption);
/* @words: of the measured value, for the button: «19 %»; NaN: nothing is measured. */
void                        accord_plan_row_set_measured (AccordPlanRow *self,
                                                          double         measured,
                                                          const char    *words,
                                                          const char    *caption);
double                      accord_plan_row_get_value    (AccordPlanRow *self);
/* For accord_autosave_bind_full(). */
const AccordAutosaveAccess *accord_plan_row_access       (void);

G_END_DECLS
