#pragma once

#include "query-options.h"
#include "workspace/promises.h"

G_BEGIN_DECLS

/* What a query is judged by, read from the file: the terms of a commitment or those of the options, and the costs. */
typedef struct
{
  AccordPromises *promises;
  GPtrArray      *costs;
} AccordQueryTerms;

gboolean accord_query_terms_init  (AccordQueryTerms         *self,
                                   const AccordQueryOptions *options,
                                   AccordWorkspace          *workspace,
                                   const AccordMetric       *metric,
                                   AccordQuery              *query,
                                   GCancellable             *cancellable,
                                   GError                  **error);
void     accord_query_terms_clear (AccordQueryTerms         *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordQueryTerms, accord_query_terms_clear)

G_END_DECLS
