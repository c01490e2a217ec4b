#pragma once

#include <gtk/gtk.h>

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* A column of the table for one field of a lead; its id is the field's name. */
GtkColumnViewColumn *accord_lead_column_new      (const AccordField *field,
                                                  AccordRecord      *settings);
char                *accord_lead_cell_describe   (const AccordFrame *frame,
                                                  guint              row,
                                                  const char        *name,
                                                  AccordRecord      *settings);
/* Once the workspace's words for stages are others. */
void                 accord_lead_column_rename   (GtkColumnViewColumn *column,
                                                  const AccordField   *field);
const char          *accord_lead_column_get_name (GtkColumnViewColumn *column);
/* The fields to show at first: those of the usual ones that any lead has. Names, borrowed from @frame. */
GPtrArray           *accord_lead_columns_usual   (const AccordFrame *frame);
/* By which column a person asked the table to sort: its name, or NULL. */
const char          *accord_lead_columns_sorting (GtkColumnView *view,
                                                  gboolean      *descending);

G_END_DECLS
