#pragma once

#include "model/condition.h"
#include "model/moment.h"

G_BEGIN_DECLS

/* What the settings keep of the hand-over as one text: names of fields with commas between; reasons as a list. */
GStrv            accord_handover_list_fields (const char *text);
char            *accord_handover_set_field   (const char *text,
                                              const char *field,
                                              gboolean    required);
GStrv            accord_reasons_parse        (const char *text);
char            *accord_reasons_to_text      (const char *const *reasons);
gboolean         accord_reasons_contain      (const char *const *reasons,
                                              const char        *reason);

/* The leads since @since, and those of them in which all of @fields are filled in. */
AccordCondition *accord_handover_since       (AccordDay          since);
AccordCondition *accord_handover_complete    (AccordDay          since,
                                              const char *const *fields);
/* The leads of @base (NULL: all) that meet @condition and none of @before; without @condition: none of @before. */
AccordCondition *accord_handover_first_of    (AccordCondition   *base,
                                              GPtrArray         *before,
                                              AccordCondition   *condition);

G_END_DECLS
