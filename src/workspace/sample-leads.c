#include "sample-leads.h"

#include <math.h>

#include "model/field.h"
#include "sample-words.h"

#define SEED 20250511
#define MS_PER_MINUTE G_GINT64_CONSTANT (60000)
#define MS_PER_HOUR (60 * MS_PER_MINUTE)
#define MS_PER_DAY (24 * MS_PER_HOUR)

/* Sales works from 8 to 17, Monday to Friday. */
#define DAY_BEGINS_MS (8 * MS_PER_HOUR)
#define DAY_ENDS_MS (17 * MS_PER_HOUR)

/* How much of chance is left to chance: the rest is spread evenly, so that a month does not look unlike the next. */
#define CHANCE 0.4
#define GOLDEN 0.6180339887498949

/* In the order of the batch's columns. */
static const char *const FIELDS[] = {
  "id", "email", "name", "company", "job_title", "industry", "company_size", "country", "source", "campaign", "owner",
  "created_at", "mql_at", "sql_at", "opportunity_at", "customer_at", "lost_at", "handed_over_at", "first_contact_at",
  "accepted_at", "rejected_at", "reject_reason", "quality", "value", "currency",
};

typedef enum
{
  STEP_MQL,
  STEP_SQL,
  STEP_OPPORTUNITY,
  STEP_CUSTOMER,
  N_STEPS,
} Step;

/* The odds of an average lead to take the step. */
static const double ODDS[] = { 0.64, 0.48, 0.62, 0.60 };

enum
{
  ID, EMAIL, NAME, COMPANY, JOB_TITLE, INDUSTRY, COMPANY_SIZE, COUNTRY, SOURCE, CAMPAIGN, OWNER,
  CREATED_AT, MQL_AT, SQL_AT, OPPORTUNITY_AT, CUSTOMER_AT, LOST_AT, HANDED_OVER_AT, FIRST_CONTACT_AT,
  ACCEPTED_AT, REJECTED_AT, REJECT_REASON, QUALITY, VALUE, CURRENCY, INTEREST, FINGERPRINT,
};

typedef struct
{
  GRand       *rand;
  AccordBatch *batch;
  double       phase[N_STEPS]; /* of what is spread evenly */
  gint64       end_ms;         /* what would happen later has not happened yet */
  const char  *currency;
} Generator;

/* One lead on its way. */
typedef struct
{
  guint  row;
  gint64 at_ms;  /* of its latest event */
  double factor; /* of its odds at each stage */
  double size;   /* of what it buys */
} Lead;

static double
draw_normal (GRand *rand)
{
  double u = 1 - g_rand_double (rand);

  return sqrt (-2 * log (u)) * cos (2 * G_PI * g_rand_double (rand));
}

/* Times are skewed: a median, and a long tail. */
static gint64
draw_lag (Generator *self,
          double     median_hours,
          double     spread)
{
  return (gint64) (median_hours * exp (spread * draw_normal (self->rand)) * MS_PER_HOUR);
}

/* People work in working hours: what falls outside is done soon after they begin again. */
static gint64
move_to_working_time (Generator *self,
                      gint64     ms)
{
  gint64 day = ms / MS_PER_DAY;
  gint64 time = ms % MS_PER_DAY;
  gint64 weekday = (day + 3) % 7; /* 1970-01-01 was a Thursday; 0 is Monday */

  if (weekday < 5 && time >= DAY_BEGINS_MS && time < DAY_ENDS_MS)
    return ms;
  if (weekday >= 5 || time >= DAY_ENDS_MS)
    day += weekday >= 4 ? 7 - weekday : 1;
  return day * MS_PER_DAY + DAY_BEGINS_MS + (gint64) (g_rand_double (self->rand) * 90) * MS_PER_MINUTE;
}

/* Dates the next event of @lead; %FALSE where that is still to come. */
static gboolean
happen (Generator *self,
        Lead      *lead,
        guint      column,
        double     median_hours,
        double     spread)
{
  gint64 ms = move_to_working_time (self, lead->at_ms + draw_lag (self, median_hours, spread));

  ms -= ms % MS_PER_MINUTE;
  if (ms > self->end_ms)
    return FALSE;
  self->batch->columns[column].integers[lead->row] = accord_moment_from_ms (ms);
  lead->at_ms = ms;
  return TRUE;
}

/* Whether @lead takes the step. */
static gboolean
goes_on (Generator  *self,
         const Lead *lead,
         Step        step)
{
  double draw;

  self->phase[step] = fmod (self->phase[step] + GOLDEN, 1);
  draw = fmod (self->phase[step] + CHANCE * g_rand_double (self->rand), 1);
  return draw < MIN (0.96, ODDS[step] * lead->factor);
}

static void
set_text (Generator  *self,
          const Lead *lead,
          guint       column,
          const char *text)
{
  if (text != NULL)
    accord_batch_set_text (self->batch, lead->row, column, text, -1);
}

static void
reject (Generator *self,
        Lead      *lead)
{
  const AccordSampleWord *reason = accord_sample_draw (&accord_sample_reject_reasons, self->rand);

  if (!happen (self, lead, REJECTED_AT, 11, 0.8))
    return;
  self->batch->columns[LOST_AT].integers[lead->row] = self->batch->columns[REJECTED_AT].integers[lead->row];
  set_text (self, lead, REJECT_REASON, reason->text);
  set_text (self, lead, QUALITY, "poor");
}

static void
win (Generator *self,
     Lead      *lead)
{
  double value = exp (8.75 + 0.72 * draw_normal (self->rand)) * lead->size;

  if (!happen (self, lead, CUSTOMER_AT, 20 * 24, 0.75))
    return;
  self->batch->columns[VALUE].reals[lead->row] = MAX (10, round (value / 10) * 10);
  set_text (self, lead, CURRENCY, self->currency);
}

static void
negotiate (Generator *self,
           Lead      *lead)
{
  if (!happen (self, lead, OPPORTUNITY_AT, 9 * 24, 0.7))
    return;
  if (goes_on (self, lead, STEP_CUSTOMER))
    win (self, lead);
  else
    happen (self, lead, LOST_AT, 38 * 24, 0.6);
}

static void
work_by_sales (Generator *self,
               Lead      *lead)
{
  if (!happen (self, lead, HANDED_OVER_AT, 0.6, 0.9))
    return;
  set_text (self, lead, OWNER, accord_sample_draw (&accord_sample_owners, self->rand)->text);
  if (!happen (self, lead, FIRST_CONTACT_AT, 1.7, 1.0))
    return;
  if (!goes_on (self, lead, STEP_SQL))
    {
      reject (self, lead);
      return;
    }
  if (!happen (self, lead, SQL_AT, 14, 0.8))
    return;
  self->batch->columns[ACCEPTED_AT].integers[lead->row] = self->batch->columns[SQL_AT].integers[lead->row];
  set_text (self, lead, QUALITY, accord_sample_draw (&accord_sample_qualities, self->rand)->text);
  if (goes_on (self, lead, STEP_OPPORTUNITY))
    negotiate (self, lead);
  else
    happen (self, lead, LOST_AT, 24 * 24, 0.6);
}

/* Each of several odds is changed a little, so that all of them together are changed by the factor. */
static double
describe (Generator *self,
          Lead      *lead)
{
  const AccordSampleWord *industry = accord_sample_draw (&accord_sample_industries, self->rand);
  const AccordSampleWord *size = accord_sample_draw (&accord_sample_sizes, self->rand);
  const AccordSampleWord *country = accord_sample_draw (&accord_sample_countries, self->rand);
  const AccordSampleWord *source = accord_sample_draw (&accord_sample_sources, self->rand);
  const AccordSampleWord *interest = accord_sample_draw (&accord_sample_interests, self->rand);
  const AccordSampleRole *role = accord_sample_draw_role (self->rand);
  g_autofree char *id = g_strdup_printf ("EX-%05u", lead->row + 1);
  g_autofree char *person = accord_sample_draw_person (self->rand);
  g_autofree char *company = accord_sample_draw_company (industry->text, self->rand);
  g_autofree char *email = accord_sample_make_email (person, company);
  guint n_titles = g_strv_length ((char **) role->titles);

  set_text (self, lead, ID, id);
  set_text (self, lead, NAME, person);
  set_text (self, lead, COMPANY, company);
  set_text (self, lead, EMAIL, email);
  set_text (self, lead, JOB_TITLE, role->titles[(guint) (g_rand_double (self->rand) * n_titles)]);
  set_text (self, lead, INDUSTRY, industry->text);
  set_text (self, lead, COMPANY_SIZE, size->text);
  set_text (self, lead, COUNTRY, country->text);
  set_text (self, lead, SOURCE, source->text);
  set_text (self, lead, CAMPAIGN, accord_sample_draw_campaign (source->text, self->rand));
  set_text (self, lead, INTEREST, interest->text);
  lead->size = role->size;
  return industry->factor * size->factor * country->factor * source->factor * interest->factor * role->factor;
}

/* @age: 0 for the first day, 1 for the last: both teams get better at it. */
static void
add_lead (Generator *self,
          AccordDay  day,
          double     age)
{
  Lead lead = { .row = accord_batch_append (self->batch) };
  double minutes = 6 * 60 + g_rand_double (self->rand) * 15 * 60;

  lead.factor = pow (describe (self, &lead) * (0.86 + 0.34 * age), 0.25);
  lead.at_ms = day * MS_PER_DAY + (gint64) minutes * MS_PER_MINUTE;
  self->batch->columns[CREATED_AT].integers[lead.row] = accord_moment_from_ms (lead.at_ms);
  if (goes_on (self, &lead, STEP_MQL) && happen (self, &lead, MQL_AT, 30, 1.1))
    work_by_sales (self, &lead);
}

/* How many leads a day brings, relative to others: quiet weekends, a summer and a Christmas break, two fair seasons. */
static double
weigh_day (AccordDay day,
           double    age)
{
  static const double months[] = { 0.95, 1.0, 1.2, 1.05, 1.0, 0.95, 0.8, 0.65, 1.2, 1.25, 1.1, 0.7 };
  gint year, month, day_of_month;

  accord_day_to_ymd (day, &year, &month, &day_of_month);
  return months[month - 1] * ((day + 3) % 7 < 5 ? 1.0 : 0.3) * (0.88 + 0.24 * age);
}

static void
add_leads (Generator *self,
           AccordDay  first_day,
           AccordDay  last_day)
{
  double sum = 0, due = 0;
  double span = MAX (1, last_day - first_day);

  for (AccordDay day = first_day; day <= last_day; day++)
    sum += weigh_day (day, (day - first_day) / span);

  for (AccordDay day = first_day; day <= last_day; day++)
    {
      double age = (day - first_day) / span;

      due += ACCORD_SAMPLE_N_LEADS * weigh_day (day, age) / sum;
      while (self->batch->n_rows < (guint) (due + 0.5 * g_rand_double (self->rand)))
        add_lead (self, day, age);
    }
}

/**
 * accord_sample_add_months:
 * @day: a day
 * @months: how many months to go, negative for back
 *
 * Returns: the first day of that month
 */
AccordDay
accord_sample_add_months (AccordDay day,
                          gint      months)
{
  gint year, month, day_of_month, total;

  accord_day_to_ymd (day, &year, &month, &day_of_month);
  total = year * 12 + month - 1 + months;
  return accord_day_from_ymd (total / 12, total % 12 + 1, 1);
}

/**
 * accord_sample_first_day:
 * @last_day: the last day that has leads
 *
 * Returns: the first one: that of a month
 */
AccordDay
accord_sample_first_day (AccordDay last_day)
{
  return accord_sample_add_months (last_day, 1 - ACCORD_SAMPLE_N_MONTHS);
}

/**
 * accord_sample_fields:
 *
 * Returns: (transfer full) (element-type AccordField): the fields of the invented leads
 */
GPtrArray *
accord_sample_fields (void)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);

  for (guint i = 0; i < G_N_ELEMENTS (FIELDS); i++)
    g_ptr_array_add (fields, accord_field_copy (accord_field_find (FIELDS[i])));
  g_ptr_array_add (fields, accord_field_new_custom ("Interest", NULL, ACCORD_COLUMN_TEXT));
  return fields;
}

/**
 * accord_sample_leads:
 * @last_day: the last day on which anything happened
 * @currency: the currency of values
 *
 * Invents leads. They are the same for the same day on every computer.
 *
 * Returns: (transfer full): the leads: columns in the order of accord_sample_fields(), then the fingerprint
 */
AccordBatch *
accord_sample_leads (AccordDay   last_day,
                     const char *currency)
{
  g_autoptr (GPtrArray) fields = accord_sample_fields ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (SEED);
  Generator self = { .rand = rand, .currency = currency };

  g_ptr_array_add (fields, accord_field_new_custom ("fingerprint", NULL, ACCORD_COLUMN_TEXT));
  self.batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, ACCORD_SAMPLE_N_LEADS + 8);
  self.end_ms = (last_day + 1) * MS_PER_DAY - 1;
  add_leads (&self, accord_sample_first_day (last_day), last_day);
  return self.batch;
}
