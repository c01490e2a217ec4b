#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Part of a work that falls into @n pieces: those from @begin to before @end. */
typedef void (*AccordParallelFunc) (guint    begin,
                                    guint    end,
                                    gpointer user_data);

/* Does all pieces, on as many threads as there are processors (four at most) where they are @least each or more. */
void accord_parallel_run (guint              n,
                          guint              least,
                          AccordParallelFunc func,
                          gpointer           user_data);

G_END_DECLS
