#include "sample.h"

#include <glib/gi18n-lib.h>

#include "model/persona-review.h"
#include "model/records.h"
#include "model/score-publication.h"
#include "sample-activities.h"
#include "sample-leads.h"

/* What a month of each source costs, about. */
static const struct
{
  const char *source;
  double      amount;
} COSTS[] = {
  { "Paid search", 4200 }, { "Trade fair", 5500 }, { "Webinar", 1400 }, { "Newsletter", 600 }, { "Social media", 900 },
};

static const struct
{
  const char *metric;
  double      value;
} TARGETS[] = { { "conversion-rate", 0.12 }, { "lead-value", 1000 }, { "new-customers", 20 } };

/* What sales says of the personas; of the fourth it says nothing yet. */
static const struct
{
  const char          *persona;
  AccordPersonaVerdict verdict;
  gint                 days_ago;
  const char          *note;
} REVIEWS[] = {
  { "Maintenance lead", ACCORD_PERSONA_APPROVED, 24, NULL },
  { "Plant manager", ACCORD_PERSONA_APPROVED, 24, NULL },
  { "Quality engineer", ACCORD_PERSONA_QUESTIONED, 9, "Who decides?" },
};

static AccordDay
find_quarter (AccordDay day,
              gint      quarters)
{
  gint year, month, day_of_month;

  accord_day_to_ymd (day, &year, &month, &day_of_month);
  return accord_sample_add_months (day, 3 * quarters - (month - 1) % 3);
}

static void
set_day (AccordRecord *record,
         const char   *column,
         AccordDay     day)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, day);
  accord_record_set_value (record, column, &value);
}

static void
add_targets (AccordChangeSet *changes,
             AccordDay        first)
{
  for (guint i = 0; i < G_N_ELEMENTS (TARGETS); i++)
    {
      g_autoptr (AccordRecord) target = accord_record_new (ACCORD_TYPE_TARGET);

      accord_record_set_text (target, "metric", TARGETS[i].metric);
      accord_record_set_real (target, "value", TARGETS[i].value);
      set_day (target, "first", first);
      accord_change_set_insert (changes, target);
    }
}

/* Fairs cost when they are: in spring and in autumn. */
static double
cost_in_month (guint     i,
               AccordDay month_day)
{
  gint year, month, day;

  accord_day_to_ymd (month_day, &year, &month, &day);
  if (!g_str_equal (COSTS[i].source, "Trade fair"))
    return COSTS[i].amount * (1 + 0.02 * ((year * 12 + month) % 7 - 3));
  return month == 3 || month == 9 || month == 10 ? COSTS[i].amount * 3 : 800;
}

static void
add_costs (AccordChangeSet *changes,
           AccordDay        first,
           const char      *currency)
{
  for (gint month = 0; month < ACCORD_SAMPLE_N_MONTHS; month++)
    for (guint i = 0; i < G_N_ELEMENTS (COSTS); i++)
      {
        g_autoptr (AccordRecord) cost = accord_record_new (ACCORD_TYPE_COST);
        AccordDay day = accord_sample_add_months (first, month);

        accord_record_set_text (cost, "source", COSTS[i].source);
        set_day (cost, "month", day);
        accord_record_set_real (cost, "amount", cost_in_month (i, day));
        accord_record_set_text (cost, "currency", currency);
        accord_change_set_insert (changes, cost);
      }
}

static AccordRecord *
find_named (GPtrArray  *records,
            const char *name)
{
  for (guint i = 0; i < records->len; i++)
    if (g_strcmp0 (accord_record_get_text (g_ptr_array_index (records, i), "name"), name) == 0)
      return g_ptr_array_index (records, i);
  return NULL;
}

static AccordRecord *
find_sales_lead (GPtrArray *members)
{
  for (guint i = 0; i < members->len; i++)
    if (g_str_equal (accord_record_get_text (g_ptr_array_index (members, i), "job_title"), "Sales lead"))
      return g_ptr_array_index (members, i);
  return NULL;
}

static gboolean
add_reviews (AccordStore     *store,
             AccordChangeSet *changes,
             AccordDay        last_day,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (GPtrArray) personas = accord_store_load_records (store, ACCORD_TYPE_PERSONA, cancellable, error);
  g_autoptr (GPtrArray) members = NULL;

  if (personas == NULL)
    return FALSE;
  members = accord_store_load_records (store, ACCORD_TYPE_MEMBER, cancellable, error);
  if (members == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (REVIEWS); i++)
    {
      AccordRecord *persona = find_named (personas, REVIEWS[i].persona);
      AccordRecord *lead = find_sales_lead (members);
      AccordMoment at = accord_moment_from_day (last_day - REVIEWS[i].days_ago);
      g_autoptr (AccordRecord) review = NULL;

      if (persona == NULL || lead == NULL)
        continue;
      review = accord_persona_review_new (persona, REVIEWS[i].verdict, lead, accord_record_get_text (lead, "name"), at,
                                          REVIEWS[i].note);
      accord_change_set_insert (changes, review);
    }
  return TRUE;
}

/* The shared goal is that of the running quarter. */
static gboolean
add_goal (AccordStore     *store,
          AccordChangeSet *changes,
          AccordDay        last_day,
          GCancellable    *cancellable,
          GError         **error)
{
  g_autoptr (GPtrArray) settings = accord_store_load_records (store, ACCORD_TYPE_SETTINGS, cancellable, error);
  g_auto (GValue) day = G_VALUE_INIT;

  if (settings == NULL)
    return FALSE;
  g_value_init (&day, G_TYPE_INT);
  g_value_set_int (&day, find_quarter (last_day, 0));
  accord_change_set_update (changes, g_ptr_array_index (settings, 0), "goal_first", &day);
  g_value_set_int (&day, find_quarter (last_day, 1) - 1);
  accord_change_set_update (changes, g_ptr_array_index (settings, 0), "goal_last", &day);
  return TRUE;
}

/* The draft that came with the texts, published by who set it up. */
static gboolean
add_score_model (AccordStore     *store,
                 AccordChangeSet *changes,
                 AccordDay        last_day,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autoptr (GPtrArray) settings = accord_store_load_records (store, ACCORD_TYPE_SETTINGS, cancellable, error);
  g_autoptr (GPtrArray) groups = NULL, rules = NULL, none = g_ptr_array_new ();
  g_autoptr (AccordScoreModel) model = NULL;
  g_autoptr (AccordRecord) publication = NULL;

  if (settings != NULL)
    groups = accord_store_load_records (store, ACCORD_TYPE_SCORE_GROUP, cancellable, error);
  if (groups != NULL)
    rules = accord_store_load_records (store, ACCORD_TYPE_SCORE_RULE, cancellable, error);
  if (rules != NULL)
    model = accord_score_model_from_records (settings->pdata[0], groups, rules, error);
  if (model == NULL || !accord_score_model_check (model, error))
    return FALSE;
  publication = accord_score_publication_new (none, model, "Mara Keller", accord_moment_from_day (last_day - 30), NULL);
  accord_change_set_insert (changes, publication);
  return TRUE;
}

static gboolean
add_records (AccordStore  *store,
             AccordDay     last_day,
             const char   *currency,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new (_("Invented targets, costs and reviews"));
  AccordDay first = accord_sample_first_day (last_day);

  add_targets (changes, first);
  add_costs (changes, first, currency);
  return add_goal (store, changes, last_day, cancellable, error)
         && add_reviews (store, changes, last_day, cancellable, error)
         && add_score_model (store, changes, last_day, cancellable, error)
         && accord_store_save (store, changes, cancellable, error);
}

static gboolean
import_batch (AccordStore               *store,
              const AccordImportOptions *options,
              GPtrArray                 *fields,
              AccordBatch               *batch,
              GCancellable              *cancellable,
              GError                   **error)
{
  g_autofree AccordRowOutcome *outcomes = g_new (AccordRowOutcome, batch->n_rows);
  AccordImport *import = accord_store_import_begin (store, options, fields, cancellable, error);

  if (import == NULL)
    return FALSE;
  if (!accord_import_rows (import, batch, outcomes, error))
    {
      accord_import_abort (import);
      return FALSE;
    }
  return accord_import_commit (import, 0, error) >= 0;
}

static gboolean
add_activities (AccordStore       *store,
                AccordBatch       *activities,
                AccordDay          last_day,
                GCancellable      *cancellable,
                GError           **error)
{
  const AccordImportOptions options = {
    .file = _("invented calls and messages"), .kind = "activities", .data_as_of = accord_moment_from_day (last_day),
  };
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_field_free);

  for (guint i = 0; i < activities->n_columns; i++)
    g_ptr_array_add (fields, accord_field_copy (activities->columns[i].field));
  return import_batch (store, &options, fields, activities, cancellable, error);
}

static gboolean
add_leads (AccordStore  *store,
           AccordDay     last_day,
           const char   *currency,
           GCancellable *cancellable,
           GError      **error)
{
  const AccordImportOptions options = {
    .file = _("invented leads"), .kind = "leads", .data_as_of = accord_moment_from_day (last_day),
  };
  g_autoptr (GPtrArray) fields = accord_sample_fields ();
  g_autoptr (AccordBatch) leads = accord_sample_leads (last_day, currency);
  g_autoptr (AccordBatch) activities = accord_sample_activities (leads, last_day);

  return import_batch (store, &options, fields, leads, cancellable, error)
         && add_activities (store, activities, last_day, cancellable, error);
}

/**
 * accord_sample_fill:
 * @store: the store of a new workspace that has the template's texts
 * @timezone: (nullable): its zone; %NULL is UTC
 * @currency: (nullable): its currency; %NULL is EUR
 * @cancellable: (nullable): a cancellable
 * @error: return location for an error
 *
 * Adds what is invented: leads up to yesterday, and what sales did for them, as two imports that can be taken back, with costs,
 * targets and a goal.
 *
 * Returns: whether it was all written
 */
gboolean
accord_sample_fill (AccordStore  *store,
                    const char   *timezone,
                    const char   *currency,
                    GCancellable *cancellable,
                    GError      **error)
{
  g_autoptr (AccordZone) zone = timezone != NULL ? accord_zone_new (timezone, error) : accord_zone_utc ();
  AccordDay yesterday;

  if (zone == NULL)
    return FALSE;
  yesterday = accord_moment_to_day (accord_moment_now (), zone) - 1;
  if (currency == NULL)
    currency = "EUR";
  return add_records (store, yesterday, currency, cancellable, error)
         && add_leads (store, yesterday, currency, cancellable, error);
}
