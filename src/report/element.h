#pragma once

#include "report/text.h"

G_BEGIN_DECLS

/*
 * A part of a report: a heading, a paragraph, a table, a picture … It measures itself into slices, which are never cut;
 * pages are broken between them. It draws one slice at a time.
 */
typedef struct _AccordElement AccordElement;

typedef struct
{
  AccordElement *part;
  guint       index;       /* which slice of its part */
  double      height;
  double      before;      /* the space above it; the larger of this and the last one's «after» counts */
  double      after;
  double      repeat;      /* the height of what is repeated above it where it begins a page: a table's head */
  gboolean    keep_next;   /* on the same page as the slice after it */
  gboolean    break_before;
  GArray     *notes;       /* of guint: the footnotes that are marked in it; NULL: none */
} AccordSlice;

typedef struct
{
  void (*slice)       (AccordElement *self, GArray *slices); /* appends them */
  void (*draw)        (AccordElement *self, AccordCanvas *canvas, guint index, double x, double y);
  void (*draw_repeat) (AccordElement *self, AccordCanvas *canvas, double x, double y); /* or NULL */
  void (*free)        (AccordElement *self);
} AccordElementClass;

struct _AccordElement
{
  const AccordElementClass *klass;
  char                  *name;    /* of the place, for links and the outline; or NULL */
  char                  *outline; /* its line in the outline, or NULL */
  guint                  level;   /* of that line, from 1 */
  guint                  page;    /* where it begins; known once the pages are broken */
};

void accord_element_free  (AccordElement  *self);
void accord_element_slice (AccordElement  *self,
                        GArray      *slices,
                        guint        index,
                        double       height,
                        double       before,
                        double       after,
                        gboolean     keep_next);

G_END_DECLS
