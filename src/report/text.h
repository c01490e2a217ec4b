#pragma once

#include "present/markdown.h"
#include "report/canvas.h"

G_BEGIN_DECLS

/* A paragraph, broken into lines for its width; its lines can be drawn on several pages. */
typedef struct _AccordText AccordText;

AccordText *accord_text_new         (AccordTypesetter  *typesetter,
                                     AccordFaceKind     face,
                                     const char        *text,
                                     double             width,
                                     PangoAlignment     alignment);
AccordText *accord_text_new_runs    (AccordTypesetter  *typesetter,
                                     AccordFaceKind     face,
                                     GPtrArray         *runs,
                                     double             width);
void        accord_text_free        (AccordText        *self);
void        accord_text_set_accent  (AccordText        *self,
                                     const AccordColor *color);
void        accord_text_set_lead    (AccordText        *self,
                                     const char        *dest);
guint       accord_text_get_n_lines (const AccordText  *self);
double      accord_text_get_leading (const AccordText  *self);
double      accord_text_get_height  (const AccordText  *self);
double      accord_text_get_natural_width (const AccordText *self);
double      accord_text_get_end     (const AccordText  *self);
void        accord_text_list_notes  (const AccordText  *self,
                                     guint              first_line,
                                     guint              n_lines,
                                     GArray           **numbers);
void        accord_text_draw        (const AccordText  *self,
                                     AccordCanvas      *canvas,
                                     guint              first_line,
                                     guint              n_lines,
                                     double             x,
                                     double             y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordText, accord_text_free)

G_END_DECLS
