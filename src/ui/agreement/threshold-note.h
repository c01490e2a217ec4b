#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/*
 * A published score may have other thresholds than what was written around them: a section that quotes one gets a comment
 * that asks to check it, which stands under its title until somebody has.
 */

/* The comments, with what publishes @publication. */
void       accord_threshold_note_add (AccordChangeSet *changes,
                                      AccordWorkspace *workspace,
                                      AccordRecord    *publication);
/* The line under the title of @section, hidden where there is nothing to check. Transfer floating. */
GtkWidget *accord_threshold_note_new (AccordWorkspace *workspace,
                                      AccordRecord    *section);

G_END_DECLS
