#include <gio/gio.h>
#include <string.h>

#include "model/moment.h"
#include "model/persona-evidence.h"
#include "model/persona-journey.h"
#include "model/persona-review.h"
#include "model/records.h"

static AccordRecord *
make_persona (void)
{
  AccordRecord *persona = accord_record_new (ACCORD_TYPE_PERSONA);

  accord_record_set_text (persona, "name", "Plant manager");
  accord_record_set_text (persona, "goals", "Output as planned.");
  accord_record_set_text (persona, "pains", "Standstills.");
  return persona;
}

static void
test_evidence_is_read (void)
{
  static const struct
  {
    const char    *text;
    AccordEvidence goals, pains;
  } cases[] = {
    { "", ACCORD_EVIDENCE_NONE, ACCORD_EVIDENCE_NONE },
    { "- pains: evidence", ACCORD_EVIDENCE_NONE, ACCORD_EVIDENCE_SEEN },
    { "- pains: assumption\n- goals: evidence\n", ACCORD_EVIDENCE_SEEN, ACCORD_EVIDENCE_ASSUMED },
    { "* pains :  Evidence  ", ACCORD_EVIDENCE_NONE, ACCORD_EVIDENCE_SEEN },
    { "- pains: perhaps", ACCORD_EVIDENCE_NONE, ACCORD_EVIDENCE_NONE },
    { "Asked in May.\n\n- goals: assumption", ACCORD_EVIDENCE_ASSUMED, ACCORD_EVIDENCE_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordRecord) persona = make_persona ();

      accord_record_set_text (persona, "evidence", cases[i].text);
      g_assert_cmpint (accord_persona_evidence_get (persona, "goals"), ==, cases[i].goals);
      g_assert_cmpint (accord_persona_evidence_get (persona, "pains"), ==, cases[i].pains);
    }
}

static void
test_evidence_is_written (void)
{
  g_autoptr (AccordRecord) persona = make_persona ();
  g_autofree char *seen = NULL;
  g_autofree char *assumed = NULL;
  g_autofree char *none = NULL;

  accord_record_set_text (persona, "evidence", "Asked in May.\n- goals: assumption");
  seen = accord_persona_evidence_with (persona, "pains", ACCORD_EVIDENCE_SEEN);
  g_assert_cmpstr (seen, ==, "Asked in May.\n- goals: assumption\n- pains: evidence");
  accord_record_set_text (persona, "evidence", seen);
  assumed = accord_persona_evidence_with (persona, "pains", ACCORD_EVIDENCE_ASSUMED);
  g_assert_cmpstr (assumed, ==, "Asked in May.\n- goals: assumption\n- pains: assumption");
  accord_record_set_text (persona, "evidence", assumed);
  none = accord_persona_evidence_with (persona, "pains", ACCORD_EVIDENCE_NONE);
  g_assert_cmpstr (none, ==, "Asked in May.\n- goals: assumption");
}

/* A mark of a field that has been emptied since says nothing. */
static void
test_evidence_is_counted (void)
{
  g_autoptr (AccordRecord) persona = make_persona ();

  accord_record_set_text (persona, "evidence", "- goals: evidence\n- pains: assumption\n- quote: evidence");
  g_assert_cmpuint (accord_persona_evidence_fields (persona), ==, 2);
  g_assert_cmpuint (accord_persona_evidence_count (persona, ACCORD_EVIDENCE_SEEN), ==, 1);
  g_assert_cmpuint (accord_persona_evidence_count (persona, ACCORD_EVIDENCE_ASSUMED), ==, 1);
  g_assert_false (accord_persona_evidence_applies ("name"));
  g_assert_true (accord_persona_evidence_applies ("pains"));
}

static void
test_journey (void)
{
  g_autoptr (AccordRecord) persona = make_persona ();
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint stage = 0; stage < ACCORD_JOURNEY_N_STAGES; stage++)
    for (guint aspect = 0; aspect < ACCORD_JOURNEY_N_ASPECTS; aspect++)
      {
        const char *column = accord_persona_journey_column (stage, aspect);

        g_assert_nonnull (accord_record_find_column (persona, column));
        g_assert_true (g_hash_table_add (columns, (gpointer) column));
      }
  g_assert_cmpuint (accord_persona_journey_count (persona), ==, 0);
  accord_record_set_text (persona, "questions_decision", "From which budget?");
  accord_record_set_text (persona, "needs_after", " \n");
  g_assert_cmpuint (accord_persona_journey_count (persona), ==, 1);
  g_assert_cmpuint (accord_persona_journey_count_stage (persona, 2), ==, 1);
  g_assert_cmpuint (accord_persona_journey_count_stage (persona, 3), ==, 0);
}

/* What it says makes it another one; where it stands and how it looks do not. */
static void
test_digest (void)
{
  static const struct
  {
    const char *column;
    gboolean    counts;
  } cases[] = { { "goals", TRUE }, { "match", TRUE }, { "content_after", TRUE }, { "picture", FALSE } };
  g_autoptr (AccordRecord) persona = make_persona ();
  g_autofree char *before = accord_persona_digest (persona);
  g_autofree char *moved = NULL;

  g_assert_cmpuint (strlen (before), ==, 64);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordRecord) other = accord_record_copy (persona);
      g_autofree char *after = NULL;

      accord_record_set_text (other, cases[i].column, "x");
      after = accord_persona_digest (other);
      g_assert_cmpint (strcmp (before, after) != 0, ==, cases[i].counts);
    }
  accord_record_set_real (persona, "position", 7);
  moved = accord_persona_digest (persona);
  g_assert_cmpstr (moved, ==, before);
}

static void
add_review (GListStore          *reviews,
            AccordRecord        *persona,
            AccordPersonaVerdict verdict,
            gint64               ms)
{
  g_autoptr (AccordRecord) review =
    accord_persona_review_new (persona, verdict, NULL, "T. O.", accord_moment_from_ms (ms), "Who decides?");

  g_list_store_append (reviews, review);
}

static void
test_last_review_counts (void)
{
  g_autoptr (AccordRecord) persona = make_persona ();
  g_autoptr (AccordRecord) other = make_persona ();
  g_autoptr (GListStore) reviews = g_list_store_new (ACCORD_TYPE_RECORD);
  AccordPersonaReview found;

  add_review (reviews, other, ACCORD_PERSONA_APPROVED, 5000);
  accord_persona_review_find (persona, G_LIST_MODEL (reviews), &found);
  g_assert_null (found.review);
  g_assert_cmpint (found.verdict, ==, ACCORD_PERSONA_UNSEEN);

  add_review (reviews, persona, ACCORD_PERSONA_APPROVED, 3000);
  add_review (reviews, persona, ACCORD_PERSONA_QUESTIONED, 2000);
  accord_persona_review_find (persona, G_LIST_MODEL (reviews), &found);
  g_assert_cmpint (found.verdict, ==, ACCORD_PERSONA_APPROVED);
  g_assert_false (found.changed);

  accord_record_set_text (persona, "goals", "Another goal.");
  accord_persona_review_find (persona, G_LIST_MODEL (reviews), &found);
  g_assert_cmpint (found.verdict, ==, ACCORD_PERSONA_APPROVED);
  g_assert_true (found.changed);

  add_review (reviews, persona, ACCORD_PERSONA_QUESTIONED, 4000);
  accord_persona_review_find (persona, G_LIST_MODEL (reviews), &found);
  g_assert_cmpint (found.verdict, ==, ACCORD_PERSONA_QUESTIONED);
  g_assert_cmpstr (accord_record_get_text (found.review, "note"), ==, "Who decides?");
  g_assert_false (found.changed);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/persona/evidence/read", test_evidence_is_read);
  g_test_add_func ("/persona/evidence/written", test_evidence_is_written);
  g_test_add_func ("/persona/evidence/counted", test_evidence_is_counted);
  g_test_add_func ("/persona/journey", test_journey);
  g_test_add_func ("/persona/digest", test_digest);
  g_test_add_func ("/persona/last-review-counts", test_last_review_counts);

  return g_test_run ();
}
