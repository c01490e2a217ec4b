#pragma once

#include "frame/frame.h"

G_BEGIN_DECLS

/* All leads of a frame in the order of one field: made once, and gone through for each search. Reference counted; may be
 * read from any thread. */
typedef struct _AccordLeadRanking AccordLeadRanking;

AccordLeadRanking *accord_lead_ranking_new      (const AccordFrame *frame,
                                                 const char        *sort,
                                                 gboolean           descending);
AccordLeadRanking *accord_lead_ranking_ref      (AccordLeadRanking *self);
void               accord_lead_ranking_unref    (AccordLeadRanking *self);
gboolean           accord_lead_ranking_is_of    (const AccordLeadRanking *self,
                                                 const AccordFrame *frame,
                                                 const char        *sort,
                                                 gboolean           descending);
/* Row numbers, as many as the frame has leads. */
const guint32     *accord_lead_ranking_get_rows (const AccordLeadRanking *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordLeadRanking, accord_lead_ranking_unref)

G_END_DECLS
