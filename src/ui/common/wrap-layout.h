#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Children beside each other as wide as they want to be; what does not fit goes on in the next line. */
#define ACCORD_TYPE_WRAP_LAYOUT (accord_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (AccordWrapLayout, accord_wrap_layout, ACCORD, WRAP_LAYOUT, GtkLayoutManager)

G_END_DECLS
