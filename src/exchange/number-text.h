#pragma once

#include <glib.h>

G_BEGIN_DECLS

void accord_number_text_append (GString *text,
                                double   number);

G_END_DECLS
