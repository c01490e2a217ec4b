#pragma once

#include "model/change-set.h"
#include "model/moment.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_CONFLICT_CHANGED,  /* both changed the same columns */
  ACCORD_CONFLICT_DELETED,  /* they deleted what I changed */
  ACCORD_CONFLICT_DELETING, /* I delete what they changed */
} AccordConflictKind;

/* One column that both wrote. */
typedef struct
{
  const AccordColumn *column;
  GValue              base;
  GValue              mine; /* of a record that I delete: what it was */
  GValue              theirs;
  char               *who; /* wrote theirs */
  AccordMoment        at;
} AccordConflictField;

/*
 * Why a change of one record could not be made: all that a person needs to decide, with no further question to the file.
 * It is made once and only read afterwards, by any thread.
 */
typedef struct
{
  gatomicrefcount    ref_count;
  AccordConflictKind kind;
  AccordRecord      *current; /* as it stands; of one that is deleted, as it was then. Never to be written to */
  JsonObject        *merged;  /* of an update: what of mine goes through, by column */
  GPtrArray         *fields;  /* of AccordConflictField */
  char              *who;     /* was the last; NULL: not known */
  AccordMoment       at;
} AccordConflict;

AccordConflict *accord_conflict_new       (AccordConflictKind  kind,
                                           AccordRecord       *current);
AccordConflict *accord_conflict_ref       (AccordConflict *self);
void            accord_conflict_unref     (AccordConflict *self);
void            accord_conflict_set_who   (AccordConflict *self,
                                           const char     *who,
                                           AccordMoment    at);
/* The new field's values are the caller's to copy into. */
AccordConflictField *accord_conflict_add_field (AccordConflict     *self,
                                                const AccordColumn *column,
                                                const char         *who,
                                                AccordMoment        at);

AccordChangeSet *accord_conflicts_decide (AccordChangeSet *changes,
                                          GPtrArray       *conflicts,
                                          GPtrArray       *decided);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordConflict, accord_conflict_unref)

G_END_DECLS
