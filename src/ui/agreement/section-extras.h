#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* What stands below the text of a section of this kind; NULL: nothing. Transfer floating. */
GtkWidget *accord_section_extras_new (AccordPage *page,
                                      const char *kind);

G_END_DECLS
