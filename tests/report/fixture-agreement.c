#include "fixture-agreement.h"

#include <json-glib/json-glib.h>
#include <math.h>

#include "../present/figures.h"

#define N_MONTHS 18

static JsonObject *
load_template (const char *name,
               JsonParser *parser)
{
  g_autofree char *file = g_strconcat (name, ".json", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("G_TEST_SRCDIR"), "..", "data", "templates", file, NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
name_teams (JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *l = names; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      g_autoptr (GString) text = NULL;

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        continue;
      text = g_string_new (json_node_get_string (node));
      g_string_replace (text, "{marketing}", "Marketing", 0);
      g_string_replace (text, "{sales}", "Sales", 0);
      json_node_set_string (node, text->str);
    }
}

#define MARKETING_CALENDAR "01900000-0000-7000-8000-000000000001"
#define SALES_CALENDAR "01900000-0000-7000-8000-000000000002"

/* The template names calendars by their team. */
static void
link_calendar (JsonObject *object,
               const char *table)
{
  gboolean is_calendar = g_str_equal (table, "calendars");
  const char *member = is_calendar ? "team" : "calendar";
  const char *team = json_object_get_string_member_with_default (object, member, "");

  if (*team != '\0' && (is_calendar || g_str_equal (table, "commitments")))
    json_object_set_string_member (object, is_calendar ? "id" : "calendar",
                                   g_str_equal (team, "sales") ? SALES_CALENDAR : MARKETING_CALENDAR);
}

static void
load_records (JsonObject *root,
              const char *table,
              GPtrArray  *records)
{
  JsonArray *array = json_object_get_array_member (root, table);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      AccordRecord *record = accord_record_new (accord_record_type_for_table (table));
      JsonObject *object = json_array_get_object_element (array, i);
      g_autoptr (GError) error = NULL;

      name_teams (object);
      link_calendar (object, table);
      accord_record_from_json (record, object, &error);
      g_assert_no_error (error);
      g_ptr_array_add (records, record);
    }
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

static AccordFigures *
make_months (const char *metric,
             double      per_lead)
{
  AccordFigures *figures = figures_new (metric, ACCORD_PERIOD_MONTH, FALSE);

  for (guint i = 0; i < N_MONTHS; i++)
    {
      guint month = 11 + i; /* from December 2023 */
      g_autofree char *period = g_strdup_printf ("%u-%02u", 2023 + month / 12, month % 12 + 1);
      double leads = 120 + 13 * (i % 5);
      double won = floor (leads * (0.09 + 0.004 * (i % 7)));
      AccordFigure *figure = figures_add (figures, period, NULL, won * per_lead, leads);

      figure->mature = i < N_MONTHS - 3;
      figure->open = figure->mature ? 0 : 60;
    }
  return figures;
}

static AccordFigures *
make_sum (const char *metric,
          double      numerator,
          double      denominator)
{
  AccordFigures *figures = figures_new (metric, ACCORD_PERIOD_ALL, FALSE);

  figures_add (figures, "all", NULL, numerator, denominator);
  return figures;
}

static void
add_figures (AccordAgreement *agreement)
{
  AccordFigures *goal = figures_new ("new-customers", ACCORD_PERIOD_ALL, FALSE);

  figures_add (goal, "all", NULL, 49, NAN);
  agreement->goal = goal;
  agreement->conversion = make_months ("conversion-rate", 1);
  agreement->conversion_all = make_sum ("conversion-rate", 218, 2123);
  agreement->value_all = make_sum ("lead-value", 2504123, 2123);
  agreement->conversion_so_far = make_sum ("conversion-rate", 293, 2676);
  ((AccordFigures *) agreement->conversion_so_far)->query.basis = ACCORD_BASIS_TO_DATE;
  agreement->revenue = make_sum ("revenue", 3381022, NAN);
  agreement->value = make_months ("lead-value", 8123.5);
  for (guint i = 0; i < agreement->personas->len; i++)
    {
      AccordFigures *figures = i % 2 == 0 ? figures_new ("conversion-rate", ACCORD_PERIOD_ALL, FALSE) : NULL;

      if (figures != NULL)
        figures_add (figures, "all", NULL, 40 + i, 300 + 11 * i);
      g_ptr_array_add (agreement->persona_figures, figures);
    }
}

AccordAgreement *
fixture_agreement_new_empty (void)
{
  AccordAgreement *agreement = accord_agreement_new ((GDestroyNotify) accord_figures_unref);

  agreement->settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  agreement->version = g_strdup ("Draft");
  agreement->as_of = accord_day_from_ymd (2025, 5, 11);
  agreement->today = accord_day_from_ymd (2025, 5, 12);
  return agreement;
}

AccordAgreement *
fixture_agreement_new (void)
{
  AccordAgreement *agreement = fixture_agreement_new_empty ();
  g_autoptr (JsonParser) texts = json_parser_new ();
  g_autoptr (JsonParser) people = json_parser_new ();
  JsonObject *sample = load_template ("sample", people);
  JsonObject *template = load_template ("b2b-saas", texts);

  load_records (template, "sections", agreement->sections);
  load_records (template, "commitments", agreement->commitments);
  load_records (template, "calendars", agreement->calendars);
  load_records (template, "terms", agreement->terms);
  load_records (sample, "members", agreement->members);
  load_records (sample, "personas", agreement->personas);
  accord_record_set_text (agreement->settings, "company", "Example Instruments");
  accord_record_set_text (agreement->settings, "goal_metric", "new-customers");
  accord_record_set_real (agreement->settings, "goal_target", 120);
  set_day (agreement->settings, "goal_first", accord_day_from_ymd (2025, 4, 1));
  set_day (agreement->settings, "goal_last", accord_day_from_ymd (2025, 6, 30));
  add_figures (agreement);
  return agreement;
}

AccordRecord *
fixture_add_section (AccordAgreement *agreement,
                     const char      *kind,
                     const char      *title,
                     const char      *body)
{
  AccordRecord *section = accord_record_new (ACCORD_TYPE_SECTION);

  accord_record_set_text (section, "kind", kind);
  accord_record_set_text (section, "title", title);
  accord_record_set_text (section, "body", body);
  g_ptr_array_add (agreement->sections, section);
  return section;
}
