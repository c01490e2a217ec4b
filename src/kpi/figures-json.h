#pragma once

#include <json-glib/json-glib.h>

#include "kpi/figure.h"

G_BEGIN_DECLS

/* Figures as they are frozen: all that is needed to show them again; decimals are texts, as in model/agreement-content.h. */
JsonNode      *accord_figures_freeze (const AccordFigures *self);
AccordFigures *accord_figures_thaw   (JsonNode            *node);

G_END_DECLS
