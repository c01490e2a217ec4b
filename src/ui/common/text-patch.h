#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Another text in a field that a person may be in: only what differs is replaced, and cursor and selection stay where
 * they are in the text. */
void accord_text_patch_buffer   (GtkTextBuffer *buffer,
                                 const char    *text);
void accord_text_patch_editable (GtkEditable   *editable,
                                 const char    *text);

/* What happens to the lines of a buffer: @n_old of them from @line on become @n_new. Called from the last to the first. */
typedef void (*AccordLinePatch) (GtkTextBuffer *buffer,
                                 guint          line,
                                 guint          n_old,
                                 guint          first_new,
                                 guint          n_new,
                                 gpointer       user_data);

/* @partners: of each old line which new one it is, or -1 (see accord_sequence_match()). */
void accord_text_patch_lines    (GtkTextBuffer   *buffer,
                                 guint            n_old,
                                 guint            n_new,
                                 const gint      *partners,
                                 AccordLinePatch  patch,
                                 gpointer         user_data);

G_END_DECLS
