#include <json-glib/json-glib.h>

#include "fixture-agreement.h"
#include "report/agreement-parts.h"
#include "report/agreement-report.h"
#include "report/commitment-words.h"

static void
assert_contains (const char *text,
                 const char *wanted)
{
  if (strstr (text, wanted) == NULL)
    g_error ("“%s” is missing in:\n%s", wanted, text);
}

static void
test_markdown (void)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autofree char *text = accord_agreement_to_markdown (agreement);

  g_assert_true (g_str_has_prefix (text, "# Sales and marketing agreement\n\nDraft. Figures as of 11 May 2025.\n"));
  assert_contains (text, "\n**120 new customers**, April to June 2025. 49 so far; an even pace is 54.\n");
  assert_contains (text, "\n## 1 Purpose and scope\n");
  assert_contains (text, "\n### What marketing owes\n");
  assert_contains (text, "| Sales development | First contact ≤ 4 working hours | 90\302\240% | month |\n");
  assert_contains (text, "| Demand generation | Cost per lead | not agreed yet | quarter |\n");
  assert_contains (text, "\n### Plant manager\n");
  assert_contains (text, "\n- Customers so far: **10.9\302\240%** (293 of 2,676 leads");
  assert_contains (text, "\n- Revenue: **€3,381,022**\n");
  g_assert_true (g_str_has_suffix (text, "\n"));
  g_assert_false (g_str_has_suffix (text, "\n\n"));
}

static void
test_markdown_escapes (void)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new_empty ();
  AccordRecord *commitment = accord_record_new (ACCORD_TYPE_COMMITMENT);
  g_autofree char *text = NULL;

  accord_record_set_text (commitment, "title", "a | b *c*");
  g_ptr_array_add (agreement->commitments, commitment);
  fixture_add_section (agreement, "accountabilities", "# Not <b>a</b> heading", "");
  text = accord_agreement_to_markdown (agreement);

  assert_contains (text, "| a \\| b \\*c\\* |");
  assert_contains (text, "## 1 # Not \\<b>a\\</b> heading\n");
}

static void
add_rule (AccordAgreement *agreement,
          const char      *kind,
          const char      *title,
          const char      *scope,
          const char      *who)
{
  AccordRecord *rule = accord_record_new (ACCORD_TYPE_HANDOVER_RULE);

  accord_record_set_text (rule, "kind", kind);
  accord_record_set_text (rule, "title", title);
  accord_record_set_text (rule, "scope", scope);
  accord_record_set_text (rule, "who", who);
  g_ptr_array_add (agreement->handover_rules, rule);
}

static void
test_handover (void)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new_empty ();
  g_auto (GValue) attempts = G_VALUE_INIT;
  g_autofree char *text = NULL;
  AccordRecord *response;

  g_value_init (&attempts, G_TYPE_INT64);
  g_value_set_int64 (&attempts, 5);
  accord_record_set_value (agreement->settings, "handover_attempts", &attempts);
  accord_record_set_value (agreement->settings, "handover_attempt_days", &attempts);
  accord_record_set_text (agreement->settings, "handover_fields", "company,job_title, Budget");
  accord_record_set_text (agreement->settings, "reject_reasons", "- Too small");
  add_rule (agreement, "route", "Key accounts", "company_size = \"500+\"", "A. Novak");
  add_rule (agreement, "never", "Students", "", "");
  add_rule (agreement, "response", "By day", "", "");
  add_rule (agreement, "route", "All others", "", "Sales, in turn");
  response = agreement->handover_rules->pdata[2];
  accord_record_set_text (response, "hours", "Mon-Fri 09:00-15:00");
  accord_record_set_real (response, "limit_value", 4);
  text = accord_agreement_to_markdown (agreement);

  assert_contains (text, "**What must be filled in**: Company, job title, Budget\n");
  assert_contains (text, "### Never handed over\n\n- **Students**\n");
  assert_contains (text, "1. **Key accounts**: Leads where company size is 500+ → A. Novak\n"
                         "2. **All others** → Sales, in turn\n");
  assert_contains (text, "- **By day**: Mon-Fri 09:00-15:00 → 4 working hours\n");
  assert_contains (text, "**Attempts to reach it**: 5 within 5 working days\n");
  assert_contains (text, "- Too small\n");
}

static void
test_json (void)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autoptr (AccordAgreement) again = fixture_agreement_new_empty ();
  g_autofree char *text = accord_agreement_to_json (agreement);
  g_autofree char *empty = accord_agreement_to_json (again);
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *object = json_node_get_object (root);

  g_assert_cmpstr (json_object_get_string_member (object, "as_of"), ==, "2025-05-11");
  g_assert_cmpstr (json_object_get_string_member (object, "version"), ==, "Draft");
  g_assert_cmpfloat (json_object_get_double_member (object, "goal_target"), ==, 120);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "sections")), ==,
                    agreement->sections->len);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "commitments")), ==,
                    agreement->commitments->len);
  g_assert_true (json_object_has_member (json_object_get_object_member (object, "conversion_rate"), "points"));
  g_assert_true (g_str_has_suffix (text, "}\n"));
  g_assert_cmpuint (strcspn (text, "\n"), ==, strlen (text) - 1);
  assert_contains (empty, "\"goal\":null");
}

/* Who reads it elsewhere reads what they say, in either form. */
static void
test_references (void)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autofree char *markdown = NULL, *json = NULL;

  fixture_add_section (agreement, "free", "Why", "We want [90 customers](accord:goal) in all.");
  markdown = accord_agreement_to_markdown (agreement);
  json = accord_agreement_to_json (agreement);
  assert_contains (markdown, "We want 120 new customers, April to June 2025 in all.");
  assert_contains (json, "We want 120 new customers, April to June 2025 in all.");
  g_assert_null (strstr (json, "accord:"));
}

static void
test_required_sections_are_always_there (void)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new_empty ();
  g_autoptr (GArray) sections = NULL;

  fixture_add_section (agreement, "goals", "Our goals", "Grow.");
  fixture_add_section (agreement, "free", "Our own", "");
  sections = accord_agreement_list_sections (agreement);

  g_assert_cmpuint (sections->len, ==, 6);
  g_assert_cmpstr (g_array_index (sections, AccordAgreementSection, 0).title, ==, "Our goals");
  g_assert_cmpstr (g_array_index (sections, AccordAgreementSection, 2).kind, ==, "personas");
  g_assert_null (g_array_index (sections, AccordAgreementSection, 2).record);
}

static void
test_agreed (void)
{
  static const struct
  {
    const char *comparator, *unit;
    double      target;
    const char *agreed;
  } cases[] = {
    { "at-least", "ratio", 0.95, "95 %" },
    { "at-least", "count", 180, "180" },
    { "at-most", "money", 40, "≤ €40" },
    { "at-most", "hours", 4, "≤ 4 h" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordRecord) commitment = accord_record_new (ACCORD_TYPE_COMMITMENT);
      g_autofree char *agreed = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *plain = NULL;

      accord_record_set_text (commitment, "comparator", cases[i].comparator);
      accord_record_set_text (commitment, "unit", cases[i].unit);
      g_assert_null (accord_commitment_agreed (commitment, "EUR"));
      accord_record_set_real (commitment, "target", cases[i].target);
      agreed = accord_commitment_agreed (commitment, "EUR");
      parts = g_strsplit (agreed, "\302\240", -1); /* spaces that do not break */
      plain = g_strjoinv (" ", parts);
      g_assert_cmpstr (plain, ==, cases[i].agreed);
    }
}

static void
test_measure (void)
{
  g_autoptr (AccordRecord) commitment = accord_record_new (ACCORD_TYPE_COMMITMENT);
  g_auto (GValue) days = G_VALUE_INIT;
  g_autofree char *measure = NULL;

  g_assert_null (accord_commitment_measure (commitment, NULL));
  g_value_init (&days, G_TYPE_INT64);
  g_value_set_int64 (&days, 60);
  accord_record_set_text (commitment, "metric", "conversion-rate");
  accord_record_set_text (commitment, "from_stage", "opportunity");
  accord_record_set_text (commitment, "to_stage", "customer");
  accord_record_set_value (commitment, "within_days", &days);
  measure = accord_commitment_measure (commitment, NULL);
  g_assert_cmpstr (measure, ==, "Opportunities → customers within 60 days");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agreement-text/markdown", test_markdown);
  g_test_add_func ("/agreement-text/markdown-escapes", test_markdown_escapes);
  g_test_add_func ("/agreement-text/handover", test_handover);
  g_test_add_func ("/agreement-text/json", test_json);
  g_test_add_func ("/agreement-text/references", test_references);
  g_test_add_func ("/agreement-text/required-sections", test_required_sections_are_always_there);
  g_test_add_func ("/agreement-text/agreed", test_agreed);
  g_test_add_func ("/agreement-text/measure", test_measure);

  return g_test_run ();
}
