#include "fixture.h"

#include "model/member.h"
#include "workspace/promises.h"
#include "workspace/version-acts.h"
#include "workspace/version-content.h"
#include "workspace/versions.h"

static AccordRecord *
get_first (AccordWorkspace *workspace,
           GType            type)
{
  AccordRecord *record = g_list_model_get_item (accord_workspace_get_list (workspace, type), 0);

  g_assert_nonnull (record);
  g_object_unref (record);
  return record;
}

static void
save (AccordWorkspace *workspace,
      AccordChangeSet *changes)
{
  g_autoptr (GError) error = NULL;

  accord_store_save (accord_workspace_get_store (workspace), changes, NULL, &error);
  g_assert_no_error (error);
}

static void
set_target (AccordWorkspace *workspace,
            AccordRecord    *commitment,
            double           target)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Target");

  accord_change_set_update_real (changes, commitment, "target", target);
  save (workspace, changes);
}

static void
sign (AccordWorkspace *workspace,
      gint64           number)
{
  GListModel *members = accord_workspace_get_list (workspace, ACCORD_TYPE_MEMBER);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (AccordRecord) member = g_list_model_get_item (members, i);
      g_autoptr (GPtrArray) versions = accord_workspace_list_versions (workspace);
      g_autoptr (AccordChangeSet) changes = NULL;
      g_autoptr (GError) error = NULL;

      if (!accord_member_may (member, ACCORD_RIGHT_SIGN))
        continue;
      changes = accord_version_sign (accord_version_find (versions, number), member, accord_moment_now (), NULL,
                                     accord_workspace_get_list (workspace, ACCORD_TYPE_SIGNING_KEY), &error);
      g_assert_no_error (error);
      save (workspace, changes);
    }
}

static void
freeze (AccordWorkspace *workspace,
        AccordDay        effective,
        gint64           number)
{
  const AccordFreezeOptions options = { effective, ACCORD_DAY_NONE };
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (accord_workspace_freeze (workspace, &options, NULL, &error), ==, number);
  g_assert_no_error (error);
}

static AccordPromises *
list (AccordWorkspace *workspace,
      AccordRecord    *commitment)
{
  g_autoptr (GError) error = NULL;
  AccordPromises *promises = accord_workspace_list_promises (
      workspace, commitment, accord_workspace_get_list (workspace, ACCORD_TYPE_CALENDAR), &error);

  g_assert_no_error (error);
  return promises;
}

static void
assert_target (AccordPromises *promises,
               AccordDay       day,
               double          target)
{
  g_assert_cmpfloat (accord_promises_find (promises, day)->target, ==, target);
}

/* What is being written judges only while nothing is signed; then each version judges from its day on. */
static void
test_judged_as_signed (Fixture      *fixture,
                       gconstpointer data)
{
  AccordWorkspace *workspace = fixture->workspace;
  AccordRecord *commitment = get_first (workspace, ACCORD_TYPE_COMMITMENT);
  AccordDay first = accord_day_from_ymd (2025, 1, 1), second = accord_day_from_ymd (2025, 7, 1);
  AccordPromises *promises;

  set_target (workspace, commitment, 10);
  freeze (workspace, first, 1);
  set_target (workspace, commitment, 20);
  promises = list (workspace, commitment);
  g_assert_true (accord_promises_is_trial (promises));
  assert_target (promises, first, 20);
  accord_promises_unref (promises);

  sign (workspace, 1);
  promises = list (workspace, commitment);
  g_assert_false (accord_promises_is_trial (promises));
  g_assert_cmpuint (accord_promises_get_n (promises), ==, 1);
  g_assert_cmpint (accord_promises_get (promises, 0)->version, ==, 1);
  assert_target (promises, second, 10);
  accord_promises_unref (promises);

  freeze (workspace, second, 2);
  sign (workspace, 2);
  set_target (workspace, commitment, 30);
  promises = list (workspace, commitment);
  g_assert_cmpuint (accord_promises_get_n (promises), ==, 2);
  assert_target (promises, second, 20);
  assert_target (promises, second - 1, 10);
  assert_target (promises, first - 100, 10); /* before the first one: by the earliest */
  accord_promises_unref (promises);
}

/* What a section quotes is frozen with it. */
static void
test_quoted_figure (Fixture      *fixture,
                    gconstpointer data)
{
  AccordWorkspace *workspace = fixture->workspace;
  AccordRecord *section = get_first (workspace, ACCORD_TYPE_SECTION);
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Quote");
  g_autoptr (AccordAgreement) agreement = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *again = NULL;
  const AccordFigures *figures;
  const AccordFigure *figure;

  accord_change_set_update_text (changes, section, "body", "We convert [some](accord:metric/conversion-rate).");
  save (workspace, changes);
  freeze (workspace, ACCORD_DAY_NONE, 1);
  agreement = accord_version_read (get_first (workspace, ACCORD_TYPE_VERSION), &error);
  g_assert_no_error (error);
  figures = g_hash_table_lookup (agreement->referred, "conversion-rate");
  g_assert_nonnull (figures);
  figure = g_ptr_array_index (figures->figures, 0);
  g_assert_cmpfloat (figure->denominator, >, 0);
  again = accord_version_write_content (agreement);
  g_assert_cmpstr (again, ==, accord_record_get_text (get_first (workspace, ACCORD_TYPE_VERSION), "content"));
}

/* A commitment that names no calendar runs in that of who owes it, else in that of both. */
static void
test_calendar (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GListStore) calendars = g_list_store_new (ACCORD_TYPE_RECORD);
  g_autoptr (AccordRecord) commitment = accord_record_new (ACCORD_TYPE_COMMITMENT);
  static const char *const teams[] = { "both", "sales", "sales" };
  AccordRecord *made[G_N_ELEMENTS (teams)];

  for (guint i = 0; i < G_N_ELEMENTS (teams); i++)
    {
      g_autoptr (AccordRecord) calendar = accord_record_new (ACCORD_TYPE_CALENDAR);

      accord_record_set_text (calendar, "team", teams[i]);
      g_list_store_append (calendars, calendar);
      made[i] = calendar;
    }
  accord_record_set_text (commitment, "owner_team", "marketing");
  g_assert_true (accord_calendars_find (G_LIST_MODEL (calendars), commitment) == made[0]);
  accord_record_set_text (commitment, "owner_team", "sales");
  g_assert_true (accord_calendars_find (G_LIST_MODEL (calendars), commitment) == made[1]);
  accord_record_set_text (commitment, "calendar", accord_record_get_id (made[2]));
  g_assert_true (accord_calendars_find (G_LIST_MODEL (calendars), commitment) == made[2]);
  g_assert_null (accord_calendars_find (NULL, commitment));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  g_test_add ("/workspace/signed-versions/judged-as-signed", Fixture, "sample", fixture_set_up, test_judged_as_signed,
              fixture_tear_down);
  g_test_add ("/workspace/signed-versions/quoted-figure", Fixture, "sample", fixture_set_up, test_quoted_figure,
              fixture_tear_down);
  g_test_add ("/workspace/signed-versions/calendar", Fixture, "blank", fixture_set_up, test_calendar, fixture_tear_down);
  return g_test_run ();
}
