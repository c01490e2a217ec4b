#pragma once

#include "model/records.h"

G_BEGIN_DECLS

/* What is asked of a persona, in the order of its form; the journey (model/persona-journey.h) comes after it. */
typedef struct
{
  const char *heading;    /* N_(); NULL: what is asked first */
  const char *columns[8]; /* ends with NULL */
} AccordPersonaGroup;

const AccordPersonaGroup *accord_persona_groups      (guint *n_groups);
const char *const        *accord_persona_role_labels (void); /* N_(), as the choices of «role»; ends with NULL */
/* What stands in a column, as a person reads it, without marks of emphasis; transfer full, "" where nothing does. */
char                     *accord_persona_field_words (AccordRecord *persona,
                                                      const char   *name);

G_END_DECLS
