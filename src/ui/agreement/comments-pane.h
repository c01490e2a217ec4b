#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/*
 * What was said about the sections, beside them: open comments in the order of the document, and how many are
 * resolved. A comment is begun with accord_comments_pane_write().
 */
#define ACCORD_TYPE_COMMENTS_PANE (accord_comments_pane_get_type ())
G_DECLARE_FINAL_TYPE (AccordCommentsPane, accord_comments_pane, ACCORD, COMMENTS_PANE, AdwBin)

void accord_comments_pane_set_page (AccordCommentsPane *self,
                                    AccordPage         *page);
void accord_comments_pane_write    (AccordCommentsPane *self,
                                    AccordRecord       *section,
                                    const char         *quote);

G_END_DECLS
