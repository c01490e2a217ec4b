#pragma once

#include "model/change-set.h"
#include "model/moment.h"
#include "store/store.h"

G_BEGIN_DECLS

/*
 * What one sitting typed that is not in the file yet, on this computer's own disk. Each edit has a key and stays until
 * it is done: saved, or given up. All writing is on a thread of its own; nobody waits for it but who closes it.
 */
typedef struct _AccordJournal AccordJournal;

/* One edit. An update has only the columns that nothing later in the journal wrote again. */
typedef struct
{
  char            *key;
  char            *member;
  char            *member_name;
  AccordMoment     at;
  AccordChangeSet *changes;
} AccordJournalEntry;

typedef void (*AccordJournalKept) (gpointer data);

AccordJournal *accord_journal_new         (const char              *workspace,
                                           const char              *session);
/* Those of sittings that ended with something left. (transfer full): of AccordJournal. Reads the disk. */
GPtrArray     *accord_journal_orphans     (const char              *workspace);
AccordJournal *accord_journal_ref         (AccordJournal           *self);
void           accord_journal_unref       (AccordJournal           *self);
/* Waits until all of it is on the disk; what is put later is not kept. An empty one leaves nothing behind. */
void           accord_journal_close       (AccordJournal           *self);

/* @kept: on the journal's thread, once it is on the disk, or cannot be. In the place of what had that key. */
void           accord_journal_put         (AccordJournal           *self,
                                           const char              *key,
                                           const AccordStoreAuthor *author,
                                           AccordChangeSet         *changes,
                                           AccordJournalKept        kept,
                                           gpointer                 data);
void           accord_journal_done        (AccordJournal           *self,
                                           const char              *key);
/* How many things are not in the file: columns of records, new records, deleted ones. */
guint          accord_journal_count       (AccordJournal           *self);
/* (transfer full): of AccordJournalEntry, in order. */
GPtrArray     *accord_journal_list        (AccordJournal           *self);
const char    *accord_journal_get_session (AccordJournal           *self);

G_END_DECLS
