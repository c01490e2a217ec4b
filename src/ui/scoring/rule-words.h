#pragma once

#include "model/record.h"

G_BEGIN_DECLS

/* What a rule of the draft (a record) is called, and for whom it is. All transfer full. */
char *accord_rule_words_name      (AccordRecord *rule,
                                   AccordRecord *settings);
/* NULL where its name says it already. */
char *accord_rule_words_condition (AccordRecord *rule,
                                   AccordRecord *settings);

G_END_DECLS
