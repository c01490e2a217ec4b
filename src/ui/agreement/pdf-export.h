#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Asks where to, and writes the agreement as a PDF there, off the main thread. */
void accord_pdf_export_ask         (AccordPage   *page);
/* A version as it was frozen. */
void accord_pdf_export_ask_version (AccordPage   *page,
                                    AccordRecord *version);

G_END_DECLS
