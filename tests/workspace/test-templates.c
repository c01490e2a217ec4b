#include <gio/gio.h>
#include <math.h>
#include <string.h>

#include "kpi/metric.h"
#include "model/condition.h"
#include "model/field.h"
#include "model/records.h"
#include "model/working-hours.h"
#include "workspace/promises.h"
#include "workspace/templates.h"
#include "workspace/workspace.h"

static GPtrArray *
read_template (const char                *name,
               const AccordTemplateNames *names)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = accord_workspace_template_records (name, names, &error);

  g_assert_no_error (error);
  return records;
}

static guint
count_type (GPtrArray *records,
            GType      type)
{
  guint n = 0;

  for (guint i = 0; i < records->len; i++)
    n += G_OBJECT_TYPE (g_ptr_array_index (records, i)) == type;
  return n;
}

static AccordRecord *
find_section (GPtrArray  *records,
              const char *kind)
{
  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);

      if (G_OBJECT_TYPE (record) == ACCORD_TYPE_SECTION && g_strcmp0 (accord_record_get_text (record, "kind"), kind) == 0)
        return record;
    }
  return NULL;
}

static void
test_five_sections (void)
{
  static const char *const kinds[] = { "personas", "qualified", "goals", "accountabilities", "handover" };

  for (const char *const *name = accord_workspace_templates (); *name != NULL; name++)
    {
      g_autoptr (GPtrArray) records = read_template (*name, NULL);

      for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
        {
          AccordRecord *section = find_section (records, kinds[i]);
          gboolean written;

          g_assert_nonnull (section);
          g_assert_cmpstr (accord_record_get_text (section, "title"), !=, "");
          written = *accord_record_get_text (section, "body") != '\0';
          g_assert_true (written == !g_str_equal (*name, "blank"));
        }
    }
}

static void
assert_commitment (AccordRecord *commitment)
{
  const char *metric = accord_record_get_text (commitment, "metric");
  double target = accord_record_get_real (commitment, "target");
  AccordStage stage;

  if (*metric != '\0')
    g_assert_nonnull (accord_metric_find (metric));
  if (*accord_record_get_text (commitment, "from_stage") != '\0')
    g_assert_true (accord_stage_parse (accord_record_get_text (commitment, "from_stage"), &stage));
  if (*accord_record_get_text (commitment, "to_stage") != '\0')
    g_assert_true (accord_stage_parse (accord_record_get_text (commitment, "to_stage"), &stage));
  if (g_str_equal (accord_record_get_text (commitment, "unit"), "ratio") && !isnan (target))
    g_assert_true (target > 0 && target <= 1);
  g_assert_cmpstr (accord_record_get_text (commitment, "owner"), !=, "");
}

static GPtrArray *
read_commitments (void)
{
  GPtrArray *records = accord_workspace_template_commitments (NULL, NULL);

  while (records->len > 0 && G_OBJECT_TYPE (g_ptr_array_index (records, 0)) != ACCORD_TYPE_COMMITMENT)
    g_ptr_array_remove_index (records, 0);
  return records;
}

/* Every line can be measured, and by hours that are there. */
static void
assert_measurable (AccordRecord *commitment,
                   GListModel   *calendars)
{
  g_autoptr (AccordZone) utc = accord_zone_utc ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordPromise) promise = accord_promise_new_from_record (commitment, calendars, utc, 90, &error);
  gboolean clock = *accord_record_get_text (commitment, "limit_unit") != '\0'
                   && g_str_has_prefix (accord_record_get_text (commitment, "limit_unit"), "working");

  g_test_message ("%s", accord_record_get_text (commitment, "title"));
  g_assert_no_error (error);
  g_assert_nonnull (promise->metric);
  g_assert_true (!clock || isnan (promise->limit) || promise->calendar != NULL);
  if (g_str_equal (accord_record_get_text (commitment, "unit"), "ratio"))
    g_assert_true (accord_promise_is_of_leads (promise));
  if (g_str_equal (promise->metric->id, "share"))
    g_assert_nonnull (promise->condition);
}

static void
test_all_measurable (void)
{
  g_autoptr (GListStore) calendars = g_list_store_new (ACCORD_TYPE_RECORD);
  g_autoptr (GPtrArray) records = accord_workspace_template_commitments (NULL, NULL);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GPtrArray) ideas = NULL;
  g_autoptr (GArray) stages = NULL;

  for (guint i = 0; i < records->len; i++)
    if (G_OBJECT_TYPE (g_ptr_array_index (records, i)) == ACCORD_TYPE_CALENDAR)
      g_list_store_append (calendars, g_ptr_array_index (records, i));
    else
      assert_measurable (g_ptr_array_index (records, i), G_LIST_MODEL (calendars));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (calendars)), ==, 2);

  /* Where the calendars are there already, they are used. */
  again = accord_workspace_template_commitments (NULL, G_LIST_MODEL (calendars));
  g_assert_cmpuint (again->len, ==, 15);
  for (guint i = 0; i < again->len; i++)
    assert_measurable (g_ptr_array_index (again, i), G_LIST_MODEL (calendars));

  ideas = accord_workspace_commitment_ideas (NULL, &stages);
  g_assert_cmpuint (ideas->len, ==, stages->len);
  for (guint i = 0; i < ideas->len; i++)
    {
      g_autoptr (AccordRecord) added = accord_workspace_adopt_idea (g_ptr_array_index (ideas, i), G_LIST_MODEL (calendars), NULL);

      g_assert_null (added);
      assert_measurable (g_ptr_array_index (ideas, i), G_LIST_MODEL (calendars));
    }
}

/* Each stage has commitments of both teams to each other. */
static void
test_ideas_go_both_ways (void)
{
  g_autoptr (GArray) stages = NULL;
  g_autoptr (GPtrArray) ideas = accord_workspace_commitment_ideas (NULL, &stages);
  guint n[2][ACCORD_N_STAGES] = { { 0 } };

  for (guint i = 0; i < ideas->len; i++)
    {
      const char *team = accord_record_get_text (g_ptr_array_index (ideas, i), "owner_team");

      if (!g_str_equal (team, "both"))
        n[g_str_equal (team, "sales")][g_array_index (stages, AccordStage, i)]++;
    }
  for (guint stage = ACCORD_STAGE_LEAD; stage <= ACCORD_STAGE_CUSTOMER; stage++)
    g_assert_true (n[0][stage] > 0 && n[1][stage] > 0);
}

static void
test_commitments (void)
{
  g_autoptr (GPtrArray) commitments = read_commitments ();
  double last_position = 0;

  g_assert_cmpuint (commitments->len, ==, 15);
  for (guint i = 0; i < commitments->len; i++)
    {
      AccordRecord *commitment = g_ptr_array_index (commitments, i);

      assert_commitment (commitment);
      g_assert_cmpfloat (accord_record_get_real (commitment, "position"), >, last_position);
      last_position = accord_record_get_real (commitment, "position");
    }
}

/* Returns: whether it says who takes leads */
static gboolean
assert_rule (AccordRecord *rule)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AccordCondition) scope = accord_condition_parse (accord_record_get_text (rule, "scope"), &error);
  gboolean route = g_str_equal (accord_record_get_text (rule, "kind"), "route");

  g_assert_no_error (error);
  g_assert_nonnull (scope);
  g_assert_cmpstr (accord_record_get_text (rule, "title"), !=, "");
  g_assert_true (route == (*accord_record_get_text (rule, "who") != '\0'));
  if (*accord_record_get_text (rule, "hours") != '\0')
    {
      g_autoptr (GArray) hours = accord_working_hours_parse (accord_record_get_text (rule, "hours"), &error);

      g_assert_no_error (error);
      g_assert_nonnull (hours);
      g_assert_cmpfloat (accord_record_get_real (rule, "limit_value"), >, 0);
    }
  return route;
}

/* Who starts from it has a hand-over that is whole, and whose conditions and hours can be read. */
static void
test_handover (void)
{
  static const char *const columns[] = { "handover_when",    "handover_fields",    "handover_channel",
                                         "handover_contents", "reject_reasons",     "disqualify_reasons",
                                         "handover_return",   "handover_escalation" };
  static const char *const templates[] = { "b2b-saas", "sample" };

  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      g_autoptr (GPtrArray) records = read_template (templates[i], NULL);
      guint n_routes = 0;

      g_assert_true (ACCORD_TYPE_SETTINGS == G_OBJECT_TYPE (records->pdata[0]));
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        g_assert_cmpstr (accord_record_get_text (records->pdata[0], columns[j]), !=, "");
      g_assert_cmpint (accord_record_get_integer (records->pdata[0], "handover_attempts"), >, 0);
      for (guint j = 0; j < records->len; j++)
        if (G_OBJECT_TYPE (records->pdata[j]) == ACCORD_TYPE_HANDOVER_RULE)
          n_routes += assert_rule (records->pdata[j]);
      g_assert_cmpuint (n_routes, >, 1);
    }
}

static void
test_no_invented_targets (void)
{
  g_autoptr (GPtrArray) commitments = read_commitments ();

  for (guint i = 0; i < commitments->len; i++)
    {
      AccordRecord *commitment = g_ptr_array_index (commitments, i);

      if (g_str_equal (accord_record_get_text (commitment, "unit"), "count")
          || g_str_equal (accord_record_get_text (commitment, "unit"), "money"))
        g_assert_true (isnan (accord_record_get_real (commitment, "target")));
    }
}

static void
test_names (void)
{
  const AccordTemplateNames names = { "Acme \"Quoted\" & Sons", "Growth", "Field team" };

  for (const char *const *name = accord_workspace_templates (); *name != NULL; name++)
    {
      g_autoptr (GPtrArray) records = read_template (*name, &names);

      for (guint i = 0; i < records->len; i++)
        {
          g_autoptr (JsonObject) object = accord_record_to_json (g_ptr_array_index (records, i));
          g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
          g_autofree char *json = json_to_string (node, FALSE);

          g_assert_null (strstr (json, "{marketing}"));
          g_assert_null (strstr (json, "{sales}"));
          g_assert_null (strstr (json, "{company}"));
        }
    }
}

static void
test_names_are_used (void)
{
  g_autoptr (GPtrArray) plain = accord_workspace_template_sections (NULL);
  g_autoptr (GPtrArray) named = accord_workspace_template_sections (&(AccordTemplateNames) { NULL, "Growth", "" });
  const char *before = accord_record_get_text (find_section (plain, "accountabilities"), "body");
  const char *after = accord_record_get_text (find_section (named, "accountabilities"), "body");

  g_assert_nonnull (strstr (before, "**Marketing owes Sales**"));
  g_assert_nonnull (strstr (after, "**Growth owes Sales**"));
}

static void
test_sample_says_that_it_is_invented (void)
{
  g_autoptr (GPtrArray) records = read_template ("sample", NULL);
  AccordRecord *settings = g_ptr_array_index (records, 0);

  g_assert_true (G_OBJECT_TYPE (settings) == ACCORD_TYPE_SETTINGS);
  g_assert_nonnull (strstr (accord_record_get_text (settings, "company"), "invented"));
  g_assert_nonnull (strstr (accord_record_get_text (find_section (records, "purpose"), "body"), "invented"));
  g_assert_cmpuint (count_type (records, ACCORD_TYPE_PERSONA), ==, 4);
}

static void
test_sample_personas_match (void)
{
  g_autoptr (GPtrArray) records = read_template ("sample", NULL);

  for (guint i = 0; i < records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (records, i);
      g_autoptr (AccordCondition) condition = NULL;
      g_autoptr (GError) error = NULL;

      if (G_OBJECT_TYPE (record) != ACCORD_TYPE_PERSONA)
        continue;
      condition = accord_condition_parse (accord_record_get_text (record, "match"), &error);
      g_assert_no_error (error);
      g_assert_nonnull (condition);
    }
}

static void
test_unknown (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (accord_workspace_template_records ("no-such", NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/templates/five-sections", test_five_sections);
  g_test_add_func ("/templates/commitments", test_commitments);
  g_test_add_func ("/templates/handover", test_handover);
  g_test_add_func ("/templates/no-invented-targets", test_no_invented_targets);
  g_test_add_func ("/templates/names", test_names);
  g_test_add_func ("/templates/names-are-used", test_names_are_used);
  g_test_add_func ("/templates/all-measurable", test_all_measurable);
  g_test_add_func ("/templates/ideas-go-both-ways", test_ideas_go_both_ways);
  g_test_add_func ("/templates/sample-says-that-it-is-invented", test_sample_says_that_it_is_invented);
  g_test_add_func ("/templates/sample-personas-match", test_sample_personas_match);
  g_test_add_func ("/templates/unknown", test_unknown);

  return g_test_run ();
}
