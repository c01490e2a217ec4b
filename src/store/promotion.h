#pragma once

#include "store/connection.h"
#include "store/store.h"

G_BEGIN_DECLS

/* What a score does to leads: an entry of a stage that nobody imported or typed. */
typedef struct _AccordPromotion
{
  const char   *stage; /* «mql», or «handover» */
  gint64        model; /* the number of the model whose threshold they crossed */
  AccordMoment  at;
  gint64        since; /* a number of the change log: only leads that were written after it count */
  const GArray *keys;  /* of leads (gint64) */
} AccordPromotion;

/* Of @keys those that this sitting imported or edited since, and that have no such date yet, get one: an event each, with
 * the score as its origin. Taking the import or the edit back takes it back. @n: how many did. Waits. */
gboolean    accord_store_promote           (AccordStore              *self,
                                            const AccordPromotion    *promotion,
                                            guint64                  *n,
                                            GError                  **error);

/* The file's side of it. */
gboolean    accord_promotion_write         (AccordConnection         *connection,
                                            const AccordStoreAuthor  *author,
                                            const AccordPromotion    *promotion,
                                            guint64                  *n,
                                            GError                  **error);
/* Takes back what import @import led to, or edit @seq of the leads that are put back by edit @by. */
gboolean    accord_promotion_undo_import   (AccordConnection         *connection,
                                            gint64                    import,
                                            GError                  **error);
gboolean    accord_promotion_undo_edit     (AccordConnection         *connection,
                                            gint64                    seq,
                                            gint64                    by,
                                            GError                  **error);
/* The number of the model in the origin of an event; 0: it is of another origin. */
gint64      accord_promotion_read_model    (const char               *origin);

G_END_DECLS
