#pragma once

#include "kpi/figure.h"
#include "model/agreement.h"

G_BEGIN_DECLS

/*
 * A version's content: canonical JSON (RFC 8785) of everything that the agreement says and of the figures that it quotes,
 * and the way back, so that a version is shown from this text alone.
 */
char            *accord_version_write_content (const AccordAgreement *agreement);
AccordAgreement *accord_version_read_content  (const char            *content,
                                               GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* Of a version’s record, with its check code. */
AccordAgreement *accord_version_read          (AccordRecord          *version,
                                               GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
