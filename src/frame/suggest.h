#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/* What may be meant by what is being typed. */
typedef struct
{
  char    *field;   /* of a value: its field's name; else NULL */
  char    *label;   /* the value, the word, or the field's name */
  char    *insert;  /* what a condition's text says for it */
  guint64  n_leads; /* that have the value; 0: not counted */
} AccordSuggestion;

void       accord_suggestion_free  (AccordSuggestion *self);
/* Of AccordSuggestion, the best first; they stand for the text from byte @start on. */
GPtrArray *accord_suggest_at       (const AccordFrame *frame,
                                    const char        *text,
                                    gsize              at,
                                    gsize             *start);
GPtrArray *accord_suggest_values   (const AccordFrame *frame,
                                    const char        *typed);

G_END_DECLS
