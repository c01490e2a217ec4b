#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * A field for a comment, an answer, or another text of one: Ctrl+Enter writes it, Escape leaves it.
 *
 * Signals: «written» (s); «left» ().
 */
#define ACCORD_TYPE_COMMENT_INPUT (accord_comment_input_get_type ())
G_DECLARE_FINAL_TYPE (AccordCommentInput, accord_comment_input, ACCORD, COMMENT_INPUT, AdwBin)

GtkWidget *accord_comment_input_new  (const char         *name,
                                      const char         *verb);
void       accord_comment_input_open (AccordCommentInput *self,
                                      const char         *text);

G_END_DECLS
