#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * Cards two in a row where there is room for two, else one below the other; those of style class «wide» are as wide as the
 * board. Cards of a row are as high as the highest of them.
 */
#define ACCORD_TYPE_BOARD_LAYOUT (accord_board_layout_get_type ())
G_DECLARE_FINAL_TYPE (AccordBoardLayout, accord_board_layout, ACCORD, BOARD_LAYOUT, GtkLayoutManager)

G_END_DECLS
