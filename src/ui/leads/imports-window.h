#pragma once

#include "ui/common/page.h"

G_BEGIN_DECLS

/* The list of imports, each with its counts and a way back. */
void accord_imports_window_present (AccordPage *page);

G_END_DECLS
