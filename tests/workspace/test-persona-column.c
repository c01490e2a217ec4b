#include "model/records.h"
#include "workspace/persona-column.h"

/* Five leads; their titles, and the persona that was assigned by hand («#0» is the id of the first persona). */
static const struct
{
  const char *job_title;
  const char *assigned;
} LEADS[] = {
  { "Buyer", NULL }, { "Head buyer", "#1" }, { "Engineer", "buyer" }, { "Engineer", NULL }, { NULL, "Somebody else" },
};

static AccordRecord *
add_persona (GPtrArray  *personas,
             const char *name,
             const char *match)
{
  AccordRecord *persona = accord_record_new (ACCORD_TYPE_PERSONA);

  accord_record_set_text (persona, "name", name);
  accord_record_set_text (persona, "match", match);
  g_ptr_array_add (personas, persona);
  return persona;
}

static void
archive (AccordRecord *persona)
{
  g_object_set (persona, "archived", TRUE, NULL);
}

static AccordFrame *
make_frame (GPtrArray *personas)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new ();
  g_autoptr (AccordBatch) batch = NULL;
  AccordFrameBuilder *builder;

  g_ptr_array_add (fields, (gpointer) accord_field_find ("job_title"));
  g_ptr_array_add (fields, (gpointer) accord_field_find ("persona"));
  batch = accord_batch_new ((const AccordField *const *) fields->pdata, fields->len, 8);
  for (guint i = 0; i < G_N_ELEMENTS (LEADS); i++)
    {
      guint row = accord_batch_append (batch);
      const char *assigned = LEADS[i].assigned;

      batch->keys[row] = i + 1;
      if (assigned != NULL && assigned[0] == '#')
        assigned = accord_record_get_id (g_ptr_array_index (personas, assigned[1] - '0'));
      if (LEADS[i].job_title != NULL)
        accord_batch_set_text (batch, row, 0, LEADS[i].job_title, -1);
      if (assigned != NULL)
        accord_batch_set_text (batch, row, 1, assigned, -1);
    }
  builder = accord_frame_builder_new (accord_zone_utc (), fields);
  accord_frame_builder_add_leads (builder, batch);
  return accord_frame_builder_end (builder, 1);
}

static void
assert_personas (GPtrArray         *personas,
                 const char *const *expected)
{
  g_autoptr (AccordFrame) frame = make_frame (personas);
  g_autoptr (AccordFrame) derived = NULL;
  const AccordFrameColumn *column;
  AccordAsOf as_of;

  accord_as_of_day (&as_of, accord_zone_utc (), 20000);
  derived = accord_persona_column_derive (frame, personas, &as_of);
  column = accord_frame_find_column (derived, "persona");
  g_assert_nonnull (column);
  for (guint row = 0; row < G_N_ELEMENTS (LEADS); row++)
    g_assert_cmpstr (column->dictionary[column->codes[row]], ==, expected[row]);
}

static void
test_first_that_fits (void)
{
  g_autoptr (GPtrArray) personas = g_ptr_array_new_with_free_func (g_object_unref);

  add_persona (personas, "Buyer", "job_title contains \"buyer\"");
  add_persona (personas, "Second", "not job_title is-empty");
  assert_personas (personas, (const char *[]) { "Buyer", "Second", "Buyer", "Second", "Somebody else" });
}

static void
test_order_decides (void)
{
  g_autoptr (GPtrArray) personas = g_ptr_array_new_with_free_func (g_object_unref);

  add_persona (personas, "All", "not job_title is-empty");
  add_persona (personas, "Buyer", "job_title contains \"buyer\"");
  assert_personas (personas, (const char *[]) { "All", "Buyer", "Buyer", "All", "Somebody else" });
}

static void
test_archived (void)
{
  g_autoptr (GPtrArray) personas = g_ptr_array_new_with_free_func (g_object_unref);

  archive (add_persona (personas, "Buyer", "job_title contains \"buyer\""));
  add_persona (personas, "Engineer", "job_title = \"engineer\"");
  assert_personas (personas, (const char *[]) { NULL, "Engineer", "Buyer", "Engineer", "Somebody else" });
}

static void
test_without_condition (void)
{
  g_autoptr (GPtrArray) personas = g_ptr_array_new_with_free_func (g_object_unref);

  add_persona (personas, "Empty", "");
  add_persona (personas, "Unknown field", "no_such_field = \"x\"");
  add_persona (personas, "Slip", "job_title =");
  assert_personas (personas, (const char *[]) { NULL, "Unknown field", "buyer", NULL, "Somebody else" });
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/persona-column/first-that-fits", test_first_that_fits);
  g_test_add_func ("/persona-column/order-decides", test_order_decides);
  g_test_add_func ("/persona-column/archived", test_archived);
  g_test_add_func ("/persona-column/without-condition", test_without_condition);

  return g_test_run ();
}
