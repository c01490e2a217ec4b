#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* A chart as wide as the text, as vectors. @chart is taken over. */
void accord_figure_add (AccordDocument *document,
                        AccordChart    *chart,
                        const char     *alternative,
                        double          indent,
                        double          height);
/* The chart is the caller's: the same can be drawn in several documents. */
void accord_figure_add_lent (AccordDocument *document,
                             AccordChart    *chart,
                             const char     *alternative,
                             double          indent,
                             double          height);

G_END_DECLS
