#pragma once

#include "store/bulk.h"
#include "store/history.h"
#include "store/lead-story.h"
#include "store/save.h"

G_BEGIN_DECLS

/* What others wrote. */
typedef struct
{
  GPtrArray *written; /* of AccordWritten, or NULL */
  GPtrArray *all;     /* where everything is another: the records of each type, in the order of accord_record_types () */
  GPtrArray *changes; /* as «written», as entries of the log: of AccordRemoteChange, or NULL */
  gboolean   leads;
} AccordNews;
typedef struct _AccordKeepClass AccordKeepClass;
typedef struct _AccordPromotion AccordPromotion; /* promotion.h */

/* What the taking back of an import came to. */
typedef struct
{
  guint64    deleted, restored;
  GPtrArray *left;    /* of char*: names of what was edited since, and stays */
  GPtrArray *written; /* of AccordWritten: records, for lists; or NULL */
} AccordImportUndone;

/*
 * What a store of some kind does: all of it on the worker's thread, one call at a time. The base class does the rest:
 * threads, live lists, undo.
 */
struct _AccordStoreClass
{
  GObjectClass parent_class;

  void       (*close)           (AccordStore *self);
  GPtrArray *(*load_records)    (AccordStore *self, GType type, GError **error);
  AccordSaveOutcome (*save)     (AccordStore *self, const AccordStoreAuthor *author, AccordChangeSet *changes,
                                 AccordSaved *saved, GError **error);
  gboolean   (*has_set)         (AccordStore *self, const char *set_id, gboolean *has, GError **error);
  /* What others wrote since the last poll. */
  gboolean   (*poll)            (AccordStore *self, AccordNews *news, GError **error);
  /* Who else is there (of AccordPresence), and that one is oneself. NULL, FALSE: not known, not written. */
  GPtrArray *(*present)         (AccordStore *self);
  gboolean   (*set_present)     (AccordStore *self, const AccordStoreAuthor *author, const char *page);
  GPtrArray *(*recent_changes)  (AccordStore *self, guint limit, GError **error);
  AccordHistoryPart *(*history) (AccordStore *self, const AccordHistoryQuery *query, GError **error);
  GPtrArray *(*history_people)  (AccordStore *self, GError **error);
  /* The next step of a copy for accord_store_check_later(): *@copy once it is whole; FALSE: not now, or not needed. */
  gboolean   (*copy_to_check)   (AccordStore *self, gpointer *copy);
  const AccordKeepClass *keep;   /* keep-class.h */

  GPtrArray *(*list_fields)     (AccordStore *self, GError **error);
  gboolean   (*count_bulk)      (AccordStore *self, guint64 *n_leads, guint64 *n_activities, GError **error);
  gboolean   (*read_leads)      (AccordStore *self, gint64 after, AccordBatch *batch, GError **error);
  gboolean   (*read_own_leads)  (AccordStore *self, gint64 after, AccordBatch *batch, GError **error);
  gboolean   (*read_leads_by_key) (AccordStore *self, const gint64 *keys, guint n_keys, AccordBatch *batch,
                                 GError **error);
  gboolean   (*leads_since)     (AccordStore *self, gint64 since, gint64 *now, GArray **keys, GError **error);
  char      *(*log_mark)        (AccordStore *self, gint64 seq, GError **error);
  gboolean   (*read_activities) (AccordStore *self, gint64 after, AccordBatch *batch, GError **error);
  gboolean   (*read_activities_of) (AccordStore *self, const gint64 *leads, guint n_leads, AccordBatch *batch,
                                 GError **error);
  gboolean   (*add_activities)  (AccordStore *self, const AccordStoreAuthor *author, const AccordBatch *batch,
                                 GError **error);
  gboolean   (*read_deals)      (AccordStore *self, gint64 after, AccordBatch *batch, GError **error);
  gboolean   (*add_deals)       (AccordStore *self, const AccordStoreAuthor *author, const AccordBatch *batch,
                                 GError **error);

  AccordLeadStory *(*lead_story) (AccordStore *self, gint64 lead, GError **error);
  GPtrArray *(*list_aliases)    (AccordStore *self, GError **error);
  gboolean   (*add_aliases)     (AccordStore *self, GPtrArray *aliases, GError **error);

  AccordImport *(*import_begin) (AccordStore *self, const AccordStoreAuthor *author, const AccordImportOptions *options,
                                 GPtrArray *fields, GError **error);
  gboolean   (*import_rows)     (AccordStore *self, AccordImport *import, AccordBatch *batch,
                                 AccordRowOutcome *outcomes, GError **error);
  AccordFingerprintSet *(*import_list_marks) (AccordStore *self, AccordImport *import, guint64 n_rows, GError **error);
  /* @written gets the records that it wrote (of AccordWritten), or NULL. */
  gint64     (*import_commit)   (AccordStore *self, AccordImport *import, guint64 rejected, GPtrArray **written,
                                 GError **error);
  void       (*import_abort)    (AccordStore *self, AccordImport *import);

  gboolean   (*promote)         (AccordStore *self, const AccordStoreAuthor *author, const AccordPromotion *promotion,
                                 guint64 *n, GError **error);

  GPtrArray *(*imports)         (AccordStore *self, GError **error);
  gboolean   (*undo_import)     (AccordStore *self, const AccordStoreAuthor *author, gint64 id,
                                 AccordImportUndone *undone, GError **error);
  char      *(*get_meta)        (AccordStore *self, const char *table, const char *key, GError **error);
  gboolean   (*set_meta)        (AccordStore *self, const char *table, const char *key, const char *value,
                                 GError **error);
  GPtrArray *(*list_mappings)   (AccordStore *self, GError **error);
};

/* What an AccordImport of a subclass begins with. */
typedef struct
{
  AccordStore *store;
  gboolean     of_rows; /* that are no leads: row-import.h */
  guint64     *changes; /* owned by the store: of how many leads that were there each field is changed */
  guint        n_fields;
  guint64      n_known; /* rows that were not given to it, for their marks say that they change nothing */
} AccordImportHead;

typedef struct
{
  const char *uuid;             /* of the workspace */
  const char *session;          /* of this opening: in each row of the change log */
  const char *read_only_reason; /* or NULL */
  gboolean    remote;           /* on another computer */
} AccordStoreIdentity;

/* For subclasses, once opened: loads the records (few, always in memory) into the lists that pages bind to. */
gboolean accord_store_opened       (AccordStore               *self,
                                    const AccordStoreIdentity *identity,
                                    GError                   **error);
/* For subclasses, before that: what the folder is like that it lies in. */
void     accord_store_set_place    (AccordStore *self,
                                    gboolean     is_reason,
                                    const char  *warning);

G_END_DECLS
