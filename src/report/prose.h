#pragma once

#include "report/document.h"

G_BEGIN_DECLS

#define ACCORD_PROSE_INDENT 30.0  /* of sections: their numbers hang in it */
#define ACCORD_PROSE_MEASURE 440.0 /* lines wider than this are hard to follow */

/* How a text stands among others. Zero-initialised, it is a paragraph at the left margin. */
typedef struct
{
  AccordFaceKind    face;
  const char       *tag;        /* NULL: «P» */
  double            indent;
  double            width;      /* 0: all that is left */
  double            before, after;
  gboolean          keep_next;  /* it may not be the last on a page */
  const AccordColor *accent;
} AccordProseStyle;

AccordElement *accord_prose_add          (AccordDocument         *document,
                                       const AccordProseStyle *style,
                                       const char             *text);
AccordElement *accord_prose_add_heading  (AccordDocument         *document,
                                       guint                   level,
                                       const char             *number,
                                       const char             *text,
                                       const char             *name,
                                       double                  indent);
void        accord_prose_add_markdown (AccordDocument         *document,
                                       const char             *markdown,
                                       double                  indent);

G_END_DECLS
