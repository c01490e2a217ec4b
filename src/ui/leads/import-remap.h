#pragma once

#include <adwaita.h>

#include "exchange/saved-mapping.h"

G_BEGIN_DECLS

/* A file looks like one that was imported before, but columns of it are called otherwise now, or are gone: which?
 * Signals: «changed» () when accord_import_remap_is_ready() may be otherwise; «leave» (): the mapping is not wanted. */
#define ACCORD_TYPE_IMPORT_REMAP (accord_import_remap_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportRemap, accord_import_remap, ACCORD, IMPORT_REMAP, AdwBin)

void        accord_import_remap_set_mapping (AccordImportRemap        *self,
                                             const AccordSavedMapping *mapping);
gboolean    accord_import_remap_is_ready    (AccordImportRemap        *self);
GHashTable *accord_import_remap_get_renames (AccordImportRemap        *self);

G_END_DECLS
