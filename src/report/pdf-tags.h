#pragma once

#include "report/pdf-finish.h"
#include "report/pdf-objects.h"

G_BEGIN_DECLS

/* What the tags say that cairo made: what pictures show, which cells head a column, and that head and foot are no content. */
gboolean accord_pdf_finish_tags (qpdf_data  pdf,
                                 GPtrArray *alternatives,
                                 GError   **error);

G_END_DECLS
