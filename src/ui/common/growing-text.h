#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A text view for plain text that is exactly as high as its text at whatever width it is given. (A GtkTextView asks for
 * the height of the width it had before.)
 */
#define ACCORD_TYPE_GROWING_TEXT (accord_growing_text_get_type ())
G_DECLARE_FINAL_TYPE (AccordGrowingText, accord_growing_text, ACCORD, GROWING_TEXT, GtkTextView)

GtkWidget *accord_growing_text_new (void);

G_END_DECLS
