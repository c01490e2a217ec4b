#pragma once

#include <sqlite3.h>

#include "store/store.h"

G_BEGIN_DECLS

/*
 * How one connection waits for others to finish writing: a random while at a time, for SQLite's own steps are the same
 * for all and starve whoever began later; until it is cancelled, or the patience for one call is over.
 */
typedef struct
{
  gint64   since;    /* monotonic µs, when this wait began; 0: nothing is waited for */
  gint64   patience; /* µs */
  guint    n_tries;
  gboolean stepwise; /* whoever asked looks between the tries: SQLite itself gives up at once */
  gboolean cancelled;
  gboolean said;
  char    *name;     /* of whoever wrote last, as far as was seen; or NULL */

  /* Set by the store: both on its worker, while it waits. */
  gboolean (*is_cancelled) (gpointer data);
  void     (*say)          (gpointer    data,
                            const char *name); /* whom it has waited for quite a while; NULL: it waits no more */
  gpointer data;
} AccordWait;

void     accord_wait_init       (AccordWait *self,
                                 const char *path);
void     accord_wait_clear      (AccordWait *self);
void     accord_wait_watch      (AccordWait *self,
                                 sqlite3    *db); /* as its busy handler */
void     accord_wait_start      (AccordWait *self);
gboolean accord_wait_is_due     (AccordWait *self); /* to say whom it waits for */
void     accord_wait_say        (AccordWait *self,
                                 const char *name);
gboolean accord_wait_a_moment   (AccordWait *self); /* FALSE: it waited long enough */
void     accord_wait_end        (AccordWait *self);

/* Whether others may reach a file without this computer: their changes are looked for less often there. */
gboolean accord_wait_is_remote  (const char *path);

/* For tests, in µs; 0: as it is usually. */
void     accord_wait_set_limits (gint64      say_after,
                                 gint64      patience);

G_END_DECLS
