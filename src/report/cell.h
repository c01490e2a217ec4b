#pragma once

#include "report/text.h"

G_BEGIN_DECLS

/* What stands in a cell: paragraphs and items below each other. */
typedef struct
{
  AccordText *text;
  AccordText *label;  /* of an item; or NULL */
  double      indent;
  double      top;    /* from the cell's */
} AccordCellPart;

typedef struct
{
  GPtrArray *parts;  /* of AccordCellPart */
  double     height;
} AccordCell;

AccordCell *accord_cell_new          (void);
void        accord_cell_free         (AccordCell       *self);
void        accord_cell_add_text     (AccordCell       *self,
                                      AccordTypesetter *typesetter,
                                      AccordFaceKind    face,
                                      const char       *text,
                                      double            width,
                                      PangoAlignment    alignment);
void        accord_cell_add_markdown (AccordCell       *self,
                                      AccordTypesetter *typesetter,
                                      const char       *markdown,
                                      double            width);
double      accord_cell_find_break   (const AccordCell *self,
                                      double            from,
                                      double            to);
void        accord_cell_list_notes   (const AccordCell *self,
                                      double            from,
                                      double            to,
                                      GArray          **numbers);
void        accord_cell_draw         (const AccordCell *self,
                                      AccordCanvas     *canvas,
                                      double            x,
                                      double            y,
                                      double            from,
                                      double            to);

G_END_DECLS
