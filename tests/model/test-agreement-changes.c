#include "model/agreement-changes.h"
#include "model/agreement-content.h"
#include "model/canonical-json.h"
#include "model/records.h"

static AccordAgreement *
make_agreement (void)
{
  AccordAgreement *agreement = accord_agreement_new (NULL);

  agreement->settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  agreement->as_of = accord_day_from_ymd (2025, 5, 11);
  agreement->today = accord_day_from_ymd (2025, 5, 12);
  return agreement;
}

static AccordRecord *
add_commitment (AccordAgreement *agreement,
                const char      *id,
                const char      *title,
                double           target,
                const char      *unit)
{
  AccordRecord *commitment = accord_record_new (ACCORD_TYPE_COMMITMENT);

  accord_record_set_id (commitment, id);
  accord_record_set_text (commitment, "title", title);
  accord_record_set_real (commitment, "target", target);
  accord_record_set_text (commitment, "unit", unit);
  g_ptr_array_add (agreement->commitments, commitment);
  return commitment;
}

#define FIRST "01900000-0000-7000-8000-000000000001"
#define SECOND "01900000-0000-7000-8000-000000000002"
#define THIRD "01900000-0000-7000-8000-000000000003"

static JsonObject *
freeze (const AccordAgreement *agreement)
{
  JsonObject *content = json_object_new ();

  accord_agreement_write_records (agreement, content);
  accord_agreement_write_changes (agreement, content);
  return content;
}

static AccordAgreement *
thaw (JsonObject *content)
{
  AccordAgreement *agreement = accord_agreement_new (NULL);
  g_autoptr (GError) error = NULL;

  agreement->as_of = accord_day_from_ymd (2025, 5, 11);
  g_assert_true (accord_agreement_read_records (agreement, content, &error));
  g_assert_no_error (error);
  accord_agreement_read_changes (agreement, content);
  return agreement;
}

static char *
write_text (JsonObject *content)
{
  g_autoptr (JsonNode) root = json_node_init_object (json_node_alloc (), content);

  return accord_json_to_canonical (root);
}

/* What changed is read from what was frozen as it was compared, and written again it is the same. */
static void
test_frozen (void)
{
  g_autoptr (AccordAgreement) before = make_agreement ();
  g_autoptr (AccordAgreement) after = make_agreement ();
  g_autoptr (AccordAgreement) read = NULL;
  g_autoptr (JsonObject) content = NULL;
  g_autoptr (JsonObject) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  before->number = 3;
  before->as_of = accord_day_from_ymd (2025, 2, 1);
  add_commitment (before, FIRST, "Answered in time", 0.9, "ratio");
  add_commitment (before, SECOND, "Gone", 4, "hours");
  add_commitment (after, FIRST, "Answered in time", 8, "hours");
  add_commitment (after, THIRD, "New", 1, "count");
  accord_agreement_set_changes (after, before);
  content = freeze (after);
  read = thaw (content);
  again = freeze (read);

  g_assert_cmpint (read->changed_since, ==, 3);
  g_assert_cmpint (read->changed_since_day, ==, before->today);
  g_assert_cmpuint (read->changes->len, ==, after->changes->len);
  for (guint i = 0; i < read->changes->len; i++)
    {
      const AccordAgreementChange *one = read->changes->pdata[i], *other = after->changes->pdata[i];

      g_assert_cmpint (one->kind, ==, other->kind);
      g_assert_cmpuint (one->place, ==, other->place);
      g_assert_true (one->column == other->column);
      g_assert_true ((one->was == NULL) == (other->was == NULL));
      g_assert_true (one->was == NULL || json_node_equal (one->was, other->was));
      g_assert_true (one->is == NULL || json_node_equal (one->is, other->is));
      if (one->before != NULL)
        g_assert_cmpstr (accord_record_get_text (one->before, "unit"), ==,
                         accord_record_get_text (other->before, "unit"));
    }
  first = write_text (content);
  second = write_text (again);
  g_assert_cmpstr (second, ==, first);
}

/* Content that was frozen before says nothing of changes, and stays as it is, with its check code. */
static void
test_frozen_before (void)
{
  g_autoptr (AccordAgreement) agreement = make_agreement ();
  g_autoptr (AccordAgreement) read = NULL;
  g_autoptr (JsonObject) content = json_object_new ();
  g_autoptr (JsonObject) again = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  accord_agreement_write_records (agreement, content);
  read = thaw (content);
  again = freeze (read);
  first = write_text (content);
  second = write_text (again);
  g_assert_null (read->changes);
  g_assert_cmpstr (second, ==, first);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/agreement-changes/frozen", test_frozen);
  g_test_add_func ("/agreement-changes/frozen-before", test_frozen_before);

  return g_test_run ();
}
