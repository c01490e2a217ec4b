#pragma once

#include "model/agreement.h"
#include "model/records.h"

G_BEGIN_DECLS

/* An agreement as people would have it: the texts of the templates, invented figures of a year and a half. */
AccordAgreement *fixture_agreement_new       (void);
/* One that says nothing: no sections, no figures, no goal. */
AccordAgreement *fixture_agreement_new_empty (void);
AccordRecord    *fixture_add_section         (AccordAgreement *agreement,
                                              const char      *kind,
                                              const char      *title,
                                              const char      *body);

G_END_DECLS
