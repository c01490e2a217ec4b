#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A word that a dictionary can be asked about, and where it stands, in characters. */
typedef struct
{
  gint  start, end;
  char *text;
} AccordSpellingWord;

GPtrArray *accord_spelling_words_find (const char *paragraph);

G_END_DECLS
