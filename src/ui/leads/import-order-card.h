#pragma once

#include <adwaita.h>

#include "exchange/import.h"

G_BEGIN_DECLS

/* «Is 03/04/2025 3 April or March 4?»: asked once for all columns of a file where no row settles it. Signal «changed» (). */
#define ACCORD_TYPE_IMPORT_ORDER_CARD (accord_import_order_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordImportOrderCard, accord_import_order_card, ACCORD, IMPORT_ORDER_CARD, AdwBin)

void     accord_import_order_card_set_import (AccordImportOrderCard *self,
                                              AccordFileImport      *import);

G_END_DECLS
