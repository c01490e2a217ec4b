#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* Offers the template while nobody has written anything of the agreement; it is not to be seen after that. */
#define ACCORD_TYPE_TEMPLATE_OFFER (accord_template_offer_get_type ())
G_DECLARE_FINAL_TYPE (AccordTemplateOffer, accord_template_offer, ACCORD, TEMPLATE_OFFER, AdwBin)

void accord_template_offer_set_page (AccordTemplateOffer *self,
                                     AccordPage          *page);
void accord_template_offer_take     (AccordPage *page);

G_END_DECLS
