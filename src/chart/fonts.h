#pragma once

#include "chart/chart.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/* The fonts of one picture, and how large texts are in them. */
typedef enum
{
  ACCORD_TEXT_TITLE,
  ACCORD_TEXT_BOLD,
  ACCORD_TEXT_NORMAL,
  ACCORD_N_TEXT_STYLES,
} AccordTextStyle;

typedef struct _AccordFonts AccordFonts;

AccordFonts *accord_fonts_get            (const AccordChartTheme *theme,
                                          double                  text_scale);
void         accord_fonts_unref          (AccordFonts *self);
PangoLayout *accord_fonts_create_layout  (AccordFonts     *self,
                                          const char      *text,
                                          AccordTextStyle  style);
PangoLayout *accord_fonts_get_layout     (AccordFonts     *self,
                                          const char      *text,
                                          AccordTextStyle  style);
void         accord_fonts_measure        (AccordFonts     *self,
                                          const char      *text,
                                          AccordTextStyle  style,
                                          double          *width,
                                          double          *height);
double       accord_fonts_line_height    (AccordFonts     *self,
                                          AccordTextStyle  style);
void         accord_fonts_measure_layout (PangoLayout *layout,
                                          double      *width,
                                          double      *height);

G_END_DECLS
