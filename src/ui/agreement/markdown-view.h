#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Markdown as accord_agreement_to_markdown() writes it, to be read: headings, paragraphs, lists and tables. */
GtkWidget *accord_markdown_view_new (const char *text);

G_END_DECLS
