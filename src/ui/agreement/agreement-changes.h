#pragma once

#include <adwaita.h>

#include "model/agreement-diff.h"

G_BEGIN_DECLS

/* What changed from one agreement to another: a row each, where, and both texts in one. A row opens what it is about. */
#define ACCORD_TYPE_AGREEMENT_CHANGES (accord_agreement_changes_get_type ())
G_DECLARE_FINAL_TYPE (AccordAgreementChanges, accord_agreement_changes, ACCORD, AGREEMENT_CHANGES, AdwBin)

void accord_agreement_changes_show (AccordAgreementChanges *self,
                                    GPtrArray              *changes); /* of AccordAgreementChange */

G_END_DECLS
