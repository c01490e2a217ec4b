#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Shows a filed PDF in the program that shows PDFs. @page says why it is not shown. */
void accord_filed_copy_opening_run (AccordPage   *page,
                                    AccordRecord *copy);

G_END_DECLS
