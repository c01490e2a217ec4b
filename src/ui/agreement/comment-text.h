#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* What somebody said: who, when, the words; whoever said it may say it otherwise, or delete it. */
#define ACCORD_TYPE_COMMENT_TEXT (accord_comment_text_get_type ())
G_DECLARE_FINAL_TYPE (AccordCommentText, accord_comment_text, ACCORD, COMMENT_TEXT, AdwBin)

GtkWidget *accord_comment_text_new (AccordPage   *page,
                                    AccordRecord *comment);

G_END_DECLS
