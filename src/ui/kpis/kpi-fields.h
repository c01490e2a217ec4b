#pragma once

#include "workspace/workspace.h"

G_BEGIN_DECLS

/* Fields of leads whose values are few enough to stand beside each other; of their names, NULL at its end. */
GStrv  accord_kpi_fields_list (AccordFrame  *frame);
/* «By source» */
char  *accord_kpi_field_label (AccordFrame  *frame,
                               const char   *name,
                               AccordRecord *settings);

G_END_DECLS
