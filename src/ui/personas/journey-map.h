#pragma once

#include <adwaita.h>

#include "ui/common/autosave.h"

G_BEGIN_DECLS

/*
 * The way of a buyer as a grid: stages beside each other, and in each what people need, ask, are shown, and where they are
 * met. Where there is no room for four columns the stages stand one below the other. Empty cells are seen as such.
 */
#define ACCORD_TYPE_JOURNEY_MAP (accord_journey_map_get_type ())
G_DECLARE_FINAL_TYPE (AccordJourneyMap, accord_journey_map, ACCORD, JOURNEY_MAP, AdwBin)

GtkWidget *accord_journey_map_new (AccordAutosave *autosave);

G_END_DECLS
