#pragma once

#include <adwaita.h>

#include "ui/common/page.h"

G_BEGIN_DECLS

/* One term: closed, the word and what it means; open, both are edited. A stage is always there: its word is one of the
 * settings, and its meaning a record that is made once somebody wants to write one. */
#define ACCORD_TYPE_GLOSSARY_ROW (accord_glossary_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordGlossaryRow, accord_glossary_row, ACCORD, GLOSSARY_ROW, AdwExpanderRow)

GtkWidget    *accord_glossary_row_new       (AccordPage   *page,
                                             AccordRecord *term);
GtkWidget    *accord_glossary_row_new_stage (AccordPage   *page,
                                             AccordStage   stage);
/* Of a stage: the record of its meaning, or NULL. */
void          accord_glossary_row_set_term  (AccordGlossaryRow *self,
                                             AccordRecord      *term);
AccordRecord *accord_glossary_row_get_term  (AccordGlossaryRow *self);
gboolean      accord_glossary_row_matches   (AccordGlossaryRow *self,
                                             const char        *folded);
void          accord_glossary_row_edit      (AccordGlossaryRow *self);

G_END_DECLS
