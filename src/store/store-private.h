#pragma once

#include "store/record-list.h"
#include "store/store-class.h"
#include "store/undo-stack.h"
#include "store/worker.h"

G_BEGIN_DECLS

/* store-check.c */
typedef struct _AccordCheckRun AccordCheckRun;

/* What store.c, store-place.c, store-check.c, store-save.c, store-poll.c, delivery.c, calls.c and what calls them share. */
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
  gboolean         place_is_reason;
  char            *warning;
  AccordCheckRun  *check; /* the check in the background; NULL: none was asked for */
  char            *damage; /* what it found */

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
void                accord_store_notify_place   (AccordStore *self);
void                accord_store_stop_check     (AccordStore *self);
void                accord_store_end_check      (AccordStore *self);
void                accord_check_run_free       (AccordCheckRun *run);
void                accord_store_set_damage     (AccordStore *self,
                                                 const char  *damage);

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

/* Shapes that several calls have; @list and @read are the class's. */
typedef GPtrArray *(*AccordListFunc) (AccordStore  *self,
                                      GError      **error);
typedef gboolean (*AccordReadFunc)   (AccordStore  *self,
                                      gint64        after,
                                      AccordBatch  *batch,
                                      GError      **error);
typedef gboolean (*AccordKeysFunc)   (AccordStore  *self,
                                      const gint64 *keys,
                                      guint         n_keys,
                                      AccordBatch  *batch,
                                      GError      **error);

GPtrArray          *accord_store_call_list      (AccordStore        *self,
                                                 AccordListFunc      list,
                                                 GCancellable       *cancellable,
                                                 GError            **error);
gboolean            accord_store_call_read      (AccordStore        *self,
                                                 AccordReadFunc      read,
                                                 gint64              after,
                                                 AccordBatch        *batch,
                                                 GCancellable       *cancellable,
                                                 GError            **error);
gboolean            accord_store_call_read_keys (AccordStore        *self,
                                                 AccordKeysFunc      read,
                                                 const gint64       *keys,
                                                 guint               n_keys,
                                                 AccordBatch        *batch,
                                                 GCancellable       *cancellable,
                                                 GError            **error);
/* In the name of whoever writes now. */
void                accord_store_call_write     (AccordStoreCall    *call,
                                                 AccordWork          work);

/* What the owner is to learn; of a save also what its task returns: the summary, or the error. */
typedef struct
{
  GPtrArray *written; /* of AccordWritten, or NULL */
  gboolean   leads;
  gboolean   saved;   /* by this store: what can be undone is another */
  GTask     *task;
  char      *summary;
  char      *damage;  /* what the check found */
  GError    *error;
} AccordDelivery;

void                accord_delivery_free        (AccordDelivery *delivery);
/* Has the owner's lists and signals follow; at once on the owner's thread, else in its main loop. (transfer full) */
void                accord_store_deliver        (AccordStore    *self,
                                                 AccordDelivery *delivery);
void                accord_store_deliver_leads  (AccordStore    *self);

G_END_DECLS
