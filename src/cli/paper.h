#pragma once

#include "call.h"
#include "report/agreement-report.h"

G_BEGIN_DECLS

/* What --paper says (NULL: A4). FALSE where it is none: the call's status says so. */
gboolean accord_paper_read (AccordCall  *call,
                            const char  *name,
                            AccordPaper *paper);

G_END_DECLS
