#pragma once

#include "store/bulk.h"
#include "store/history.h"
#include "store/save.h"

G_BEGIN_DECLS

/*
 * What a store of some kind does: all of it on the worker's thread, one call at a time. The base class does the rest:
 * threads, live lists, undo.
 */
struct _AccordStoreClass
{
  GObjectClass parent_class;

  void       (*close)           (AccordStore *self);
  GPtrArray *(*load_records)    (AccordStore *self, GType type, GError **error);
  GPtrArray *(*save)            (AccordStore *self, const AccordStoreAuthor *author, AccordChangeSet *changes,
                                 AccordChangeSet **inverse, GError **error); /* of AccordWritten */
  /* What others wrote since the last poll; NULL without an error: nothing. */
  GPtrArray *(*poll)            (AccordStore *self, gboolean *leads, GError **error);
  GPtrArray *(*recent_changes)  (AccordStore *self, guint limit, GError **error);
  AccordHistoryPart *(*history) (AccordStore *self, const AccordHistoryQuery *query, GError **error);
  GPtrArray *(*history_people)  (AccordStore *self, GError **error);
  GPtrArray *(*check)           (AccordStore *self, GCancellable *cancellable, GError **error);
  gboolean   (*backup)          (AccordStore *self, const char *destination, GCancellable *cancellable, GError **error);

  GPtrArray *(*list_fields)     (AccordStore *self, GError **error);
  gboolean   (*count_bulk)      (AccordStore *self, guint64 *n_leads, guint64 *n_activities, GError **error);
  gboolean   (*read_leads)      (AccordStore *self, gint64 after, AccordBatch *batch, GError **error);
  gboolean   (*leads_since)     (AccordStore *self, gint64 since, gint64 *now, GArray **keys, GError **error);
  gboolean   (*read_activities) (AccordStore *self, gint64 after, AccordBatch *batch, GError **error);
  gboolean   (*add_activities)  (AccordStore *self, const AccordBatch *batch, GError **error);

  AccordImport *(*import_begin) (AccordStore *self, const AccordStoreAuthor *author, const AccordImportOptions *options,
                                 GPtrArray *fields, GError **error);
  gboolean   (*import_rows)     (AccordStore *self, AccordImport *import, AccordBatch *batch,
                                 AccordRowOutcome *outcomes, GError **error);
  gint64     (*import_commit)   (AccordStore *self, AccordImport *import, guint64 rejected, GError **error);
  void       (*import_abort)    (AccordStore *self, AccordImport *import);

  GPtrArray *(*imports)         (AccordStore *self, GError **error);
  gboolean   (*undo_import)     (AccordStore *self, const AccordStoreAuthor *author, gint64 id, guint64 *deleted,
                                 guint64 *restored, GPtrArray *left, GError **error);
  char      *(*get_meta)        (AccordStore *self, const char *table, const char *key, GError **error);
  gboolean   (*set_meta)        (AccordStore *self, const char *table, const char *key, const char *value,
                                 GError **error);
  GPtrArray *(*list_mappings)   (AccordStore *self, GError **error);
};

/* What an AccordImport of a subclass begins with. */
typedef struct
{
  AccordStore *store;
} AccordImportHead;

/* For subclasses, once opened: loads the records (few, always in memory) into the lists that pages bind to. */
gboolean accord_store_opened       (AccordStore *self,
                                    const char  *uuid,
                                    const char  *read_only_reason,
                                    GError     **error);

G_END_DECLS
