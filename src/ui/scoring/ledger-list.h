#pragma once

#include <adwaita.h>

#include "scoring/ledger.h"

G_BEGIN_DECLS

/* Fills @list with why a lead has its score, line by line, and the score under them. */
void accord_ledger_list_fill (GtkListBox             *list,
                              const AccordLedger     *ledger,
                              const AccordScoreModel *model,
                              const AccordZone       *zone);

G_END_DECLS
