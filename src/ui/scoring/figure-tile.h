#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A figure and what it is, beside others; where it can be opened, it is a button. */
typedef struct
{
  /* borrowed */
  GtkWidget *box, *figure, *words;
} AccordFigureTile;

/* What holds tiles, in as many lines as they need; transfer floating. */
GtkWidget *accord_figure_tiles_new (const char       *name);
void       accord_figure_tile_init (AccordFigureTile *self,
                                    GtkWidget        *tiles,
                                    gboolean          opens);
/* @figure: (nullable): the tile is hidden. */
void       accord_figure_tile_show (AccordFigureTile *self,
                                    const char       *figure,
                                    const char       *words);

G_END_DECLS
