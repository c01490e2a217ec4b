#pragma once

#include "store/keep.h"

G_BEGIN_DECLS

/* What people read before and after leads are archived and persons erased: a sentence a line. All transfer full. */
char *accord_keeping_words_archived (const AccordArchived *archived,
                                     AccordDay             before,
                                     AccordZone           *zone);
char *accord_keeping_words_erased   (const AccordErased   *erased);

G_END_DECLS
