#pragma once

#include <gio/gio.h>

#include "model/moment.h"

G_BEGIN_DECLS

/* The target for @metric that holds on @day, among records of targets; NaN: none was agreed. */
double accord_target_find (GListModel *targets,
                           const char *metric,
                           AccordDay   day);

G_END_DECLS
