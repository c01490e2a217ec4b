#pragma once

#include <glib.h>

G_BEGIN_DECLS

gpointer accord_values_new (gsize n,
                            gsize size);

G_END_DECLS
