#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A paragraph or an item of a list, and how far it stood from what is before it. All of a text's, their leads and the
 * tail together are the text, byte for byte. */
typedef struct
{
  char    *lead; /* white space before it */
  char    *text; /* with the indentation of its first line */
  gboolean item;
  gsize    indent;
  gboolean numbered;
  gsize    after_number; /* where the text goes on behind the number */
  guint    number;
} AccordParagraph;

GPtrArray *accord_paragraphs_split  (const char *text,
                                     char      **tail); /* of AccordParagraph */
/* The same paragraph, whatever its number in a list. */
gboolean   accord_paragraph_equal   (const AccordParagraph *a,
                                     const AccordParagraph *b);
/* Paragraphs as a text again, one by one. */
void       accord_paragraphs_append (GString               *text,
                                     const AccordParagraph *before,
                                     const AccordParagraph *paragraph,
                                     const char            *lead);

G_END_DECLS
