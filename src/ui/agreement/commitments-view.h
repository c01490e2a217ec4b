#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* All commitments in two groups (and what both owe), with adding, editing, moving and deleting. */
#define ACCORD_TYPE_COMMITMENTS_VIEW (accord_commitments_view_get_type ())
G_DECLARE_FINAL_TYPE (AccordCommitmentsView, accord_commitments_view, ACCORD, COMMITMENTS_VIEW, AdwBin)

GtkWidget *accord_commitments_view_new (AccordPage *page);

G_END_DECLS
