#pragma once

#include <adwaita.h>

#include "ui/common/page.h"

G_BEGIN_DECLS

/* A version as it was frozen, to be read from its first word to its last. */
void accord_version_window_present (GtkWindow    *parent,
                                    AccordRecord *version);

/* What changed between any two versions, or between one and the draft (0). */
void accord_compare_window_present (AccordPage *page,
                                    gint64      from,
                                    gint64      to);

G_END_DECLS
