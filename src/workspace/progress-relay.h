#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Carries the progress of a job from its thread to the thread that started it, some twenty times a second at most. */
typedef struct _AccordProgressRelay AccordProgressRelay;

AccordProgressRelay *accord_progress_relay_new    (void   (*progress) (double fraction, gpointer user_data),
                                                   gpointer user_data);
void                 accord_progress_relay_unref  (AccordProgressRelay *self);
void                 accord_progress_relay_report (double   fraction,
                                                   gpointer relay);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordProgressRelay, accord_progress_relay_unref)

G_END_DECLS
