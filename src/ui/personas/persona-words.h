#pragma once

#include "ui/personas/persona-figures.h"

G_BEGIN_DECLS

/* What the data says of a persona, in words. All transfer full. */
/* «318 leads; bought: 19 % (likely range 15–24 %); €1,840 a lead (likely range €1,200–€2,600)» */
char *accord_persona_words_figures (AccordPersonaFigures *figures,
                                    AccordWorkspace      *workspace,
                                    const char           *name);
/* «likely range 15–24 %»; "" where there is none. */
char *accord_persona_words_range   (const AccordFigure   *figure,
                                    AccordUnit            unit,
                                    const char           *currency);
/* «likely range €1,200–€2,600», or that too few bought; "" where it is not known yet. */
char *accord_persona_words_value_note (AccordPersonaFigures *figures,
                                       AccordWorkspace      *workspace,
                                       const char           *name);
/* «€1,840 (likely range €1,200–€2,600)» */
char *accord_persona_words_worth   (AccordPersonaFigures *figures,
                                    AccordWorkspace      *workspace,
                                    const char           *name);
/* «19 % (likely range 15–24 %)»; «–» where nothing is known. */
char *accord_persona_words_value   (const AccordFigure   *figure,
                                    AccordUnit            unit,
                                    const char           *currency);

G_END_DECLS
