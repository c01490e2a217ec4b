#pragma once

#include "store/journal.h"

G_BEGIN_DECLS

/* A line of the journal's file: an edit, or that one is done. */
AccordJournalEntry *accord_journal_entry_new  (const char               *key,
                                               const AccordStoreAuthor  *author,
                                               AccordChangeSet          *changes);
AccordJournalEntry *accord_journal_entry_copy (const AccordJournalEntry *self);
void                accord_journal_entry_free (AccordJournalEntry       *self);

char               *accord_journal_line_put   (const AccordJournalEntry *entry);
char               *accord_journal_line_done  (const char               *key);
/* Of all lines the edits that are not done. (transfer full): of AccordJournalEntry */
GPtrArray          *accord_journal_line_read  (const char               *lines);

G_END_DECLS
