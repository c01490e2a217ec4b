#pragma once

#include "store/store.h"

G_BEGIN_DECLS

/* How a file may be opened where it lies: share.md's policy. */
typedef struct
{
  char    *refusal;   /* why nothing is saved, as the end of a sentence; NULL: it may be written */
  char    *warning;   /* what a person should know all the same, in sentences; NULL: nothing */
  gboolean by_place;  /* the folder is the reason: a person who is alone there may write */
  gboolean copy;      /* it is read from a copy: SQLite must not touch it there */
  gboolean keep_journal; /* its emptied journal stays: the client could take one that comes back for absent still */
  gboolean alone;     /* it is a share, and its journal can only be changed by somebody who has it alone */
} AccordPlace;

/* Only of a file that is not open in this program: it is opened and closed here. */
void  accord_place_judge        (AccordPlace     *self,
                                 const char      *path,
                                 AccordOpenFlags  flags);
void  accord_place_clear        (AccordPlace     *self);
/* Why this user cannot write the file, or beside it; NULL: the system allows it. (transfer full) */
char *accord_place_find_refusal (const char      *path);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AccordPlace, accord_place_clear)

G_END_DECLS
