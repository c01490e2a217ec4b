#pragma once

#include "store/connection.h"
#include "store/keep.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_REPAIR_NONE,     /* a backup, or a dump and a load of it */
  ACCORD_REPAIR_SQL,
  ACCORD_REPAIR_PACK,     /* a copy of what is referred to */
  ACCORD_REPAIR_REBUILD,  /* a file made anew of what belongs in it */
  ACCORD_REPAIR_SETTINGS,
  ACCORD_REPAIR_LOG,      /* an entry for each record that has none */
} AccordRepair;

typedef struct
{
  char        *text; /* a sentence */
  AccordRepair repair;
  char        *sql;
} AccordFault;

AccordFault *accord_fault_new              (char             *text,
                                            AccordRepair      repair,
                                            char             *sql);
GPtrArray   *accord_connection_find_faults (AccordConnection *self,
                                            GCancellable     *cancellable,
                                            GError          **error);
GPtrArray   *accord_connection_examine     (AccordConnection *self,
                                            GCancellable     *cancellable,
                                            GError          **error); /* of AccordFinding */
/* repair.c */
gboolean     accord_connection_repair      (AccordConnection        *self,
                                            const AccordStoreAuthor *author,
                                            GPtrArray              **repaired,
                                            GPtrArray              **left,
                                            char                   **kept,
                                            GCancellable            *cancellable,
                                            GError                 **error);
gboolean     accord_connection_keep_before_repair (AccordConnection *self,
                                                   char            **kept,
                                                   GCancellable     *cancellable,
                                                   GError          **error);

G_END_DECLS
