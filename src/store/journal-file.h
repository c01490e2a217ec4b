#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * One file of lines that only grows until it is emptied, held by a lock as long as whoever writes it lives:
 * «accord/unsaved/WORKSPACE/SESSION.jsonl» beside the person's settings, for nobody else to read.
 */
typedef struct
{
  char *path;
  int   fd; /* -1: it could not be made */
} AccordJournalFile;

AccordJournalFile *accord_journal_file_new     (const char         *workspace,
                                                const char         *session); /* made when it is first written */
/* Those of a workspace whose writer is no more. (transfer full): of AccordJournalFile */
GPtrArray         *accord_journal_file_orphans (const char         *workspace);
void               accord_journal_file_free    (AccordJournalFile  *self);
char              *accord_journal_file_dup_session (AccordJournalFile *self);

char              *accord_journal_file_read    (AccordJournalFile  *self);
gboolean           accord_journal_file_append  (AccordJournalFile  *self,
                                                const char         *lines,
                                                gboolean            sync,
                                                GError            **error);
gboolean           accord_journal_file_replace (AccordJournalFile  *self,
                                                const char         *lines,
                                                GError            **error);
void               accord_journal_file_empty   (AccordJournalFile  *self);
void               accord_journal_file_remove  (AccordJournalFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordJournalFile, accord_journal_file_free)

G_END_DECLS
