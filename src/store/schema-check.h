#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* What a file is made of, against what the migrations make: one thing that differs. */
typedef struct
{
  char    *text;       /* a sentence */
  char    *sql;        /* that makes it again where it is; NULL: the whole file is made anew, see rebuild.h */
  gboolean unsafe;     /* a file with it is not to be used */
  gboolean repairable; /* else: a backup */
} AccordDifference;

GPtrArray *accord_schema_compare      (sqlite3          *db,
                                       gint64            version,
                                       GError          **error); /* of AccordDifference */
/* The first one with which it is not to be used, or NULL. */
const AccordDifference *accord_schema_find_unsafe (GPtrArray *differences);
/* Whether a file that was just opened can be used: nothing of it is, before. */
gboolean   accord_schema_check        (AccordConnection *self,
                                       gint64            version,
                                       GError          **error);

G_END_DECLS
