#pragma once

#include "model/records.h"
#include "report/document.h"
#include "report/table.h"

G_BEGIN_DECLS

/* What the agreement and a page of its own say alike of a persona. */

gboolean accord_persona_has_field (AccordRecord *persona,
                                   const char   *name); /* whether anything is known of it */
/* A row: what is asked, what is known of it, and in @note_column whether that is evidence; none where nothing is. */
void accord_persona_add_field   (AccordTable    *table,
                                 AccordRecord   *persona,
                                 const char     *name,
                                 guint           note_column);
/* The way of the buyer: a row for each stage of which anything is known. */
void accord_persona_add_journey (AccordDocument *document,
                                 AccordRecord   *persona,
                                 double          indent);

G_END_DECLS
