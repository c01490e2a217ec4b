#include "workspace/events.h"

#include "kpi/campaign-starts.h"
#include "workspace/notes.h"
#include "workspace/versions.h"

#define STARTS "accord-campaign-starts"

/* Each chart of a board asks, and all leads are looked at: they are kept until there are others. */
typedef struct
{
  gint64     log_seq; /* of the frame they were found in */
  guint      n_leads;
  AccordDay  day;
  GPtrArray *events;
} Starts;

static void
starts_free (gpointer data)
{
  Starts *starts = data;

  g_ptr_array_unref (starts->events);
  g_free (starts);
}

static const GPtrArray *
find_starts (AccordWorkspace *self,
             AccordFrame     *frame)
{
  Starts *starts = g_object_get_data (G_OBJECT (self), STARTS);
  gint64 log_seq = accord_frame_get_log_seq (frame);
  guint n_leads = accord_frame_get_n_leads (frame);
  AccordAsOf as_of;

  accord_workspace_get_as_of (self, &as_of);
  if (starts != NULL && starts->log_seq == log_seq && starts->n_leads == n_leads && starts->day == as_of.day)
    return starts->events;
  starts = g_new0 (Starts, 1);
  *starts = (Starts) { log_seq, n_leads, as_of.day, accord_campaign_starts (frame, &as_of) };
  g_object_set_data_full (G_OBJECT (self), STARTS, starts, starts_free);
  return starts->events;
}

static void
add_noted (GPtrArray       *events,
           AccordWorkspace *self)
{
  GListModel *notes = accord_workspace_get_list (self, ACCORD_TYPE_NOTE);

  for (guint i = 0; i < g_list_model_get_n_items (notes); i++)
    {
      g_autoptr (AccordRecord) note = g_list_model_get_item (notes, i);
      const char *body = accord_record_get_text (note, "body");
      AccordDay day = accord_record_get_day (note, "first");

      if (accord_note_is_kind (note, "event") && day != ACCORD_DAY_NONE && body != NULL)
        g_ptr_array_add (events, accord_event_new (ACCORD_EVENT_NOTED, day, body, 0));
    }
}

static void
add_versions (GPtrArray       *events,
              AccordWorkspace *self)
{
  g_autoptr (GPtrArray) statuses = accord_workspace_list_versions (self);

  for (guint i = 0; i < statuses->len; i++)
    {
      const AccordVersionStatus *status = statuses->pdata[i];

      if (status->in_force != ACCORD_DAY_NONE)
        g_ptr_array_add (events, accord_event_new (ACCORD_EVENT_VERSION, status->in_force, NULL, status->number));
    }
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const AccordEvent *one = *(AccordEvent *const *) a, *other = *(AccordEvent *const *) b;

  if (one->day != other->day)
    return one->day < other->day ? -1 : 1;
  return one->kind != other->kind ? (gint) one->kind - (gint) other->kind : g_strcmp0 (one->text, other->text);
}

/**
 * accord_workspace_list_events:
 * @self: an open file
 * @frame: (nullable): its leads
 *
 * Returns: (transfer full) (element-type AccordEvent): what is marked in charts over time
 */
GPtrArray *
accord_workspace_list_events (AccordWorkspace *self,
                              AccordFrame     *frame)
{
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_event_free);
  const GPtrArray *starts = frame != NULL ? find_starts (self, frame) : NULL;

  for (guint i = 0; starts != NULL && i < starts->len; i++)
    g_ptr_array_add (events, accord_event_copy (starts->pdata[i]));
  add_noted (events, self);
  add_versions (events, self);
  g_ptr_array_sort (events, compare_days);
  return events;
}
