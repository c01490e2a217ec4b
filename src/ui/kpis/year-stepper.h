#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A year, between a button for the one before and one for the one after.
 *
 * Signals: «stepped» (i −1 or 1) – somebody wants to see that one; what it shows is set by accord_year_stepper_show().
 */
#define ACCORD_TYPE_YEAR_STEPPER (accord_year_stepper_get_type ())
G_DECLARE_FINAL_TYPE (AccordYearStepper, accord_year_stepper, ACCORD, YEAR_STEPPER, AdwBin)

GtkWidget *accord_year_stepper_new  (void);
void       accord_year_stepper_show (AccordYearStepper *self,
                                     gint               year);

G_END_DECLS
