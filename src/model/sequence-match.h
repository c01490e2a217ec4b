#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define ACCORD_LIKENESS_SAME 1000

/* How alike the @i-th of one row of things and the @j-th of another are: 0 not at all, ACCORD_LIKENESS_SAME the same. */
typedef guint (*AccordLikeness) (guint    i,
                                 guint    j,
                                 gpointer user_data);

/* Which of the second row each of the first is: -1 none, else rising. */
gint *accord_sequence_match (guint          n,
                             guint          m,
                             AccordLikeness likeness,
                             gpointer       user_data);

G_END_DECLS
