#pragma once

#include "store/fingerprint-set.h"
#include "store/store.h"

G_BEGIN_DECLS

/* Bulk rows: leads, their activities, imports. All of these wait for the worker: call them from a job's thread. */

/* Fields of leads: standard (stored ones) and custom, in the order of their making. */
GPtrArray *accord_store_list_fields  (AccordStore  *self,
                                      GCancellable *cancellable,
                                      GError      **error);

/* How many leads and activities there are, roughly and at once: for the progress of reading them. */
gboolean   accord_store_count_bulk   (AccordStore  *self,
                                      guint64      *n_leads,
                                      guint64      *n_activities,
                                      GCancellable *cancellable,
                                      GError      **error);

/* Reads leads with keys above @after, ascending, at most @batch->capacity of them, into @batch,
 * which was made for the fields wanted. Between calls no lock is held. 0 rows: the end. */
gboolean   accord_store_read_leads   (AccordStore  *self,
                                      gint64        after,
                                      AccordBatch  *batch,
                                      GCancellable *cancellable,
                                      GError      **error);

/* As they are written: without what their deals say of them. */
gboolean   accord_store_read_own_leads (AccordStore  *self,
                                        gint64        after,
                                        AccordBatch  *batch,
                                        GCancellable *cancellable,
                                        GError      **error);

/* Those of the leads @keys that are there, in that order. */
gboolean   accord_store_read_leads_by_key (AccordStore   *self,
                                           const gint64  *keys,
                                           guint          n_keys,
                                           AccordBatch   *batch,
                                           GCancellable  *cancellable,
                                           GError       **error);

/* The keys of the leads that were written or deleted since log number @since, or that something happened to, and the
 * number now. @keys NULL afterwards: more than 20,000, or the log cannot say; load all again. */
gboolean   accord_store_leads_since  (AccordStore  *self,
                                      gint64        since,
                                      gint64       *now,
                                      GArray      **keys,
                                      GCancellable *cancellable,
                                      GError      **error);

/* What tells the change log's entry @seq from that of the same number in another log, as that of a backup from which the
 * file went on; NULL without an error: there is none. */
char      *accord_store_get_log_mark (AccordStore  *self,
                                      gint64        seq,
                                      GCancellable *cancellable,
                                      GError      **error);

/* Activities, in the order of their keys: columns lead-key (INTEGER), kind (TEXT), at (MOMENT), detail (TEXT). */
AccordBatch *accord_activity_batch_new  (guint capacity);
gboolean   accord_store_read_activities (AccordStore  *self,
                                         gint64        after,
                                         AccordBatch  *batch,
                                         GCancellable *cancellable,
                                         GError      **error);

gboolean   accord_store_read_activities_of (AccordStore   *self,
                                            const gint64  *leads,
                                            guint          n_leads,
                                            AccordBatch   *batch,
                                            GCancellable  *cancellable,
                                            GError       **error);

gboolean   accord_store_add_activities  (AccordStore       *self,
                                         const AccordBatch *batch,
                                         GError           **error);

/* By which names files still call leads, of those that were merged into others. */
typedef struct
{
  char  *kind; /* «external_id», «email_key», «fingerprint» */
  char  *key;
  gint64 lead;
} AccordLeadAlias;

AccordLeadAlias *accord_lead_alias_new     (const char      *kind,
                                            const char      *key,
                                            gint64           lead);
void             accord_lead_alias_free    (AccordLeadAlias *self);
GPtrArray       *accord_store_list_aliases (AccordStore     *self,
                                            GCancellable    *cancellable,
                                            GError         **error); /* of AccordLeadAlias, by kind and key */
gboolean         accord_store_add_aliases  (AccordStore     *self,
                                            GPtrArray       *aliases,
                                            GError         **error);
/* Deals, in the order of their keys: lead-key (INTEGER), id, value, currency, opportunity_at, customer_at, lost_at,
 * fingerprint (TEXT: of one without an id). */
AccordBatch *accord_deal_batch_new      (guint capacity);
gboolean   accord_store_read_deals      (AccordStore  *self,
                                         gint64        after,
                                         AccordBatch  *batch,
                                         GCancellable *cancellable,
                                         GError      **error);
gboolean   accord_store_add_deals       (AccordStore       *self,
                                         const AccordBatch *batch,
                                         GError           **error);

/* One import: one transaction, one entry of the change log. */
typedef enum
{
  ACCORD_ROW_NEW,
  ACCORD_ROW_CHANGED,
  ACCORD_ROW_UNCHANGED,
  ACCORD_ROW_MERGED,    /* of a lead that was merged into another: it changes nothing, and counts as unchanged */
  ACCORD_ROW_AMBIGUOUS, /* several leads match: rejected */
  ACCORD_ROW_STRAY,     /* of a lead that is not there: rejected */
} AccordRowOutcome;

typedef struct
{
  const char  *file;        /* the name shown, without its folder */
  const char  *kind;        /* «leads», «deals», «activities», «costs»; «load» */
  AccordMoment data_as_of;
  gboolean     plan_only;   /* say what would happen; write nothing, take no lock beyond reading */
  gboolean     clear_empty; /* an empty cell empties the field */
  gboolean     distinct;    /* no two rows have the same key, and all keys are of one kind: none is the lead of another */
  const char *const *kept;  /* (nullable): names of fields that are filled where they are empty, and never changed */
} AccordImportOptions;

typedef struct _AccordImport AccordImport;

/* @fields: those of the file, for leads custom ones with column NULL where they are new (they are then added). */
AccordImport *accord_store_import_begin  (AccordStore               *self,
                                          const AccordImportOptions *options,
                                          GPtrArray                 *fields,
                                          GCancellable              *cancellable,
                                          GError                   **error);
/* Writes the rows of @batch (columns in the order of @fields, then one TEXT column «fingerprint» used where the file has
 * neither id nor e-mail, then if any an INTEGER column of marks). @outcomes has room for its rows.
 *
 * A row's mark says what it is and how it is read: the same row, read so again, changes nothing of a lead that nobody has
 * written since. */
gboolean      accord_import_rows         (AccordImport      *self,
                                          AccordBatch       *batch,
                                          AccordRowOutcome  *outcomes,
                                          GError           **error);
/* The marks of leads that are as their rows left them: a row with one of them need not be given to the import, but counted.
 * NULL without an error: there are none, or to read them takes longer than @n_rows are worth. */
AccordFingerprintSet *accord_import_list_marks (AccordImport *self,
                                                guint64       n_rows,
                                                GError      **error);
void          accord_import_count_known  (AccordImport      *self);
/* Of how many leads that were there the rows so far change a field; @field: an index of the fields given. */
guint64       accord_import_count_changes (AccordImport   *self,
                                           guint           field);
/* Commits and frees. @rejected is kept with the counts. Returns the import's number (0 for a plan), -1 on error. */
gint64        accord_import_commit       (AccordImport  *self,
                                          guint64        rejected,
                                          GError       **error);
void          accord_import_abort        (AccordImport *self);

typedef struct
{
  gint64       id;
  AccordMoment at;
  char        *member_name;
  char        *file;
  char        *kind;
  AccordMoment data_as_of;
  guint64      n_new, n_changed, n_unchanged, n_rejected;
  gboolean     undone;
} AccordImportInfo;

void       accord_import_info_free  (AccordImportInfo *self);
GPtrArray *accord_store_imports     (AccordStore  *self,
                                     GCancellable *cancellable,
                                     GError      **error); /* the newest first */
/* Takes import @id back; @left gets the external ids (or e-mails) of leads, or of what else it had, edited since, which
 * were left as they are. */
gboolean   accord_store_undo_import (AccordStore  *self,
                                     gint64        id,
                                     guint64      *deleted,
                                     guint64      *restored,
                                     GPtrArray   **left,
                                     GCancellable *cancellable,
                                     GError      **error);

/* Mappings kept by name: JSON text as in cli.md. */
char      *accord_store_get_mapping (AccordStore  *self,
                                     const char   *name,
                                     GError      **error);
gboolean   accord_store_set_mapping (AccordStore  *self,
                                     const char   *name,
                                     const char   *json,
                                     GError      **error);
GPtrArray *accord_store_list_mappings (AccordStore *self,
                                       GError     **error);

/* When the data are from: the greatest of all imports that stand, NONE where there are none. */
gboolean   accord_store_get_data_as_of (AccordStore  *self,
                                        AccordMoment *moment,
                                        GError      **error);
gboolean   accord_store_set_data_as_of (AccordStore  *self,
                                        AccordMoment  moment,
                                        GError      **error);

G_END_DECLS
