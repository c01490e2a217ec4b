#pragma once

#include <adwaita.h>

#include "ui/leads/import-item.h"

G_BEGIN_DECLS

/* The first rows of a file, and how it is read: found, and changeable. */
#define ACCORD_TYPE_IMPORT_PREVIEW_VIEW (accord_import_preview_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportPreviewView, accord_import_preview_view, ACCORD, IMPORT_PREVIEW_VIEW, AdwBin)

void accord_import_preview_view_set_item (AccordImportPreviewView *self,
                                          AccordImportItem        *item);

G_END_DECLS
