#pragma once

#include "ui/common/pages.h"

G_BEGIN_DECLS

/* The pages as they are printed, one at a time, on either paper: from here they are printed and kept as a PDF. */
void accord_preview_window_present (AccordPage  *page,
                                    GtkWindow   *parent,
                                    AccordPages *pages);

G_END_DECLS
