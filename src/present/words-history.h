#pragma once

#include "model/history.h"

G_BEGIN_DECLS

/* The change log in words. All transfer full, and plain text: what people wrote stands in it as they wrote it. */

/* «T. O. changed “Goals” of persona “Plant manager”» */
char *accord_words_change  (const AccordHistoryEntry *entry);
/* The same without who: «changed “Goals” of persona “Plant manager”» */
char *accord_words_deed    (const AccordHistoryEntry *entry);
/* What is in a column: «yes», «3 May 2025», «at least», «1,200»; "" of nothing. */
char *accord_words_content (const AccordColumn *column,
                            JsonNode           *node);

G_END_DECLS
