#pragma once

#include "ui/common/pages.h"

G_BEGIN_DECLS

/* Lays the pages out off the main thread, then asks how they are to be printed. @page says why they were not. */
void               accord_print_ask           (AccordPages    *pages,
                                               AccordPage     *page,
                                               GtkWindow      *parent,
                                               AccordPaper     paper);
/* Of pages that are laid out. */
GtkPrintOperation *accord_print_operation_new (AccordDocument *document, /* (transfer full) */
                                               const char     *title);

G_END_DECLS
