#include "kpi/event.h"

/**
 * accord_event_new:
 * @kind: what happened
 * @day: when
 * @text: (nullable): what somebody wrote, or the name of a campaign
 * @number: of a version
 *
 * Returns: (transfer full): an event
 */
AccordEvent *
accord_event_new (AccordEventKind kind,
                  AccordDay       day,
                  const char     *text,
                  gint64          number)
{
  AccordEvent *self = g_new0 (AccordEvent, 1);

  self->kind = kind;
  self->day = day;
  self->text = g_strdup (text);
  self->number = number;
  return self;
}

/**
 * accord_event_copy:
 * @self: an event
 *
 * Returns: (transfer full): the same
 */
AccordEvent *
accord_event_copy (const AccordEvent *self)
{
  return accord_event_new (self->kind, self->day, self->text, self->number);
}

/**
 * accord_event_free:
 * @self: (transfer full): an event
 */
void
accord_event_free (AccordEvent *self)
{
  g_free (self->text);
  g_free (self);
}
