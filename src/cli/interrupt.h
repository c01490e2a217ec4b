#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Ctrl+C and the request to end cancel what runs, instead of killing it. */
typedef struct _AccordInterrupt AccordInterrupt;

AccordInterrupt *accord_interrupt_new  (GCancellable *cancellable);
void             accord_interrupt_free (AccordInterrupt *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordInterrupt, accord_interrupt_free)

G_END_DECLS
