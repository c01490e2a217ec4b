#pragma once

#include "fonts.h"

G_BEGIN_DECLS

/* All texts of one picture. A text that would overlap another or leave the picture is not placed. */
typedef struct
{
  double left, top, right, bottom;
} AccordBox;

/* Where a text may stand: the point @x, @y of the picture is at this fraction of the text's box. */
typedef struct
{
  double x, y;
  double align_x, align_y;
} AccordPlace;

typedef struct _AccordLabels AccordLabels;

AccordLabels *accord_labels_new         (const AccordChartTheme *theme,
                                         double                  text_scale,
                                         double                  width,
                                         double                  height,
                                         gboolean                mirrored);
void          accord_labels_free        (AccordLabels *self);
void          accord_labels_measure     (AccordLabels    *self,
                                         const char      *text,
                                         AccordTextStyle  style,
                                         double          *width,
                                         double          *height);
double        accord_labels_line_height (AccordLabels    *self,
                                         AccordTextStyle  style);
void          accord_labels_set_plot    (AccordLabels    *self,
                                         const AccordBox *plot);
void          accord_labels_set_bounds  (AccordLabels    *self,
                                         const AccordBox *bounds);
void          accord_labels_avoid       (AccordLabels    *self,
                                         const AccordBox *box);
gboolean      accord_labels_place       (AccordLabels      *self,
                                         const char        *text,
                                         AccordTextStyle    style,
                                         const AccordColor *color,
                                         const AccordPlace *places,
                                         guint              n_places);
gboolean      accord_labels_place_optional (AccordLabels      *self,
                                            const char        *text,
                                            AccordTextStyle    style,
                                            const AccordColor *color,
                                            const AccordPlace *places,
                                            guint              n_places);
double        accord_labels_place_block (AccordLabels      *self,
                                         const char        *text,
                                         AccordTextStyle    style,
                                         const AccordColor *color,
                                         const AccordBox   *box,
                                         guint              most_lines,
                                         double             align_y);
void          accord_labels_draw        (AccordLabels *self,
                                         cairo_t      *cr);
const AccordChartText *accord_labels_get_texts (AccordLabels *self,
                                                guint        *n_texts);

G_END_DECLS
