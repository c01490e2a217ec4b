#pragma once

#include <adwaita.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Beside a field of a persona: whether what stands there is evidence or an assumption; a menu changes it. */
#define ACCORD_TYPE_EVIDENCE_MARK (accord_evidence_mark_get_type ())
G_DECLARE_FINAL_TYPE (AccordEvidenceMark, accord_evidence_mark, ACCORD, EVIDENCE_MARK, AdwBin)

GtkWidget *accord_evidence_mark_new        (AccordWorkspace    *workspace,
                                            const char         *column,
                                            const char         *title);
void       accord_evidence_mark_set_record (AccordEvidenceMark *self,
                                            AccordRecord       *persona);

G_END_DECLS
