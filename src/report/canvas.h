#pragma once

#include "report/pdf-finish.h"
#include "report/typesetter.h"

G_BEGIN_DECLS

/* A text as it stands on a page, for the check that none leaves the page or covers another. */
typedef struct
{
  guint  page; /* from 1 */
  double left, top, right, bottom;
  char  *text;
} AccordPlacedText;

/*
 * The page that is being drawn, and the tags that say what each thing on it is (for screen readers). Tags that are open
 * at the end of a page go on on the next; what is no content is marked so, and taken out of them when the file is finished.
 */
typedef struct
{
  cairo_t          *cr;
  AccordTypesetter *typesetter;
  guint             page;    /* from 1 */
  guint             n_pages;
  double            mirror;  /* the width of the paper where all is mirrored, because one reads from the right; else 0 */
  GPtrArray        *tags;    /* of char *, the open ones, outermost first */
  gboolean          resting; /* the open tags are closed for a while */
  gboolean          untagged; /* for the eye alone: a screen, paper; there are neither tags nor links */
  GArray           *texts;   /* of AccordPlacedText, or NULL */
  GPtrArray        *alternatives; /* of char *: what the pictures show that were drawn */
  GArray           *fields;  /* of AccordPdfField: where somebody signs */
} AccordCanvas;

void accord_canvas_init      (AccordCanvas     *self,
                              cairo_t          *cr,
                              AccordTypesetter *typesetter);
void accord_canvas_clear     (AccordCanvas      *self);
void accord_canvas_start     (AccordCanvas      *self);
void accord_canvas_finish    (AccordCanvas      *self);
void accord_canvas_begin     (AccordCanvas      *self,
                              const char        *tag);
void accord_canvas_begin_picture (AccordCanvas  *self,
                                  const char    *alternative);
void accord_canvas_end       (AccordCanvas      *self,
                              guint              n_tags);
void accord_canvas_rest      (AccordCanvas      *self);
void accord_canvas_resume    (AccordCanvas      *self);
/* Where something begins on the left of the paper that is @x from the side at which is begun to read. */
double accord_canvas_mirror  (const AccordCanvas *self,
                              double              x,
                              double              width);
void accord_canvas_set_color (AccordCanvas      *self,
                              const AccordColor *color);
void accord_canvas_rule      (AccordCanvas      *self,
                              double             left,
                              double             right,
                              double             y,
                              double             thickness,
                              const AccordColor *color);
void accord_canvas_begin_link (AccordCanvas     *self,
                               const char       *attributes);
void accord_canvas_end_link  (AccordCanvas      *self);
void accord_canvas_name      (AccordCanvas      *self,
                              const char        *name,
                              double             x,
                              double             y);
void accord_canvas_note_text (AccordCanvas      *self,
                              const char        *text,
                              gsize              length,
                              double             left,
                              double             top,
                              double             right,
                              double             bottom);
void accord_canvas_note_field (AccordCanvas     *self,
                               const char       *label,
                               double            left,
                               double            top,
                               double            right,
                               double            bottom);

G_END_DECLS
