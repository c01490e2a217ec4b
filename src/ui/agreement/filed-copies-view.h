#pragma once

#include "model/version-state.h"
#include "ui/common/page.h"

G_BEGIN_DECLS

/* The PDFs of a version that came back: a button that opens one, and a row for each that is filed. */
#define ACCORD_TYPE_FILED_COPIES_VIEW (accord_filed_copies_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordFiledCopiesView, accord_filed_copies_view, ACCORD, FILED_COPIES_VIEW, AdwBin)

void accord_filed_copies_view_show (AccordFiledCopiesView     *self,
                                    AccordPage                *page,
                                    const AccordVersionStatus *version);

G_END_DECLS
