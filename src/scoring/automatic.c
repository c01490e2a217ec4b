#include "scoring/automatic.h"

#include <string.h>

typedef enum
{
  DEED_OTHER,
  DEED_SENT,
  DEED_OPEN,
  DEED_CLICK,
} Deed;

/* An open or a click with its second, for finding those of many leads in one. */
typedef struct
{
  gint64 second;
  guint  index; /* of the activity */
  guint  row;
  Deed   deed;
} Event;

static Deed
find_deed (const char *kind)
{
  g_autofree char *folded = kind != NULL ? g_utf8_casefold (kind, -1) : g_strdup ("");

  if (strstr (folded, "click") != NULL)
    return DEED_CLICK;
  if (strstr (folded, "open") != NULL)
    return DEED_OPEN;
  return strstr (folded, "sent") != NULL || strstr (folded, "deliver") != NULL ? DEED_SENT : DEED_OTHER;
}

static Deed *
find_deeds (const AccordFrame *frame)
{
  guint n;
  const char *const *kinds = accord_frame_get_activity_kinds (frame, &n);
  Deed *deeds = g_new0 (Deed, n + 1);

  for (guint i = 0; i < n; i++)
    deeds[i] = find_deed (kinds[i]);
  return deeds;
}

static inline gboolean
has_time (AccordMoment at)
{
  return (at & 1) == 0;
}

static inline gint64
get_second (AccordMoment at)
{
  return (at >> 1) / 1000;
}

static void
mark (AccordAutomatic *self,
      guint            index)
{
  guint64 bit = G_GUINT64_CONSTANT (1) << (index % 64);

  if ((self->bits[index / 64] & bit) == 0)
    self->n_found++;
  self->bits[index / 64] |= bit;
}

/* Of one lead, whose activities are in their order by time. */
static void
look_at_lead (AccordAutomatic        *self,
              const AccordActivities *activities,
              const Deed             *deeds,
              guint                   first)
{
  gint64 sent = G_MININT64 / 2, clicked = G_MININT64 / 2;
  guint last_click = 0;

  for (guint i = 0; i < activities->n; i++)
    {
      Deed deed = deeds[activities->kinds[i]];
      gint64 second = get_second (activities->at[i]);

      if (deed == DEED_OTHER || !has_time (activities->at[i]))
        continue;
      if (deed == DEED_SENT)
        {
          sent = second;
          continue;
        }
      if (second - sent <= ACCORD_AUTOMATIC_SECONDS)
        mark (self, first + i);
      if (deed != DEED_CLICK)
        continue;
      if (second == clicked)
        {
          mark (self, last_click);
          mark (self, first + i);
        }
      clicked = second;
      last_click = first + i;
    }
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const Event *first = a, *second = b;

  if (first->deed != second->deed)
    return first->deed < second->deed ? -1 : 1;
  if (first->second != second->second)
    return first->second < second->second ? -1 : 1;
  return first->index < second->index ? -1 : first->index > second->index;
}

/* Runs of one second and deed, by how many leads they are of. */
static void
look_at_seconds (AccordAutomatic *self,
                 GArray          *events)
{
  g_array_sort (events, compare_events);
  for (guint begin = 0, end; begin < events->len; begin = end)
    {
      const Event *first = &g_array_index (events, Event, begin);
      guint n_leads = 1;

      for (end = begin + 1; end < events->len; end++)
        {
          const Event *event = &g_array_index (events, Event, end);

          if (event->deed != first->deed || event->second != first->second)
            break;
          n_leads += event->row != g_array_index (events, Event, end - 1).row;
        }
      for (guint i = begin; n_leads >= ACCORD_AUTOMATIC_LEADS && i < end; i++)
        mark (self, g_array_index (events, Event, i).index);
    }
}

/* Whether any has a second that is not the first of its minute. */
static gboolean
has_seconds (GArray *events)
{
  for (guint i = 0; i < events->len; i++)
    if (g_array_index (events, Event, i).second % 60 != 0)
      return TRUE;
  return FALSE;
}

static GArray *
list_events (const AccordFrame *frame,
             const Deed        *deeds,
             AccordAutomatic   *self,
             guint             *n_activities)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (Event));

  *n_activities = 0;
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    {
      AccordActivities activities;

      accord_frame_get_activities (frame, row, &activities);
      for (guint i = 0; i < activities.n; i++)
        {
          Event event = { get_second (activities.at[i]), *n_activities + i, row, deeds[activities.kinds[i]] };

          if (event.deed != DEED_OPEN && event.deed != DEED_CLICK)
            continue;
          self->n++;
          if (has_time (activities.at[i]))
            g_array_append_val (events, event);
        }
      *n_activities += activities.n;
    }
  return events;
}

/**
 * accord_automatic_find:
 * @frame: all leads
 *
 * Returns: (transfer full): which opens and clicks look automatic
 */
AccordAutomatic *
accord_automatic_find (const AccordFrame *frame)
{
  AccordAutomatic *self = g_new0 (AccordAutomatic, 1);
  g_autofree Deed *deeds = find_deeds (frame);
  g_autoptr (GArray) events = NULL;
  guint n, first = 0;

  events = list_events (frame, deeds, self, &n);
  self->bits = g_new0 (guint64, n / 64 + 1);
  if (!has_seconds (events))
    return self;
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    {
      AccordActivities activities;

      accord_frame_get_activities (frame, row, &activities);
      look_at_lead (self, &activities, deeds, first);
      first += activities.n;
    }
  look_at_seconds (self, events);
  return self;
}

/**
 * accord_automatic_free:
 * @self: (transfer full): what was found
 */
void
accord_automatic_free (AccordAutomatic *self)
{
  g_free (self->bits);
  g_free (self);
}
