#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* One commitment, edited in place: who owes what, measured how, and what happens when it is missed. */
void accord_commitment_window_present (AccordPage   *page,
                                       AccordRecord *commitment);

G_END_DECLS
