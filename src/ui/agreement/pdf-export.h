#pragma once

#include "ui/common/pages.h"

G_BEGIN_DECLS

/* The agreement as it is now, as a draft. Transfer full, as is the next. */
AccordPages *accord_pdf_export_make_pages         (AccordPage   *page);
/* A version as it was frozen. */
AccordPages *accord_pdf_export_make_version_pages (AccordPage   *page,
                                                   AccordRecord *version);
/* Asks where to, and writes a version as a PDF there. */
void         accord_pdf_export_ask_version        (AccordPage   *page,
                                                   AccordRecord *version);

G_END_DECLS
