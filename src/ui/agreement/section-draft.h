#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* A new section is its author's until it is shared. */
gboolean accord_section_is_own_draft (AccordRecord    *section,
                                      AccordWorkspace *workspace);
/* Who else is writing it, and nobody sees it yet; NULL: it is shared, or one's own. (transfer full) */
char    *accord_section_dup_writer   (AccordRecord    *section,
                                      AccordWorkspace *workspace);
/* A new one, with the kind's usual title; (transfer full). */
AccordRecord *accord_section_begin   (AccordWorkspace *workspace,
                                      const char      *kind);
const char   *accord_section_kind_title (const char   *kind); /* NULL: no such kind */

G_END_DECLS
