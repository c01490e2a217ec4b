#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A run of words, in bytes of its text. */
typedef struct
{
  gsize start;
  gsize end;
} AccordTextRange;

/* A word that two texts have in common, in each of them. */
typedef struct
{
  AccordTextRange a;
  AccordTextRange b;
} AccordWordPair;

/* The words that two texts have in common (of AccordWordPair), in their order. */
GArray *accord_word_pairs (const char *a,
                           const char *b);

/* What two texts do not have in common, word by word: of each the ranges (of AccordTextRange). */
void accord_word_diff (const char *a,
                       const char *b,
                       GArray    **only_a,
                       GArray    **only_b);

/* How much of their words two texts share: 0 … 1. */
double accord_word_likeness (const char *a,
                             const char *b);

G_END_DECLS
