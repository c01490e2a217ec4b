#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thread that does all the work of one store: saves before loads. */
typedef struct _AccordWorker AccordWorker;

typedef void (*AccordWork) (gpointer data);

typedef enum
{
  ACCORD_WORK_IMPORT, /* a step of the transaction that holds the worker */
  ACCORD_WORK_SAVE,
  ACCORD_WORK_READ,
  ACCORD_WORK_IDLE, /* what nobody waits for */
  ACCORD_N_WORK_PRIORITIES,
} AccordWorkPriority;

AccordWorker *accord_worker_new     (void);
void          accord_worker_free    (AccordWorker *self);
void          accord_worker_run     (AccordWorker       *self,
                                     AccordWorkPriority  priority,
                                     AccordWork          work,
                                     gpointer            data);
void          accord_worker_push    (AccordWorker       *self,
                                     AccordWorkPriority  priority,
                                     AccordWork          work,
                                     gpointer            data);
/* Between these (called from work) only IMPORT work is done, and what @holder waits for; all other waits: a transaction
 * of several steps is open, and what it wrote is not to be read by others before it is known to stay. */
void          accord_worker_hold    (AccordWorker *self,
                                     GThread      *holder);
void          accord_worker_release (AccordWorker *self);
/* For tests. */
guint         accord_worker_count_main_waits (void);

G_END_DECLS
