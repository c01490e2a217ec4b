#pragma once

#include "ui/common/pages.h"

G_BEGIN_DECLS

/* What changed between two versions, to be printed; NULL: the draft. Transfer full. */
AccordPages *accord_changes_pages_new (AccordWorkspace *workspace,
                                       AccordRecord    *from,
                                       AccordRecord    *to);

G_END_DECLS
