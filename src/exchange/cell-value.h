#pragma once

#include "exchange/import.h"

G_BEGIN_DECLS

/* What a cell says, by the type of its field. Each returns why it says nothing of the kind, (transfer full), or NULL. */
char *accord_cell_value_read_moment  (const AccordSourceColumn *column,
                                      const AccordZone         *zone,
                                      const char               *text,
                                      gsize                     length,
                                      AccordMoment             *moment);
char *accord_cell_value_read_month   (const AccordSourceColumn *column,
                                      const AccordZone         *zone,
                                      const char               *text,
                                      gsize                     length,
                                      AccordMoment             *month); /* its first day */
char *accord_cell_value_read_real    (const AccordSourceColumn *column,
                                      const char               *text,
                                      gsize                     length,
                                      double                   *real);
char *accord_cell_value_read_integer (const AccordSourceColumn *column,
                                      const char               *text,
                                      gsize                     length,
                                      gint64                   *integer);
char *accord_cell_value_read_boolean (const AccordSourceColumn *column,
                                      const char               *text,
                                      gsize                     length,
                                      gint64                   *integer);

/* «2025-03», «03/2025», «Mar 2025» */
gboolean accord_cell_is_month        (const char               *text,
                                      gsize                     length,
                                      AccordDay                *first);

G_END_DECLS
