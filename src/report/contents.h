#pragma once

#include "report/document.h"

G_BEGIN_DECLS

/* The contents: every heading of the first level that has a name, with its page. Add the lines once all parts are there. */
typedef struct _AccordContents AccordContents;

AccordContents *accord_contents_add  (AccordDocument *document);
void            accord_contents_fill (AccordContents *self);

G_END_DECLS
