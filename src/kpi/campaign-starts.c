#include "kpi/campaign-starts.h"

/* A campaign whose first lead is among the very first of all ran before anybody wrote leads down. */
#define DATA_BEGINS 30 /* days */

/* The first day of the leads of each campaign, by its code. */
static AccordDay *
find_firsts (const AccordFrame       *frame,
             const AccordFrameColumn *campaigns,
             const AccordAsOf        *as_of,
             AccordDay               *first_of_all)
{
  const AccordFrameColumn *came = accord_frame_stage_column (frame, ACCORD_STAGE_LEAD);
  AccordDay *firsts = g_new (AccordDay, MAX (campaigns->n_codes, 1));

  for (guint i = 0; i < campaigns->n_codes; i++)
    firsts[i] = ACCORD_DAY_NONE;
  *first_of_all = ACCORD_DAY_NONE;
  for (guint row = 0; row < accord_frame_get_n_leads (frame); row++)
    {
      AccordDay day = came->days[row], *first = &firsts[campaigns->codes[row]];

      if (day == ACCORD_DAY_NONE || day > as_of->day)
        continue;
      if (*first == ACCORD_DAY_NONE || day < *first)
        *first = day;
      if (*first_of_all == ACCORD_DAY_NONE || day < *first_of_all)
        *first_of_all = day;
    }
  return firsts;
}

static int
compare_events (gconstpointer a,
                gconstpointer b)
{
  const AccordEvent *one = *(AccordEvent *const *) a, *other = *(AccordEvent *const *) b;

  return one->day != other->day ? (one->day < other->day ? -1 : 1) : g_strcmp0 (one->text, other->text);
}

/**
 * accord_campaign_starts:
 * @frame: all leads
 * @as_of: what is known
 *
 * Returns: (transfer full) (element-type AccordEvent): when campaigns started
 */
GPtrArray *
accord_campaign_starts (const AccordFrame *frame,
                        const AccordAsOf  *as_of)
{
  const AccordFrameColumn *campaigns = accord_frame_find_column (frame, "campaign");
  GPtrArray *events = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_event_free);
  g_autofree AccordDay *firsts = NULL;
  AccordDay first_of_all;

  if (campaigns == NULL || campaigns->kind != ACCORD_FRAME_TEXT)
    return events;
  firsts = find_firsts (frame, campaigns, as_of, &first_of_all);
  for (guint i = 1; i < campaigns->n_codes; i++) /* 0 is none */
    if (firsts[i] != ACCORD_DAY_NONE && firsts[i] >= first_of_all + DATA_BEGINS)
      g_ptr_array_add (events, accord_event_new (ACCORD_EVENT_CAMPAIGN, firsts[i], campaigns->dictionary[i], 0));
  g_ptr_array_sort (events, compare_events);
  return events;
}
