#pragma once

#include "workspace/snapshot.h"

G_BEGIN_DECLS

/*
 * Leads that were imported or edited in this sitting between two snapshots and crossed a threshold of the model that counts
 * are qualified, or handed over: the store writes an event each. What was above before, and was not written to, is left
 * alone: publishing a model never backdates.
 */
gboolean accord_promotion_run (AccordStore           *store,
                               const AccordSnapshot  *before,
                               const AccordSnapshot  *now,
                               guint64               *n,
                               GCancellable          *cancellable,
                               GError               **error);

G_END_DECLS
