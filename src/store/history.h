#pragma once

#include "model/history.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Which entries of the change log; what is NULL or 0 is no condition. */
typedef struct
{
  gint64       before_seq;  /* only older ones: the next of the page before */
  gint64       after_seq;   /* only newer ones */
  guint        limit;       /* about so many; 0: all of them */
  gboolean     fold;        /* what one person went on writing into the same columns is one entry */
  const char  *table;       /* a kind of record, or «imports» */
  const char  *record_id;
  const char  *member;      /* a member's id, or «system» */
  const char  *member_name;
  const char  *text;        /* words that stand in it, in any case */
  AccordMoment since;
} AccordHistoryQuery;

/* A page of the history, newest first. */
typedef struct
{
  GPtrArray *entries; /* of AccordHistoryEntry, the newest first */
  gint64     next;    /* AccordHistoryQuery.before_seq of the page after it; 0: there is none */
} AccordHistoryPart;

/* Somebody who wrote. */
typedef struct
{
  char *member;
  char *member_name; /* as it was lately */
} AccordHistoryPerson;

void               accord_history_part_free            (AccordHistoryPart *self);
void               accord_history_person_free          (AccordHistoryPerson *self);

/* These wait: for the command line, and for threads. */
AccordHistoryPart *accord_store_history                (AccordStore               *self,
                                                        const AccordHistoryQuery  *query,
                                                        GCancellable              *cancellable,
                                                        GError                   **error);
GPtrArray         *accord_store_history_people         (AccordStore               *self,
                                                        GCancellable              *cancellable,
                                                        GError                   **error);

void               accord_store_history_async          (AccordStore               *self,
                                                        const AccordHistoryQuery  *query,
                                                        GCancellable              *cancellable,
                                                        GAsyncReadyCallback        callback,
                                                        gpointer                   user_data);
AccordHistoryPart *accord_store_history_finish         (AccordStore               *self,
                                                        GAsyncResult              *result,
                                                        GError                   **error);
void               accord_store_history_people_async   (AccordStore               *self,
                                                        GCancellable              *cancellable,
                                                        GAsyncReadyCallback        callback,
                                                        gpointer                   user_data);
GPtrArray         *accord_store_history_people_finish  (AccordStore               *self,
                                                        GAsyncResult              *result,
                                                        GError                   **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordHistoryPart, accord_history_part_free)

G_END_DECLS
