#pragma once

#include "report/pdf-finish.h"
#include "report/pdf-objects.h"

G_BEGIN_DECLS

/* An empty field for each who signs, which readers of PDF offer to sign. */
void accord_pdf_add_fields (qpdf_data     pdf,
                            const GArray *fields);

G_END_DECLS
