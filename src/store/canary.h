#pragma once

#include "store/connection.h"

G_BEGIN_DECLS

/* What tells whether locks hold: the change log's last row of one's own must stay. And the file's epoch: another one
 * says that a backup was restored, so that everything is to be read again. */
typedef struct
{
  gint64   seq;     /* of the last row that this sitting wrote; 0: none */
  gboolean fresh;   /* not looked at since it was written */
  char    *epoch;   /* «» where the file has none */
} AccordCanary;

typedef enum
{
  ACCORD_CANARY_ERROR = -1,
  ACCORD_CANARY_WELL,
  ACCORD_CANARY_RESTORED, /* read all again */
  ACCORD_CANARY_TRIPPED,  /* what was committed is gone: writing is no longer safe */
} AccordCanaryState;

void              accord_canary_clear   (AccordCanary     *self);
gboolean          accord_canary_start   (AccordCanary     *self,
                                         AccordConnection *connection,
                                         GError          **error);
void              accord_canary_written (AccordCanary     *self,
                                         AccordConnection *connection);
AccordCanaryState accord_canary_look    (AccordCanary     *self,
                                         AccordConnection *connection,
                                         GError          **error);
/* Why nothing can be written any more. */
char             *accord_canary_reason  (const char       *path);

G_END_DECLS
