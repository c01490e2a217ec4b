#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A text and what became of it, in one: words that went are struck out, new ones underlined. It can be selected. */
GtkWidget *accord_diff_label_new (const char *before,
                                  const char *after);

G_END_DECLS
