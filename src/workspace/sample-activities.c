#include "sample-activities.h"

#include "exchange/kind-fields.h"

#define SEED 20250512
#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)
#define MS_PER_DAY G_GINT64_CONSTANT (86400000)

/* Of the leads that sales turned down, those whom nobody had talked to. */
#define NOT_REACHED 0.24
#define LEAST_ATTEMPTS 4
#define MOST_ATTEMPTS 7
#define GIVEN_UP_AFTER_DAYS 11 /* of work */

/* When sales works, in UTC as all of the invented leads. */
#define DAY_BEGINS (8 * 60)
#define DAY_MINUTES (9 * 60)

typedef struct
{
  GRand       *rand;
  AccordBatch *leads, *activities;
  gint64       end_ms;
  guint        id, handed_over, first_contact, rejected, lost, reason, quality;
} Generator;

static guint
find_column (const AccordBatch *batch,
             const char        *name)
{
  for (guint i = 0; i < batch->n_columns; i++)
    if (g_str_equal (batch->columns[i].field->name, name))
      return i;
  g_assert_not_reached ();
}

static gint64
find_working_day (gint64 day,
                  gint   days)
{
  while (days > 0)
    {
      day++;
      days -= (day + 3) % 7 < 5; /* 1970-01-01 was a Thursday */
    }
  return day;
}

static gint64
draw_time (Generator *self,
           gint64     day)
{
  return day * MS_PER_DAY + (DAY_BEGINS + (gint64) (g_rand_double (self->rand) * DAY_MINUTES)) * MS_PER_MINUTE;
}

static void
add_activity (Generator  *self,
              guint       lead,
              gint64      ms,
              const char *kind,
              const char *detail)
{
  guint row;

  if (ms > self->end_ms)
    return;
  row = accord_batch_append (self->activities);
  accord_batch_set_text (self->activities, row, 0, self->leads->columns[self->id].texts[lead], -1);
  accord_batch_set_text (self->activities, row, 1, kind, -1);
  self->activities->columns[2].integers[row] = accord_moment_from_ms (ms);
  accord_batch_set_text (self->activities, row, 3, detail, -1);
}

/* The decision waits until there is no more hope; what would be later than the last day has not happened. */
static void
give_up (Generator *self,
         guint      lead,
         gint64     day)
{
  gint64 ms = draw_time (self, find_working_day (day, GIVEN_UP_AFTER_DAYS + g_rand_int_range (self->rand, 0, 2)));
  gboolean over = ms <= self->end_ms;

  self->leads->columns[self->first_contact].integers[lead] = ACCORD_MOMENT_NONE;
  self->leads->columns[self->rejected].integers[lead] = over ? accord_moment_from_ms (ms) : ACCORD_MOMENT_NONE;
  self->leads->columns[self->lost].integers[lead] = self->leads->columns[self->rejected].integers[lead];
  self->leads->columns[self->quality].texts[lead] = NULL;
  self->leads->columns[self->reason].texts[lead] = NULL;
  if (over)
    accord_batch_set_text (self->leads, lead, self->reason, "Not reached", -1);
}

/* Once soon after the hand-over, then every other day, by telephone and in writing. */
static void
try_in_vain (Generator *self,
             guint      lead,
             gint64     first_ms)
{
  gint64 handed_over = accord_moment_to_ms (self->leads->columns[self->handed_over].integers[lead]);
  gint n = g_rand_int_range (self->rand, LEAST_ATTEMPTS, MOST_ATTEMPTS + 1);

  add_activity (self, lead, first_ms, "Call", "nobody there");
  for (gint i = 1; i < n; i++)
    add_activity (self, lead, draw_time (self, find_working_day (handed_over / MS_PER_DAY, MIN (2 * i - 1, 9))),
                  i % 3 == 2 ? "Email sent" : "Call", i % 3 == 2 ? "asked for a time" : "nobody there");
  give_up (self, lead, handed_over / MS_PER_DAY);
}

static void
work_on (Generator *self,
         guint      lead)
{
  AccordMoment contact = self->leads->columns[self->first_contact].integers[lead];
  gboolean rejected = self->leads->columns[self->rejected].integers[lead] != ACCORD_MOMENT_NONE;

  if (contact == ACCORD_MOMENT_NONE)
    return;
  if (rejected && g_rand_double (self->rand) < NOT_REACHED)
    try_in_vain (self, lead, accord_moment_to_ms (contact));
  else
    add_activity (self, lead, accord_moment_to_ms (contact), "Call", "first talk");
}

static AccordBatch *
batch_new (guint capacity)
{
  static const char *const names[] = { "lead", "kind", "at", "detail" };
  const AccordField *fields[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fields[i] = accord_kind_field_find (ACCORD_IMPORT_ACTIVITIES, names[i]);
  return accord_batch_new (fields, G_N_ELEMENTS (fields), capacity);
}

/**
 * accord_sample_activities:
 * @leads: invented leads; those that turn out not to be reached lose their first contact, and are rejected later
 * @last_day: the last day on which anything happened
 *
 * Returns: (transfer full): activities: lead, kind, at, detail
 */
AccordBatch *
accord_sample_activities (AccordBatch *leads,
                          AccordDay    last_day)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Generator self = {
    .rand = rand,
    .leads = leads,
    .activities = batch_new (leads->n_rows),
    .end_ms = (last_day + 1) * MS_PER_DAY - 1,
    .id = find_column (leads, "id"),
    .handed_over = find_column (leads, "handed_over_at"),
    .first_contact = find_column (leads, "first_contact_at"),
    .rejected = find_column (leads, "rejected_at"),
    .lost = find_column (leads, "lost_at"),
    .reason = find_column (leads, "reject_reason"),
    .quality = find_column (leads, "quality"),
  };

  for (guint lead = 0; lead < leads->n_rows; lead++)
    work_on (&self, lead);
  return self.activities;
}
