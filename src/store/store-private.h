#pragma once

#include "store/record-list.h"
#include "store/store-class.h"
#include "store/worker.h"

G_BEGIN_DECLS

/* What is shared by store.c, store-save.c and bulk.c. */
typedef struct
{
  AccordWorker *worker;
  GHashTable   *lists;  /* GType → AccordRecordList */
  char         *uuid;
  char         *reason; /* why nothing can be written; NULL: it can */

  GMutex        lock;   /* of what follows: the worker and the owner use it */
  char         *member;
  char         *member_name;
  GPtrArray    *undo;   /* of AccordChangeSet that take back, the newest last */
  GPtrArray    *redo;

  GThread      *owner;  /* whose lists and signals these are */
  GMainContext *context;
  guint         n_saving;
  GSource      *watch;
  gboolean      polling;
} AccordStorePrivate;

AccordStorePrivate *accord_store_get_private (AccordStore *self);
/* Has the owner's lists and signals follow; from any thread. @written may be NULL. */
void                accord_store_deliver     (AccordStore *self,
                                              GPtrArray   *written,
                                              gboolean     leads);
void                accord_store_copy_author (AccordStore       *self,
                                              AccordStoreAuthor *author);
void                accord_store_clear_author (AccordStoreAuthor *author);

/* One call on its way to the worker: whatever it takes and gives. */
typedef struct
{
  AccordStore  *self;
  gconstpointer in[3];
  gint64        number;
  gpointer      out[3];
  gboolean      ok;
  gpointer      result;
  GCancellable *cancellable;
  GError      **error;
} AccordStoreCall;

void                accord_store_call        (AccordStoreCall    *call,
                                              AccordWorkPriority  priority,
                                              AccordWork          work);

G_END_DECLS
