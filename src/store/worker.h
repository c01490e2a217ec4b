#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* One thread that does all the work of one store, saves before loads. */
typedef struct _AccordWorker AccordWorker;

typedef void (*AccordWork) (gpointer data);

typedef enum
{
  ACCORD_WORK_IMPORT, /* a part of a transaction that takes several calls */
  ACCORD_WORK_SAVE,
  ACCORD_WORK_READ,
} AccordWorkPriority;

AccordWorker *accord_worker_new  (void);
void          accord_worker_free (AccordWorker *self);
void          accord_worker_run  (AccordWorker       *self,
                                  AccordWorkPriority  priority,
                                  AccordWork          work,
                                  gpointer            data);
void          accord_worker_push (AccordWorker       *self,
                                  AccordWorkPriority  priority,
                                  AccordWork          work,
                                  gpointer            data);
/* Between these (from the worker's thread) saves wait and everything else goes on: while a long transaction is open. */
void          accord_worker_hold_saves    (AccordWorker *self);
void          accord_worker_release_saves (AccordWorker *self);

G_END_DECLS
