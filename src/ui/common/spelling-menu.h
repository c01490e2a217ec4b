#pragma once

#include "ui/common/spelling-marks.h"

G_BEGIN_DECLS

/* What the context menu of a text view says of the underlined word in it. */
void accord_spelling_menu_add (GtkTextView         *view,
                               AccordSpellingMarks *marks);

G_END_DECLS
