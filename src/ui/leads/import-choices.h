#pragma once

#include <adwaita.h>

#include "ui/leads/import-item.h"

G_BEGIN_DECLS

/* What is said of a file beside its columns: when its data are from, by which name the choices are kept, and what an empty
 * cell does. */
#define ACCORD_TYPE_IMPORT_CHOICES (accord_import_choices_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportChoices, accord_import_choices, ACCORD, IMPORT_CHOICES, AdwBin)

void accord_import_choices_set_item (AccordImportChoices *self,
                                     AccordImportItem    *item,
                                     const AccordZone    *zone);

G_END_DECLS
