#pragma once

#include <json-glib/json-glib.h>

#include "model/agreement.h"

G_BEGIN_DECLS

/*
 * What an agreement says, without its figures, as JSON in which numbers are integers and decimals are texts («0.95»),
 * so that it has one canonical form that any program writes alike. What is empty is left out.
 */
void     accord_agreement_write_records (const AccordAgreement *self,
                                         JsonObject            *content);
gboolean accord_agreement_read_records  (AccordAgreement       *self,
                                         JsonObject            *content,
                                         GError               **error);

/* One record of it, one value of it. All transfer full. */
JsonObject   *accord_agreement_write_record  (AccordRecord          *record);
AccordRecord *accord_agreement_read_record   (GType                  type,
                                              JsonObject            *frozen,
                                              GError               **error);
JsonNode     *accord_agreement_write_value   (const AccordColumn    *column,
                                              JsonNode              *node);
JsonNode     *accord_agreement_read_value    (const AccordColumn    *column,
                                              JsonNode              *node);

/* Whether a column is what the agreement says, and not how it is kept: a place in a list, who drafts. */
gboolean accord_agreement_says_column   (GType       type,
                                         const char *column);

/* SHA-256 of a version's content, in lower-case hexadecimal: its check code. */
char    *accord_agreement_digest        (const char *content);

G_END_DECLS
