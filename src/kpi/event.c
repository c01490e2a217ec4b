#include "kpi/event.h"

/**
 * accord_event_free:
 * @self: (transfer full): an event
 */
void
accord_event_free (AccordEvent *self)
{
  g_free (self->label);
  g_free (self->tip);
  g_free (self);
}
