#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* A comment, what was answered, and what can be done with it. */
#define ACCORD_TYPE_COMMENT_CARD (accord_comment_card_get_type ())
G_DECLARE_FINAL_TYPE (AccordCommentCard, accord_comment_card, ACCORD, COMMENT_CARD, GtkListBoxRow)

GtkWidget    *accord_comment_card_new         (AccordPage        *page,
                                               AccordRecord      *comment);
AccordRecord *accord_comment_card_get_comment (AccordCommentCard *self);

G_END_DECLS
