#pragma once

#include <adwaita.h>

#include "ui/common/page.h"

G_BEGIN_DECLS

/*
 * All of one lead: it follows what others write. Its fields are saved when a person leaves them.
 * Signals: «back» () – the person is done with it; «title-changed» () – it is called otherwise.
 */
#define ACCORD_TYPE_LEAD_PAGE (accord_lead_page_get_type ())
G_DECLARE_FINAL_TYPE (AccordLeadPage, accord_lead_page, ACCORD, LEAD_PAGE, AdwBin)

/* @page: the page that it is part of. */
void        accord_lead_page_show      (AccordLeadPage *self,
                                        AccordPage     *page,
                                        gint64          lead);
/* Shows none any more, and has what was typed saved. */
void        accord_lead_page_leave     (AccordLeadPage *self);
const char *accord_lead_page_get_title (AccordLeadPage *self);

G_END_DECLS
