#pragma once

#include "present/words-digest.h"
#include "report/agreement-report.h"

G_BEGIN_DECLS

/* Monday's page: goal, commitments, what moved, what waits, open questions. May be called on any thread. */
gboolean accord_digest_report_write (const AccordDigest *digest,
                                     AccordPaper         paper,
                                     const char         *path,
                                     GCancellable       *cancellable,
                                     GError            **error);

G_END_DECLS
