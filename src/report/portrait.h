#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* The picture of a person, as the file keeps it, round; nothing where @picture cannot be read. */
void accord_portrait_add (AccordDocument *document,
                          const char     *picture,
                          const char     *name,
                          double          indent);

G_END_DECLS
