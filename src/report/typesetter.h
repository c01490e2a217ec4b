#pragma once

#include "chart/chart.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The kinds of text in a report. Sizes are points; one unit of a page is a point. */
typedef enum
{
  ACCORD_FACE_TITLE,     /* of the document */
  ACCORD_FACE_SUBTITLE,
  ACCORD_FACE_SECTION,   /* a heading with a number */
  ACCORD_FACE_HEADING,   /* within a section */
  ACCORD_FACE_MINOR,     /* the level below it */
  ACCORD_FACE_BODY,
  ACCORD_FACE_CELL,      /* of a table */
  ACCORD_FACE_CELL_BOLD,
  ACCORD_FACE_HEAD,      /* of a table's column */
  ACCORD_FACE_LABEL,     /* of a row */
  ACCORD_FACE_NOTE,
  ACCORD_FACE_GOAL,      /* the shared goal, as large as the title wants it */
  ACCORD_FACE_FIGURE,    /* one of several key figures */
  ACCORD_FACE_SMALL,     /* running head and foot */
  ACCORD_N_FACES,
} AccordFaceKind;

typedef struct
{
  double      size;
  PangoWeight weight;
  double      leading;   /* from baseline to baseline */
  gboolean    secondary; /* in the quieter colour */
  gboolean    tabular;   /* figures of one width */
} AccordFace;

/* What turns text into glyphs, for one report on one thread; it remembers a character that no font has. */
typedef struct _AccordTypesetter AccordTypesetter;
typedef struct _AccordFootnotes AccordFootnotes;

AccordTypesetter  *accord_typesetter_new          (void);
void               accord_typesetter_free         (AccordTypesetter *self);
const AccordFace  *accord_face_get                (AccordFaceKind face);
const AccordColor *accord_face_get_color          (AccordFaceKind face);
PangoLayout       *accord_typesetter_make_layout  (AccordTypesetter *self,
                                                   AccordFaceKind    face);
void               accord_typesetter_check        (AccordTypesetter *self,
                                                   PangoLayout      *layout);
gunichar           accord_typesetter_get_missing  (AccordTypesetter *self);
void               accord_typesetter_set_language  (AccordTypesetter *self,
                                                    const char       *language);
gboolean           accord_typesetter_is_rtl        (AccordTypesetter *self);
void               accord_typesetter_set_footnotes (AccordTypesetter *self,
                                                    AccordFootnotes  *footnotes);
AccordFootnotes   *accord_typesetter_get_footnotes (AccordTypesetter *self);
double             accord_typesetter_get_ascent   (AccordTypesetter *self,
                                                   AccordFaceKind    face);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordTypesetter, accord_typesetter_free)

G_END_DECLS
