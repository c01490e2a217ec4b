#pragma once

#include "store/connection.h"
#include "store/keep.h"

G_BEGIN_DECLS

gboolean accord_connection_erase (AccordConnection        *self,
                                  const AccordStoreAuthor *author,
                                  const char              *who,
                                  gboolean                 dry_run,
                                  AccordErased            *erased,
                                  GCancellable            *cancellable,
                                  GError                 **error);

/*
 * erase-person.c: who it is, in one file: the leads, and the words by which their data is known elsewhere in it.
 * What is learned in one file (an e-mail by an id) is looked for in the next.
 */
typedef struct
{
  GHashTable *ids;    /* of leads, as others call them */
  GHashTable *emails; /* as accord_lead_email_key() has them */
  GHashTable *words;  /* e-mails and full names as they were written */
  GArray     *keys;   /* of the leads in the file looked at last: gint64 */
  GHashTable *past;   /* of those in any file so far: gint64; where no lead has it now, it was theirs */
  GRegex     *regex;  /* of words; NULL: there are none */
} AccordPerson;

AccordPerson *accord_person_new      (const char       *who);
void          accord_person_free     (AccordPerson     *self);
gboolean      accord_person_look     (AccordPerson     *self,
                                      sqlite3          *db,
                                      GError          **error);
/* Whether an id or an e-mail is theirs; and one of their leads more. Each may be NULL. */
gboolean      accord_person_is        (AccordPerson     *self,
                                       const char       *id,
                                       const char       *email);
void          accord_person_learn     (AccordPerson     *self,
                                       const char       *id,
                                       const char       *email,
                                       const char       *name);
gboolean      accord_person_is_in    (AccordPerson     *self,
                                      const char       *text);
char         *accord_person_strike   (AccordPerson     *self,
                                      const char       *text);
/* In a file that others may be appending to: what was theirs is written over, and nothing moves. */
gboolean      accord_person_mask     (AccordPerson     *self,
                                      const char       *path);

/* erase-merged.c */
gboolean      accord_person_look_merged (AccordPerson   *self,
                                       sqlite3          *db,
                                       GError          **error);
gboolean      accord_erase_knows_merges (sqlite3        *db,
                                       gboolean         *known,
                                       GError          **error);

/* erase-rows.c: in one file, with its keys looked at. Counts are added. */
gboolean      accord_erase_count     (AccordPerson     *person,
                                      sqlite3          *db,
                                      AccordErased     *erased,
                                      GError          **error);
gboolean      accord_erase_rows      (AccordPerson     *person,
                                      sqlite3          *db,
                                      GError          **error); /* in a transaction */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordPerson, accord_person_free)

G_END_DECLS
