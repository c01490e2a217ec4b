#pragma once

#include "ui/agreement/section-view.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/*
 * While a section is the draft of one: they are told so, and share it with «Share Draft»; others see who writes it
 * instead of it. It keeps people from reading what is not meant for them yet, not those who open the file otherwise.
 */
void accord_section_draft_bar_add (AccordSectionView *view,
                                   AccordPage        *page);

G_END_DECLS
