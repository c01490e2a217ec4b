#pragma once

#include "model/moment.h"
#include "report/document.h"

G_BEGIN_DECLS

GBytes  *accord_pdf_make  (AccordDocument  *document,
                           AccordDay        day,
                           GCancellable    *cancellable,
                           GError         **error);
gboolean accord_pdf_write (AccordDocument  *document,
                           AccordDay        day,
                           const char      *path,
                           GCancellable    *cancellable,
                           GError         **error);

G_END_DECLS
