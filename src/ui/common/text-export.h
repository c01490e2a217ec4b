#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Asks where a text is to be kept as a file, and writes it there in the background. */
void accord_text_export_ask (AccordPage *page,
                             const char *title, /* of the chooser */
                             const char *name,  /* what the file is called unless another is chosen */
                             const char *text);

G_END_DECLS
