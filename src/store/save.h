#pragma once

#include "model/change-set.h"
#include "store/change-log.h"

G_BEGIN_DECLS

/* A record as it stands after a change, for the lists that show it. */
typedef struct
{
  AccordRecord *record;
  gboolean      deleted;
} AccordWritten;

void           accord_written_free (AccordWritten *self);
AccordWritten *accord_written_new  (AccordRecord *record,
                                    gboolean      deleted);

typedef enum
{
  ACCORD_SAVE_FAILED,  /* nothing is written, and trying again changes nothing */
  ACCORD_SAVE_DONE,
  ACCORD_SAVE_UNKNOWN, /* the commit was not answered: look for the set's id in the change log */
  ACCORD_SAVE_AWAY,    /* nothing is written, because the file does not answer; once it does it is to be tried again */
} AccordSaveOutcome;

typedef struct
{
  GPtrArray       *written; /* of AccordWritten, in order */
  AccordChangeSet *inverse; /* what takes it back */
  gboolean         leads;   /* whether leads were written */
  gboolean         unknown; /* whether it is in the file: to be looked for first */
} AccordSaved;

/* Writes @changes in one transaction. */
AccordSaveOutcome accord_save_changes (AccordConnection        *connection,
                                       const AccordStoreAuthor *author,
                                       AccordChangeSet         *changes,
                                       AccordSaved             *saved,
                                       GError                 **error);
void              accord_saved_clear  (AccordSaved *self);
/* Writes @changes in the transaction under way, as part of what @head is; of AccordWritten; NULL: an error. */
GPtrArray        *accord_save_within  (AccordConnection        *connection,
                                       const AccordLogHead     *head,
                                       AccordChangeSet         *changes,
                                       GError                 **error);

G_END_DECLS
