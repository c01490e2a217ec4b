#pragma once

#include <adwaita.h>

#include "model/records.h"

G_BEGIN_DECLS

/*
 * A section in the outline: its number, its title, which can be changed in place, and what there is to do about it.
 *
 * Signal: «renamed» (s).
 */
#define ACCORD_TYPE_OUTLINE_ROW (accord_outline_row_get_type ())
G_DECLARE_FINAL_TYPE (AccordOutlineRow, accord_outline_row, ACCORD, OUTLINE_ROW, GtkListBoxRow)

GtkWidget    *accord_outline_row_new          (AccordRecord     *section);
AccordRecord *accord_outline_row_get_section  (AccordOutlineRow *self);
void          accord_outline_row_set_number   (AccordOutlineRow *self,
                                               guint             number);
void          accord_outline_row_set_comments (AccordOutlineRow *self,
                                               guint             n_open);
/* @writer: who writes it, whose draft it still is; NULL: it is shared, or one's own. */
void          accord_outline_row_set_writer   (AccordOutlineRow *self,
                                               const char       *writer);
void          accord_outline_row_rename       (AccordOutlineRow *self);

G_END_DECLS
