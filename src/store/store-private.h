#pragma once

#include "store/journal.h"
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
  char            *session;
  gboolean         remote; /* the file is on another computer */
  char            *reason; /* why nothing can be written; NULL: it can */
  char            *absence; /* why the file does not answer; NULL: it does */
  char            *waiting; /* for whom; NULL: for nobody */
  AccordJournal   *journal; /* of what is not in the file yet; NULL: of a store that keeps none */
  GPtrArray       *unsaved; /* of AccordUnsaved: of earlier sittings, what a person must decide about */
  gint             n_saving; /* atomic */
  gint             polling; /* atomic: one at a time */
  gint             watched; /* atomic: somebody looks after the file, and what waits for it */
  GSource         *watch;
  gboolean         place_is_reason;
  char            *warning;
  AccordCheckRun  *check; /* the check in the background; NULL: none was asked for */
  char            *damage; /* what it found */

  /* The worker's. */
  GQueue           outbox;  /* of Saving: until the file answers again */
  GCancellable    *call;    /* of the call under way */
  GCancellable    *patient; /* of those who wait at that time */
  GListStore      *present; /* of AccordPresence: the others; the owner's */
  gint             takes_part; /* atomic: others are told that this one is there */

  GMutex           lock; /* of what follows */
  GThread         *owner; /* whose lists and signals these are */
  GMainContext    *context;
  char            *member;
  char            *member_name;
  GPtrArray       *orphans; /* of AccordJournal: of earlier sittings, with what is unsaved */
  GCancellable    *patience; /* of whoever begins to wait now */
  char            *page;      /* that others are told; NULL: none */
  GSource         *heartbeat;
} AccordStorePrivate;

AccordStorePrivate *accord_store_get_private    (AccordStore *self);
void                accord_store_notify_undo    (AccordStore *self);
void                accord_store_notify_saving  (AccordStore *self);
void                accord_store_emit_records   (AccordStore *self,
                                                 GType        type,
                                                 GPtrArray   *ids);
void                accord_store_emit_leads     (AccordStore *self);
void                accord_store_emit_others    (AccordStore *self,
                                                 GPtrArray   *changes);
void                accord_store_take_ownership (AccordStore *self);
void                accord_store_stop_watch     (AccordStore *self); /* store-poll.c */
void                accord_store_notify_place   (AccordStore *self);
void                accord_store_stop_check     (AccordStore *self);
void                accord_store_end_check      (AccordStore *self);
void                accord_check_run_free       (AccordCheckRun *run);
void                accord_store_set_damage     (AccordStore *self,
                                                 const char  *damage);

AccordStoreAuthor  *accord_store_dup_author     (AccordStore *self);
void                accord_store_author_free    (AccordStoreAuthor *author);

typedef enum
{
  ACCORD_STORE_NEWS_NONE,
  ACCORD_STORE_NEWS_ABSENCE,
  ACCORD_STORE_NEWS_WAITING,
  ACCORD_STORE_NEWS_READ_ONLY,
} AccordStoreNews;

/* store-news.c: what the owner learns of the file, from the worker; NULL: it is over. */
void                accord_store_say_absent     (AccordStore *self,
                                                 const char  *sentence);
void                accord_store_say_waiting    (AccordStore *self,
                                                 const char  *name);
void                accord_store_say_read_only  (AccordStore *self,
                                                 const char  *reason);
void                accord_store_take_news      (AccordStore     *self,
                                                 AccordStoreNews  news,
                                                 const char      *text);
void                accord_store_take_unsaved   (AccordStore *self,
                                                 GPtrArray   *unsaved);
gboolean            accord_store_is_wait_cancelled (AccordStore *self);
void                accord_store_set_call       (AccordStore  *self,
                                                 GCancellable *call,
                                                 GCancellable *patience);
GCancellable       *accord_store_dup_patience   (AccordStore *self);

/* store-save.c: on the worker, once the file answers again; or as it closes, when what waits must go. */
void                accord_store_empty_outbox   (AccordStore *self,
                                                 gboolean     closing);

void                accord_store_free_unsaved   (gpointer unsaved);

/* store-save.c: saves that are no person's click: of an earlier sitting. On the worker. */
AccordSaveOutcome   accord_store_write          (AccordStore             *self,
                                                 const AccordStoreAuthor *author,
                                                 AccordChangeSet         *changes,
                                                 GError                 **error);

/* store-unsaved.c: on any thread but the worker; waits for this computer's disk. */
void                accord_store_close_journals (AccordStore *self,
                                                 AccordJournal *journal);
/* store-presence.c */
GPtrArray          *accord_store_read_present   (AccordStore *self); /* on the worker */
void                accord_store_follow_present (AccordStore *self,
                                                 GPtrArray   *others);
void                accord_store_refresh_presence (AccordStore *self);
void                accord_store_stop_presence  (AccordStore *self);
void                accord_store_leave          (AccordStore *self); /* on the worker */

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
  GPtrArray *all;     /* as in AccordNews */
  GPtrArray *changes; /* of AccordRemoteChange, or NULL */
  GPtrArray *present; /* of AccordPresence, or NULL: as before */
  gboolean   leads;
  AccordStoreNews news; /* of the file */
  char      *text;
  GPtrArray *unsaved; /* of AccordUnsaved */
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
