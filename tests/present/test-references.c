#include <math.h>

#include "model/records.h"
#include "model/score-publication.h"
#include "present/markdown.h"
#include "present/references.h"

#define PERSONA_ID "0193c1d2-0000-7000-8000-000000000001"
#define GONE_ID "0193c1d2-0000-7000-8000-00000000dead"

/* A workspace of one record of each kind, and one figure. */
typedef struct
{
  AccordRecord  *settings;
  GPtrArray     *records;
  AccordFigures *figures;
} World;

static AccordRecord *
find_record (gpointer    data,
             GType       type,
             const char *id)
{
  World *world = data;

  for (guint i = 0; i < world->records->len; i++)
    {
      AccordRecord *record = g_ptr_array_index (world->records, i);

      if (G_OBJECT_TYPE (record) == type && g_str_equal (accord_record_get_id (record), id))
        return record;
    }
  return NULL;
}

static const AccordFigures *
find_figures (gpointer    data,
              const char *metric)
{
  return g_str_equal (metric, "conversion-rate") ? ((World *) data)->figures : NULL;
}

static AccordRecord *
find_model (gpointer data)
{
  return find_record (data, ACCORD_TYPE_SCORE_MODEL, PERSONA_ID);
}

static AccordRecord *
add (World      *world,
     GType       type,
     const char *column,
     const char *text)
{
  AccordRecord *record = accord_record_new (type);

  accord_record_set_id (record, PERSONA_ID);
  accord_record_set_text (record, column, text);
  g_ptr_array_add (world->records, record);
  return record;
}

static void
set_day (AccordRecord *record,
         const char   *column,
         gint          year,
         gint          month,
         gint          day)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT);
  g_value_set_int (&value, accord_day_from_ymd (year, month, day));
  accord_record_set_value (record, column, &value);
}

static void
publish (World *world)
{
  g_autoptr (AccordScoreModel) model = accord_score_model_new ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  AccordRecord *record;

  model->mql = 52.5;
  record = accord_score_publication_new (none, model, "M. K.", 0, NULL);
  accord_record_set_id (record, PERSONA_ID);
  g_ptr_array_add (world->records, record);
}

static void
world_init (World *world)
{
  static AccordFigure figure = { .value = 0.125 };
  AccordRecord *target;

  world->settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  accord_record_set_text (world->settings, "goal_metric", "new-customers");
  accord_record_set_real (world->settings, "goal_target", 120);
  set_day (world->settings, "goal_first", 2025, 4, 1);
  set_day (world->settings, "goal_last", 2025, 6, 30);
  world->records = g_ptr_array_new_with_free_func (g_object_unref);
  add (world, ACCORD_TYPE_PERSONA, "name", "Plant *manager*");
  add (world, ACCORD_TYPE_TERM, "term", "MQL");
  add (world, ACCORD_TYPE_COMMITMENT, "title", "First contact ≤ 4 working hours");
  accord_record_set_text (add (world, ACCORD_TYPE_CALENDAR, "title", "Business hours"), "hours", "Mon-Fri 08:00-17:00");
  publish (world);
  target = add (world, ACCORD_TYPE_TARGET, "metric", "conversion-rate");
  accord_record_set_real (target, "value", 0.15);
  world->figures = g_new0 (AccordFigures, 1);
  world->figures->figures = g_ptr_array_new ();
  g_ptr_array_add (world->figures->figures, &figure);
}

static void
world_clear (World *world)
{
  g_object_unref (world->settings);
  g_ptr_array_unref (world->records);
  g_ptr_array_unref (world->figures->figures);
  g_free (world->figures);
}

typedef struct
{
  const char *name, *address;
  const char *words;   /* NULL: none */
  const char *problem; /* the beginning of it; NULL: none */
} Case;

static const Case cases[] = {
  { "goal", "accord:goal", "120 new customers, April to June 2025", NULL },
  { "persona", "accord:persona/" PERSONA_ID, "Plant *manager*", NULL },
  { "term", "accord:term/" PERSONA_ID, "MQL", NULL },
  { "commitment", "accord:commitment/" PERSONA_ID, "First contact ≤ 4 working hours", NULL },
  { "target", "accord:target/" PERSONA_ID, "15\302\240% conversion rate", NULL },
  { "calendar", "accord:calendar/" PERSONA_ID, "Business hours: Mon–Fri 08:00–17:00", NULL },
  { "metric", "accord:metric/conversion-rate", "12.5\302\240%", NULL },
  { "threshold", "accord:threshold/mql", "52.5", NULL },
  { "threshold-unknown", "accord:threshold/luck", NULL, "No score is published." },
  { "metric-not-computed", "accord:metric/leads", NULL, NULL },
  { "metric-unknown", "accord:metric/luck", NULL, "There is no such figure." },
  { "persona-deleted", "accord:persona/" GONE_ID, NULL, "This persona was deleted." },
  { "term-deleted", "accord:term/" GONE_ID, NULL, "This term was deleted." },
  { "unknown-kind", "accord:moon/" PERSONA_ID, NULL, "This version of Accord does not know" },
  { "no-item", "accord:persona", NULL, "This version of Accord does not know" },
  { "empty-item", "accord:persona/", NULL, "This version of Accord does not know" },
  { "nothing", "accord:", NULL, "This version of Accord does not know" },
};

static void
test_resolve (gconstpointer data)
{
  const Case *test = data;
  g_auto (AccordReference) reference = { 0 };
  World world;

  world_init (&world);
  accord_reference_resolve (&(AccordReferenceSource) { world.settings, find_record, find_figures, find_model, &world },
                            test->address, &reference);
  g_assert_cmpstr (reference.words, ==, test->words);
  if (test->problem == NULL)
    g_assert_cmpstr (reference.problem, ==, NULL);
  else
    g_assert_true (reference.problem != NULL && g_str_has_prefix (reference.problem, test->problem));
  world_clear (&world);
}

/* What is printed: words, never an address; and who signs reads that something is gone. */
static void
test_settle (void)
{
  static const struct
  {
    const char *markdown, *settled;
  } texts[] = {
    { "", "" },
    { "No reference, [a link](https://example.org/).", "No reference, [a link](https://example.org/)." },
    { "We want [old words](accord:goal).", "We want 120 new customers, April to June 2025." },
    { "- **[a](accord:goal)**\n- b", "- **120 new customers, April to June 2025**\n- b" },
    { "[all **of** it](accord:goal)!", "120 new customers, April to June 2025!" },
    { "For [x](accord:persona/" PERSONA_ID ").", "For Plant \\*manager\\*." },
    { "For [Old name](accord:persona/" GONE_ID ").", "For Old name \\[persona deleted\\]." },
    { "See [it](accord:moon/1), and [120 leads](accord:metric/leads).", "See it, and 120 leads." },
  };
  World world;

  world_init (&world);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const AccordReferenceSource source = { world.settings, find_record, find_figures, find_model, &world };
      g_autofree char *settled = accord_references_settle (&source, texts[i].markdown);
      g_autoptr (GPtrArray) wanted = accord_markdown_parse (texts[i].settled);
      g_autofree char *normal = accord_markdown_write (wanted);

      g_assert_cmpstr (settled, ==, normal);
    }
  world_clear (&world);
}

static void
test_archived_persona_and_no_goal (void)
{
  const char *const addresses[] = { "accord:persona/" PERSONA_ID, "accord:goal" };
  World world;

  world_init (&world);
  accord_record_set_real (world.settings, "goal_target", NAN);
  g_object_set (g_ptr_array_index (world.records, 0), "archived", TRUE, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_auto (AccordReference) reference = { 0 };

      accord_reference_resolve (&(AccordReferenceSource) { world.settings, find_record, find_figures, find_model, &world },
                                addresses[i], &reference);
      g_assert_nonnull (reference.problem);
    }
  world_clear (&world);
}

static void
test_addresses_read_back (void)
{
  guint n_kinds;
  const AccordReferenceKind *kinds = accord_reference_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *address = accord_reference_address (&kinds[i], "x-1");
      const char *item;

      g_assert_true (accord_reference_is_address (address));
      g_assert_true (accord_reference_parse (address, &item) == &kinds[i]);
      g_assert_cmpstr (item, ==, kinds[i].has_item ? "x-1" : "");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/references/resolve/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_resolve);
    }
  g_test_add_func ("/references/settle", test_settle);
  g_test_add_func ("/references/archived-persona-and-no-goal", test_archived_persona_and_no_goal);
  g_test_add_func ("/references/addresses-read-back", test_addresses_read_back);
  return g_test_run ();
}
