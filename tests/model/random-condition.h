#pragma once

#include "model/condition.h"

G_BEGIN_DECLS

AccordCondition *random_condition (GRand *random,
                                   guint  depth);

G_END_DECLS
