#pragma once

#include "frame/lead-set.h"

G_BEGIN_DECLS

/* A frame like @frame whose column «persona» names the persona of each lead. @personas: records, in order. */
AccordFrame *accord_persona_column_derive (AccordFrame      *frame,
                                           GPtrArray        *personas,
                                           const AccordAsOf *as_of);

G_END_DECLS
