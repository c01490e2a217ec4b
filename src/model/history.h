#pragma once

#include "model/change-set.h"
#include "model/moment.h"

G_BEGIN_DECLS

/*
 * One entry of the change log, as it was written; or several of one person that follow each other, folded into one.
 */
typedef struct
{
  gint64       seq;       /* its number; of several the last */
  gint64       first_seq; /* of several the first, else the same */
  AccordMoment at;
  char        *set_id;    /* what was saved at once has the same */
  char        *session;   /* the sitting it was written in */
  char        *member;    /* a member's id, or «system» */
  char        *member_name;
  char        *summary;   /* of the change set it belongs to */
  char        *table;     /* AccordRecordClass.table, or «imports», «leads» */
  char        *record_id; /* a UUID, or the number of an import or a lead */
  char        *action;    /* «insert», «update», «delete»; of an import «import», «undo» */
  gint64       revision;
  JsonObject  *before;    /* of the columns that changed; NULL: none */
  JsonObject  *after;
  char        *name;      /* what the record is called now, the file of an import; "" where it has no name */
  guint64      n_new;     /* of an import */
  guint64      n_changed;
} AccordHistoryEntry;

void             accord_history_entry_free (AccordHistoryEntry *self);
GType            accord_history_entry_get_record_type (const AccordHistoryEntry *self);
gboolean         accord_history_entry_fold (AccordHistoryEntry       *self,
                                            const AccordHistoryEntry *older);
const char      *accord_history_name_of    (AccordRecord *record);

/* The record as it stood after an entry: @newer are the entries of the record since, the newest first. */
AccordRecord    *accord_history_state      (AccordRecord             *current,
                                            const char               *id,
                                            GType                     type,
                                            GPtrArray                *newer);
AccordChangeSet *accord_history_restore    (const AccordHistoryEntry *entry,
                                            AccordRecord             *current,
                                            GPtrArray                *newer,
                                            const char               *summary);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordHistoryEntry, accord_history_entry_free)

G_END_DECLS
