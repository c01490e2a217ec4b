#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/*
 * What the data says of each persona: how many leads, how many of them bought, what one was worth.
 * Computed off the main thread whenever the leads or who belongs where change.
 *
 * Signal: «changed» ()
 */
#define ACCORD_TYPE_PERSONA_FIGURES (accord_persona_figures_get_type ())
G_DECLARE_FINAL_TYPE (AccordPersonaFigures, accord_persona_figures, ACCORD, PERSONA_FIGURES, GObject)

AccordPersonaFigures *accord_persona_figures_new       (AccordWorkspace *workspace);
gboolean              accord_persona_figures_has_leads (AccordPersonaFigures *self);
/* Of the persona of that name; NULL: those of leads of none. NULL where nothing is known yet. */
const AccordFigure   *accord_persona_figures_leads     (AccordPersonaFigures *self,
                                                        const char           *name);
const AccordFigure   *accord_persona_figures_rate      (AccordPersonaFigures *self,
                                                        const char           *name);
const AccordFigure   *accord_persona_figures_value     (AccordPersonaFigures *self,
                                                        const char           *name);
/* Between what that likely lies; NaN: too few bought to say. FALSE: not known yet. */
gboolean              accord_persona_figures_value_range (AccordPersonaFigures *self,
                                                          const char           *name,
                                                          double               *low,
                                                          double               *high);
/* All rates, for a chart; NULL until they are known. */
AccordFigures        *accord_persona_figures_get_rates (AccordPersonaFigures *self);
double                accord_persona_figures_get_mean_rate (AccordPersonaFigures *self);

G_END_DECLS
