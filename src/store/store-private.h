#pragma once

#include "store/record-list.h"
#include "store/store-class.h"
#include "store/undo-stack.h"
#include "store/worker.h"

G_BEGIN_DECLS

/* What store.c, store-save.c, store-poll.c, delivery.c and bulk.c share. */
typedef struct
{
  AccordWorker    *worker;
  AccordUndoStack *undo;
  GHashTable      *lists; /* GType → AccordRecordList; the owner's */
  char            *uuid;
  char            *reason; /* why nothing can be written; NULL: it can */
  gint             n_saving; /* atomic */
  gint             polling; /* atomic: one at a time */
  GSource         *watch;

  GMutex           lock; /* of what follows */
  GThread         *owner; /* whose lists and signals these are */
  GMainContext    *context;
  char            *member;
  char            *member_name;
} AccordStorePrivate;

AccordStorePrivate *accord_store_get_private    (AccordStore *self);
void                accord_store_notify_undo    (AccordStore *self);
void                accord_store_notify_saving  (AccordStore *self);
void                accord_store_emit_records   (AccordStore *self,
                                                 GType        type,
                                                 GPtrArray   *ids);
void                accord_store_emit_leads     (AccordStore *self);
void                accord_store_take_ownership (AccordStore *self);

AccordStoreAuthor  *accord_store_dup_author     (AccordStore *self);
void                accord_store_author_free    (AccordStoreAuthor *author);

/* One call on its way to the worker: what it takes and gives. */
typedef struct
{
  AccordStore             *self;
  const AccordStoreAuthor *author;
  gconstpointer            in[3];
  gint64                   number;
  gpointer                 out[3];
  gboolean                 ok;
  gpointer                 result;
  GCancellable            *cancellable;
  GError                 **error;
} AccordStoreCall;

void                accord_store_call           (AccordStoreCall    *call,
                                                 AccordWorkPriority  priority,
                                                 AccordWork          work);

/* What the owner is to learn; of a save also what its task returns: the summary, or the error. */
typedef struct
{
  GPtrArray *written; /* of AccordWritten, or NULL */
  GPtrArray *all;     /* where everything is another: the records of each type, in the order of accord_record_types () */
  gboolean   leads;
  gboolean   saved;   /* by this store: what can be undone is another */
  GTask     *task;
  char      *summary;
  GError    *error;
} AccordDelivery;

void                accord_delivery_free        (AccordDelivery *delivery);
/* Has the owner's lists and signals follow; at once on the owner's thread, else in its main loop. (transfer full) */
void                accord_store_deliver        (AccordStore    *self,
                                                 AccordDelivery *delivery);
void                accord_store_deliver_leads  (AccordStore    *self);

G_END_DECLS
