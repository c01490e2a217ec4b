#include "model/version-state.h"

#include "model/agreement-content.h"
#include "model/agreement-diff.h"
#include "model/canonical-json.h"
#include "model/records.h"
#include "model/signing.h"

#include <string.h>

#define TODAY 20000

static const struct
{
  const char *id, *name, *team;
} people[] = {
  { "00000000-0000-7000-8000-000000000001", "M. K.", "marketing" },
  { "00000000-0000-7000-8000-000000000002", "T. O.", "sales" },
};

/* What is judged: versions and what was done to them. */
typedef struct
{
  GPtrArray *versions, *signatures, *keys;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->versions = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->signatures = g_ptr_array_new_with_free_func (g_object_unref);
  fixture->keys = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_ptr_array_unref (fixture->versions);
  g_ptr_array_unref (fixture->signatures);
  g_ptr_array_unref (fixture->keys);
}

static void
set_integer (AccordRecord *record,
             const char   *column,
             gint64        number)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, number);
  accord_record_set_value (record, column, &value);
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

static AccordRecord *
new_member (guint index)
{
  AccordRecord *member = accord_record_new (ACCORD_TYPE_MEMBER);
  g_auto (GValue) yes = G_VALUE_INIT;

  accord_record_set_id (member, people[index].id);
  accord_record_set_text (member, "name", people[index].name);
  accord_record_set_text (member, "team", people[index].team);
  g_value_init (&yes, G_TYPE_BOOLEAN);
  g_value_set_boolean (&yes, TRUE);
  accord_record_set_value (member, "signs", &yes);
  return member;
}

static AccordAgreement *
new_agreement (AccordDay effective)
{
  AccordAgreement *agreement = accord_agreement_new (NULL);
  AccordRecord *commitment = accord_record_new (ACCORD_TYPE_COMMITMENT);

  agreement->settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  set_day (agreement->settings, "agreement_effective", effective);
  accord_record_set_real (agreement->settings, "goal_target", 0.1);
  accord_record_set_text (commitment, "title", "Answer in time");
  accord_record_set_real (commitment, "limit_value", 4);
  g_ptr_array_add (agreement->commitments, commitment);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    g_ptr_array_add (agreement->members, new_member (i));
  return agreement;
}

static char *
write_content (const AccordAgreement *agreement,
               gint64                 number)
{
  g_autoptr (JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  JsonObject *content = json_object_new ();

  json_node_take_object (root, content);
  json_object_set_int_member (content, "number", number);
  accord_agreement_write_records (agreement, content);
  return accord_json_to_canonical (root);
}

static AccordRecord *
add_version (Fixture  *fixture,
             gint64    number,
             AccordDay effective)
{
  g_autoptr (AccordAgreement) agreement = new_agreement (effective);
  AccordRecord *version = accord_record_new (ACCORD_TYPE_VERSION);
  g_autofree char *content = write_content (agreement, number);
  g_autofree char *digest = accord_agreement_digest (content);

  set_integer (version, "number", number);
  accord_record_set_text (version, "content", content);
  accord_record_set_text (version, "digest", digest);
  set_day (version, "effective", effective);
  g_ptr_array_add (fixture->versions, version);
  return version;
}

static AccordRecord *
add_act (Fixture      *fixture,
         AccordRecord *version,
         guint         person,
         const char   *act,
         AccordDay     day)
{
  AccordRecord *signature = accord_record_new (ACCORD_TYPE_SIGNATURE);

  accord_record_set_text (signature, "version", accord_record_get_id (version));
  accord_record_set_text (signature, "member", people[person].id);
  accord_record_set_text (signature, "act", act);
  accord_record_set_text (signature, "digest", accord_record_get_text (version, "digest"));
  set_integer (signature, "at", accord_moment_from_ms (day * G_GINT64_CONSTANT (86400000)));
  g_ptr_array_add (fixture->signatures, signature);
  return signature;
}

static GPtrArray *
judge (Fixture  *fixture,
       AccordDay today)
{
  return accord_version_judge (&(AccordVersionRecords) { fixture->versions, fixture->signatures, fixture->keys, today,
                                                         accord_zone_utc () });
}

static const AccordVersionStatus *
at (GPtrArray *statuses,
    guint      index)
{
  g_assert_cmpuint (index, <, statuses->len);
  return statuses->pdata[index];
}

/* What was done: s signed, f filed, r refused, - nothing; by each of the two. */
static void
test_states (Fixture      *fixture,
             gconstpointer data)
{
  static const struct
  {
    const char        *acts;
    gboolean           withdrawn;
    AccordDay          effective;
    AccordVersionState state;
  } rows[] = {
    { "--", FALSE, ACCORD_DAY_NONE, ACCORD_VERSION_IN_REVIEW },
    { "s-", FALSE, ACCORD_DAY_NONE, ACCORD_VERSION_IN_REVIEW },
    { "-r", FALSE, ACCORD_DAY_NONE, ACCORD_VERSION_REFUSED },
    { "sr", FALSE, ACCORD_DAY_NONE, ACCORD_VERSION_REFUSED },
    { "s-", TRUE, ACCORD_DAY_NONE, ACCORD_VERSION_WITHDRAWN },
    { "ss", FALSE, ACCORD_DAY_NONE, ACCORD_VERSION_IN_FORCE },
    { "sf", FALSE, ACCORD_DAY_NONE, ACCORD_VERSION_IN_FORCE },
    { "ss", FALSE, TODAY + 1, ACCORD_VERSION_SIGNED },
    { "ss", FALSE, TODAY, ACCORD_VERSION_IN_FORCE },
    { "ss", TRUE, TODAY, ACCORD_VERSION_IN_FORCE }, /* what was signed by all is not withdrawn */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      AccordRecord *version = add_version (fixture, 1, rows[i].effective);
      g_autoptr (GPtrArray) statuses = NULL;

      for (guint person = 0; person < 2; person++)
        if (rows[i].acts[person] != '-')
          add_act (fixture, version, person,
                   rows[i].acts[person] == 's' ? "signed" : rows[i].acts[person] == 'f' ? "filed" : "refused", TODAY - 2);
      if (rows[i].withdrawn)
        set_integer (version, "withdrawn_at", accord_moment_from_day (TODAY - 1));
      statuses = judge (fixture, TODAY);
      g_assert_cmpint (at (statuses, 0)->state, ==, rows[i].state);
      g_assert_false (at (statuses, 0)->is_altered);
      g_ptr_array_set_size (fixture->versions, 0);
      g_ptr_array_set_size (fixture->signatures, 0);
    }
}

/* Refusing and then signing is signing, in whatever order the records are kept. */
static void
test_last_act_counts (Fixture      *fixture,
                      gconstpointer data)
{
  AccordRecord *version = add_version (fixture, 1, ACCORD_DAY_NONE);
  g_autoptr (GPtrArray) statuses = NULL;

  add_act (fixture, version, 0, "signed", TODAY - 1);
  add_act (fixture, version, 0, "refused", TODAY - 3);
  add_act (fixture, version, 1, "signed", TODAY - 2);
  statuses = judge (fixture, TODAY);
  g_assert_cmpint (at (statuses, 0)->state, ==, ACCORD_VERSION_IN_FORCE);
  g_assert_cmpint (at (statuses, 0)->in_force, ==, TODAY - 1);
}

static void
sign_all (Fixture      *fixture,
          AccordRecord *version,
          AccordDay     day)
{
  for (guint person = 0; person < G_N_ELEMENTS (people); person++)
    add_act (fixture, version, person, "signed", day);
}

static void
test_which_is_in_force (Fixture      *fixture,
                        gconstpointer data)
{
  AccordRecord *second = add_version (fixture, 2, TODAY - 5);
  g_autoptr (GPtrArray) statuses = NULL;

  sign_all (fixture, add_version (fixture, 1, TODAY - 50), TODAY - 60);
  sign_all (fixture, second, TODAY - 6);
  sign_all (fixture, add_version (fixture, 3, TODAY + 10), TODAY - 1);
  add_version (fixture, 4, TODAY + 20);
  statuses = judge (fixture, TODAY);

  g_assert_cmpint (at (statuses, 0)->state, ==, ACCORD_VERSION_SUPERSEDED);
  g_assert_cmpint (at (statuses, 1)->state, ==, ACCORD_VERSION_IN_FORCE);
  g_assert_cmpint (at (statuses, 2)->state, ==, ACCORD_VERSION_SIGNED);
  g_assert_cmpint (at (statuses, 3)->state, ==, ACCORD_VERSION_IN_REVIEW);
  g_assert_null (accord_version_in_force_on (statuses, TODAY - 51));
  g_assert_cmpint (accord_version_in_force_on (statuses, TODAY - 50)->number, ==, 1);
  g_assert_cmpint (accord_version_in_force_on (statuses, TODAY - 6)->number, ==, 1);
  g_assert_cmpint (accord_version_in_force_on (statuses, TODAY - 5)->number, ==, 2);
  g_assert_cmpint (accord_version_in_force_on (statuses, TODAY + 10)->number, ==, 3);
  g_assert_cmpint (accord_version_current (statuses)->number, ==, 4);
}

static void
test_alterations (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const columns[] = { "content", "digest", "number", "effective", "signature" };

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      AccordRecord *version = add_version (fixture, 1, TODAY - 5);
      g_autoptr (GPtrArray) statuses = NULL;

      sign_all (fixture, version, TODAY - 6);
      if (g_str_equal (columns[i], "number"))
        set_integer (version, "number", 2);
      else if (g_str_equal (columns[i], "effective"))
        set_day (version, "effective", TODAY - 4);
      else if (g_str_equal (columns[i], "signature"))
        accord_record_set_text (fixture->signatures->pdata[0], "digest", "0");
      else
        {
          g_autofree char *text = g_strconcat (accord_record_get_text (version, columns[i]), " ", NULL);

          accord_record_set_text (version, columns[i], text);
        }
      statuses = judge (fixture, TODAY);
      g_assert_true (at (statuses, 0)->is_altered);
      g_ptr_array_set_size (fixture->versions, 0);
      g_ptr_array_set_size (fixture->signatures, 0);
    }
}

static void
sign_with_key (AccordRecord *signature,
               const guint8 *seed)
{
  const AccordSigningMessage message = {
    accord_record_get_text (signature, "digest"), accord_record_get_text (signature, "member"),
    g_value_get_int64 (accord_record_get_value (signature, "at")),
  };
  g_autofree char *key = accord_signing_public (seed);
  g_autofree char *text = accord_signing_sign (seed, &message);

  accord_record_set_text (signature, "public_key", key);
  accord_record_set_text (signature, "signature", text);
}

/* A key counts only once its owner has made it known, and only for what it signed. */
static void
test_proofs (Fixture      *fixture,
             gconstpointer data)
{
  AccordRecord *version = add_version (fixture, 1, TODAY - 5);
  AccordRecord *signature = add_act (fixture, version, 0, "signed", TODAY - 6);
  AccordRecord *key = accord_record_new (ACCORD_TYPE_SIGNING_KEY);
  guint8 seed[ACCORD_SIGNING_SEED_BYTES];
  const AccordProof expected[] = { ACCORD_PROOF_NAME, ACCORD_PROOF_WRONG, ACCORD_PROOF_KEY, ACCORD_PROOF_WRONG };

  accord_signing_make_seed (seed);
  for (guint step = 0; step < G_N_ELEMENTS (expected); step++)
    {
      g_autoptr (GPtrArray) statuses = NULL;
      const AccordVersionSigner *signer;

      if (step == 1)
        sign_with_key (signature, seed);
      if (step == 2)
        {
          accord_record_set_text (key, "member", people[0].id);
          accord_record_set_text (key, "public_key", accord_record_get_text (signature, "public_key"));
          g_ptr_array_add (fixture->keys, key);
        }
      if (step == 3)
        set_integer (signature, "at", accord_moment_from_day (TODAY - 7));
      statuses = judge (fixture, TODAY);
      signer = at (statuses, 0)->signers->pdata[0];
      g_assert_cmpint (signer->proof, ==, expected[step]);
      g_assert_cmpint (at (statuses, 0)->is_altered, ==, expected[step] == ACCORD_PROOF_WRONG);
    }
}

/* All that is written comes back, to the last digit, and is then the same text again. */
static void
test_content_round_trip (void)
{
  g_autoptr (AccordAgreement) agreement = new_agreement (TODAY);
  g_autoptr (AccordAgreement) back = accord_agreement_new (NULL);
  g_autofree char *content = write_content (agreement, 3);
  g_autoptr (JsonNode) node = json_from_string (content, NULL);
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;

  g_assert_nonnull (strstr (content, "\"goal_target\":\"0.1\""));
  accord_agreement_read_records (back, json_node_get_object (node), &error);
  g_assert_no_error (error);
  changes = accord_agreement_compare (agreement, back);
  g_assert_cmpuint (changes->len, ==, 0);
  again = write_content (back, 3);
  g_assert_cmpstr (again, ==, content);
}

static void
test_compare (void)
{
  g_autoptr (AccordAgreement) before = new_agreement (TODAY);
  g_autoptr (AccordAgreement) after = accord_agreement_new (NULL);
  g_autofree char *content = write_content (before, 1);
  g_autoptr (JsonNode) node = json_from_string (content, NULL);
  g_autoptr (GPtrArray) changes = NULL;
  const AccordAgreementChange *change;

  g_assert_true (accord_agreement_read_records (after, json_node_get_object (node), NULL));
  accord_record_set_real (after->commitments->pdata[0], "limit_value", 8);
  accord_record_set_real (after->commitments->pdata[0], "position", 7);
  g_ptr_array_add (after->terms, accord_record_new (ACCORD_TYPE_TERM));
  changes = accord_agreement_compare (before, after);
  g_assert_cmpuint (changes->len, ==, 2);
  change = changes->pdata[0];
  g_assert_cmpstr (change->column->name, ==, "limit_value");
  g_assert_cmpuint (change->place, ==, 1);
  g_assert_cmpfloat (json_node_get_double (change->was), ==, 4);
  g_assert_cmpfloat (json_node_get_double (change->is), ==, 8);
  change = changes->pdata[1];
  g_assert_cmpint (change->kind, ==, ACCORD_AGREEMENT_ADDED);
  g_assert_true (change->type == ACCORD_TYPE_TERM);
}

/* Whoever may read a file may not trust what it says: what is no content is altered, and nothing worse. */
static void
test_hostile_contents (Fixture      *fixture,
                       gconstpointer data)
{
  static const char *const contents[] = {
    "", "null", "[]", "{}", "{\"number\":[]}", "{\"settings\":3}", "{\"settings\":{},\"signers\":{}}",
    "{\"settings\":{},\"signers\":[1]}", "{\"settings\":{\"goal_target\":{}},\"signers\":[]}",
    "{\"settings\":{},\"signers\":[{\"id\":\"x\"}]}", "{\"settings\":{},\"sections\":[{\"title\":7}]}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      AccordRecord *version = add_version (fixture, 1, ACCORD_DAY_NONE);
      g_autoptr (GPtrArray) statuses = NULL;

      accord_record_set_text (version, "content", contents[i]);
      statuses = judge (fixture, TODAY);
      g_assert_true (at (statuses, 0)->is_altered);
      g_assert_false (accord_version_is_signed (at (statuses, 0)));
      g_ptr_array_set_size (fixture->versions, 0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/version/states", Fixture, NULL, set_up, test_states, tear_down);
  g_test_add ("/version/last-act-counts", Fixture, NULL, set_up, test_last_act_counts, tear_down);
  g_test_add ("/version/in-force", Fixture, NULL, set_up, test_which_is_in_force, tear_down);
  g_test_add ("/version/alterations", Fixture, NULL, set_up, test_alterations, tear_down);
  g_test_add ("/version/proofs", Fixture, NULL, set_up, test_proofs, tear_down);
  g_test_add ("/version/hostile", Fixture, NULL, set_up, test_hostile_contents, tear_down);
  g_test_add_func ("/content/round-trip", test_content_round_trip);
  g_test_add_func ("/content/compare", test_compare);
  return g_test_run ();
}
