#pragma once

#include <json-glib/json-glib.h>

#include "model/agreement-diff.h"

G_BEGIN_DECLS

/*
 * What an agreement says otherwise than the version before it, in its frozen content: so that it can be read from that
 * alone. Content that was frozen without it is read as an agreement of which it is not known.
 */
void accord_agreement_set_changes   (AccordAgreement       *self,
                                     const AccordAgreement *before); /* NULL: it is the first version */
void accord_agreement_write_changes (const AccordAgreement *self,
                                     JsonObject            *content);
void accord_agreement_read_changes  (AccordAgreement       *self,
                                     JsonObject            *content);

G_END_DECLS
