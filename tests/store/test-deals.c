/* Deals: what leads read as because of them, who is told, and that they go with their leads and come back. */
#include "fixture.h"

#include <math.h>
#include <string.h>

#include "store/keep.h"

#define DEAL_COLUMNS "id|lead|value|currency|opportunity_at|customer_at|lost_at"

static gint64
import (AccordStore       *store,
        const char        *kind,
        const char        *columns,
        const char *const *rows,
        Counts            *counts)
{
  g_autoptr (GError) error = NULL;
  gint64 number = import_rows_of (store, kind, columns, rows, FALSE, FALSE, counts, &error);

  g_assert_no_error (error);
  return number;
}

static void
import_one (AccordStore *store,
            const char  *row)
{
  const char *const rows[] = { row, NULL };
  Counts counts;

  import (store, "deals", DEAL_COLUMNS, rows, &counts);
  g_assert_cmpuint (counts.n_new, ==, 1);
}

static void
set_currency (AccordStore *store,
              const char  *code)
{
  save_text (store, accord_store_get_settings (store), "currency", code);
}

/* Value, currency, opportunity, customer, lost of one lead, as it reads. */
static char *
read_lead (AccordStore *store,
           gint64       key,
           gboolean     by_key)
{
  static const char *const names[] = { "value", "currency", "opportunity_at", "customer_at", "lost_at" };
  const AccordField *fields[G_N_ELEMENTS (names)];
  g_autoptr (AccordBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);
  guint row = 0;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    fields[i] = accord_field_find (names[i]);
  batch = accord_batch_new (fields, G_N_ELEMENTS (fields), 10);
  if (by_key)
    accord_store_read_leads_by_key (store, &key, 1, batch, NULL, &error);
  else
    accord_store_read_leads (store, 0, batch, NULL, &error);
  g_assert_no_error (error);
  while (batch->keys[row] != key)
    row++;
  if (!isnan (batch->columns[0].reals[row]))
    g_string_append_printf (text, "%g", batch->columns[0].reals[row]);
  g_string_append_printf (text, "|%s", batch->columns[1].texts[row] != NULL ? batch->columns[1].texts[row] : "");
  for (guint i = 2; i < G_N_ELEMENTS (names); i++)
    if (batch->columns[i].integers[row] != ACCORD_MOMENT_NONE)
      g_string_append_printf (text, "|%" G_GINT64_FORMAT, batch->columns[i].integers[row]);
    else
      g_string_append_c (text, '|');
  return g_string_free (text, FALSE);
}

/* A lead as it is written, its deals without their id and lead, and as it reads then; in a workspace in EUR. */
static const struct
{
  const char *lead;
  const char *deals[4];
  const char *reads;
} cases[] = {
  { "5|EUR|10|20|", { NULL }, "5|EUR|10|20|" },
  { "||||", { "100|EUR|10|20|", "50||12|18|" }, "150|EUR|10|18|" },
  /* What is open or lost is worth nothing; a lead's own value stays where nothing was won. */
  { "5|CHF|||", { "100|EUR|10||", "70|EUR|9||30" }, "5|CHF|9||" },
  { "5|CHF|||", { "||9|21|" }, "5|CHF|9|21|" },
  { "5|CHF|||", { "100|EUR|10|20|" }, "100|EUR|10|20|" },
  /* All of it in one other currency; some of it in the workspace's; in two others. */
  { "||||", { "100|USD||20|", "50|USD||21|" }, "150|USD||20|" },
  { "||||", { "100|USD||20|", "50|EUR||21|" }, "50|EUR||20|" },
  { "5|EUR|||", { "100|USD||20|", "50|CHF||21|" }, "5|EUR||20|" },
  /* Its own dates are better known. */
  { "||11|19|", { "100|EUR|10|18|" }, "100|EUR|11|19|" },
  /* Lost: when all are, since the last. */
  { "||||", { "1|EUR|||30", "2|EUR|||40" }, "||||40" },
  { "||||", { "1|EUR|||30", "2|EUR|5||" }, "||5||" },
  { "||||33", { "1|EUR|||30" }, "||||33" },
  { "||||", { "1|EUR|||30", "2|EUR||20|" }, "2|EUR||20|" },
  /* Won and then lost again, as some exports have it: it was won. */
  { "||||", { "1|EUR||20|30" }, "1|EUR||20|" },
};

static void
test_reads_as (Fixture      *fixture,
               gconstpointer data)
{
  Counts counts;

  set_currency (fixture->store, "EUR");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *lead = g_strdup_printf ("L%u|%s", i, cases[i].lead);
      const char *const rows[] = { lead, NULL };

      import (fixture->store, "leads", "id|value|currency|opportunity_at|customer_at|lost_at", rows, &counts);
      for (guint d = 0; d < G_N_ELEMENTS (cases[i].deals) && cases[i].deals[d] != NULL; d++)
        {
          g_autofree char *deal = g_strdup_printf ("D%u-%u|L%u|%s", i, d, i, cases[i].deals[d]);

          import_one (fixture->store, deal);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *by_key = read_lead (fixture->store, i + 1, TRUE);

      g_test_message ("case %u", i);
      g_assert_cmpstr (by_key, ==, cases[i].reads);
      if (i < 10)
        {
          g_autofree char *in_order = read_lead (fixture->store, i + 1, FALSE);

          g_assert_cmpstr (in_order, ==, cases[i].reads);
        }
    }
}

static void
fill (AccordStore *store)
{
  static const char *const leads[] = { "1|ann@x.io|Ann|1", "2|bob@x.io|Bob|", "3|cy@x.io|Cy|", NULL };
  Counts counts;

  import (store, "leads", "id|email|name|created_at", leads, &counts);
}

static void
assert_since (AccordStore *store,
              gint64      *since,
              const char  *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  GArray *keys = NULL;

  g_assert_true (accord_store_leads_since (store, *since, since, &keys, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (keys);
  for (guint i = 0; i < keys->len; i++)
    g_string_append_printf (said, "%" G_GINT64_FORMAT " ", g_array_index (keys, gint64, i));
  g_array_unref (keys);
  g_assert_cmpstr (said->str, ==, expected);
}

static void
undo (AccordStore *store,
      gint64       number,
      guint64      n_deleted,
      guint64      n_restored,
      const char  *left_names)
{
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint64 deleted, restored;

  accord_store_undo_import (store, number, &deleted, &restored, &left, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < left->len; i++)
    g_string_append_printf (names, "%s ", (const char *) left->pdata[i]);
  g_assert_cmpuint (deleted, ==, n_deleted);
  g_assert_cmpuint (restored, ==, n_restored);
  g_assert_cmpstr (names->str, ==, left_names);
}

/* Its indexes, too. */
static void
assert_whole (AccordStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) findings = accord_store_check (store, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* Whoever keeps a copy of the leads learns which of them read as something else. */
static void
test_leads_since (Fixture      *fixture,
                  gconstpointer data)
{
  static const char *const deals[] = { "a|1|5|||7|", "b|BOB@x.io|5|||7|", "c|nobody|5|||7|", NULL };
  static const char *const moved[] = { "a|3|5|||7|", "b|2|6|||7|", NULL };
  static const char *const visits[] = { "cy@x.io|visit|100", "3|visit|100", NULL };
  gint64 since, first, second, third;
  GArray *keys = NULL;
  Counts counts;

  fill (fixture->store);
  accord_store_leads_since (fixture->store, 0, &since, &keys, NULL, NULL);
  first = import (fixture->store, "deals", DEAL_COLUMNS, deals, &counts);
  g_assert_cmpuint (counts.n_new, ==, 2);
  g_assert_cmpuint (counts.n_stray, ==, 1);
  assert_since (fixture->store, &since, "1 2 ");
  second = import (fixture->store, "deals", DEAL_COLUMNS, moved, &counts);
  g_assert_cmpuint (counts.n_changed, ==, 2);
  assert_since (fixture->store, &since, "1 2 3 ");
  third = import (fixture->store, "activities", "lead|kind|at:moment", visits, &counts);
  g_assert_cmpuint (counts.n_new, ==, 1);
  g_assert_cmpuint (counts.n_unchanged, ==, 1);
  assert_since (fixture->store, &since, "3 ");
  undo (fixture->store, third, 1, 0, "");
  assert_since (fixture->store, &since, "3 ");
  undo (fixture->store, second, 0, 2, "");
  assert_since (fixture->store, &since, "1 2 3 ");
  undo (fixture->store, first, 2, 0, "");
  assert_since (fixture->store, &since, "1 2 ");
  assert_whole (fixture->store);
}

/* What a later import made of a deal is not taken away with the earlier one; nor is a lead that has a deal. */
static void
test_left (Fixture      *fixture,
           gconstpointer data)
{
  static const char *const deals[] = { "a|1|5|||7|", "b|2|5|||7|", NULL };
  static const char *const more[] = { "b|2|6|||7|", NULL };
  static const char *const again[] = { "b|2|9|||7|", NULL };
  g_autofree char *lead = NULL;
  gint64 first, second, third;
  Counts counts;

  fill (fixture->store);
  first = import (fixture->store, "deals", DEAL_COLUMNS, deals, &counts);
  second = import (fixture->store, "deals", DEAL_COLUMNS, more, &counts);
  third = import (fixture->store, "deals", DEAL_COLUMNS, again, &counts);
  undo (fixture->store, first, 1, 0, "b ");
  undo (fixture->store, second, 0, 0, "b ");
  undo (fixture->store, 1, 2, 0, "2 ");
  lead = read_lead (fixture->store, 2, TRUE);
  g_assert_true (g_str_has_prefix (lead, "9|"));
  undo (fixture->store, third, 0, 1, "");
}

/* Numbers of deals are not used again: what was taken back must not be taken for what came after it. */
static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const deals[] = { "a|1|5|||7|", NULL };
  static const char *const more[] = { "a|1|6|||7|", NULL };
  static const char *const other[] = { "z|2|6|||7|", NULL };
  g_autoptr (GError) error = NULL;
  AccordErased erased = { 0 };
  gint64 second;
  Counts counts;

  fill (fixture->store);
  import (fixture->store, "deals", DEAL_COLUMNS, deals, &counts);
  second = import (fixture->store, "deals", DEAL_COLUMNS, more, &counts);
  accord_store_erase (fixture->store, "3", FALSE, &erased, NULL, &error);
  g_assert_no_error (error);
  accord_erased_clear (&erased);
  elsewhere (fixture, "DELETE FROM deals;");
  import (fixture->store, "deals", DEAL_COLUMNS, other, &counts);
  undo (fixture->store, second, 0, 0, "");
  {
    g_autofree char *lead = read_lead (fixture->store, 2, TRUE);

    g_assert_true (g_str_has_prefix (lead, "6|"));
  }
}

static gint64
count_deals (Fixture *fixture)
{
  g_autoptr (AccordBatch) batch = accord_deal_batch_new (100);
  g_autoptr (GError) error = NULL;

  accord_store_read_deals (fixture->store, 0, batch, NULL, &error);
  g_assert_no_error (error);
  return batch->n_rows;
}

/* A person's deals go with them, and with a lead that goes into an archive; what is left is whole. */
static void
test_keeping (Fixture      *fixture,
              gconstpointer data)
{
  static const char *const deals[] = { "a|1|5|||7|", "b|2|5|||7|", "c|2|6||||", "d|3|1|||7|", NULL };
  static const char *const more[] = { "b|2|6|||7|", NULL };
  g_autoptr (AccordZone) zone = accord_zone_utc ();
  g_autofree char *archive = fixture_path (fixture, "old.accord"), *kept = NULL;
  g_autoptr (GError) error = NULL;
  AccordErased erased = { 0 };
  AccordArchived archived;
  Counts counts;

  fill (fixture->store);
  import (fixture->store, "deals", DEAL_COLUMNS, deals, &counts);
  import (fixture->store, "deals", DEAL_COLUMNS, more, &counts);
  accord_store_erase (fixture->store, "2", FALSE, &erased, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (erased.n_deals, ==, 2);
  accord_erased_clear (&erased);
  g_assert_cmpint (count_deals (fixture), ==, 2);
  elsewhere (fixture, "UPDATE deals SET customer_at = 7000000000001 WHERE external_id = 'd';");
  /* Anna is of 1970; what was won with Cy is not as old. */
  accord_store_archive (fixture->store, accord_day_from_ymd (2000, 1, 1), zone, archive, &archived, &kept, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (archived.n_leads, ==, 1);
  g_assert_cmpint (count_deals (fixture), ==, 1);
  assert_whole (fixture->store);
  fixture_close (fixture);
  g_free (fixture->path);
  fixture->path = g_strdup (archive);
  fixture_reopen (fixture);
  g_assert_cmpint (count_deals (fixture), ==, 1);
}

/* Who may not import leads may not import any of the others. */
static void
test_rights (Fixture      *fixture,
             gconstpointer data)
{
  static const char *const kinds[][3] = { { "deals", DEAL_COLUMNS, "a|1|5|||7|" },
                                          { "activities", "lead|kind|at:moment", "1|visit|5" },
                                          { "costs", "source|month:moment|amount:real", "ads|3000000000001|5" } };
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Add member");
  g_autoptr (AccordRecord) member = accord_record_new (ACCORD_TYPE_MEMBER);
  g_autoptr (GError) error = NULL;
  AccordStoreAuthor author = { NULL, "Bob" };
  Counts counts;

  fill (fixture->store);
  accord_record_set_text (member, "name", "Bob");
  g_object_set (member, "drafts", TRUE, "imports", FALSE, NULL);
  accord_change_set_insert (changes, member);
  accord_store_save (fixture->store, changes, NULL, &error);
  g_assert_no_error (error);
  author.member = accord_record_get_id (member);
  accord_store_set_author (fixture->store, &author);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *const rows[] = { kinds[i][2], NULL };

      g_assert_cmpint (import_rows_of (fixture->store, kinds[i][0], kinds[i][1], rows, FALSE, FALSE, &counts, &error), ==, -1);
      g_assert_error (error, ACCORD_STORE_ERROR, ACCORD_STORE_ERROR_FORBIDDEN);
      g_clear_error (&error);
    }
}

static void
on_changed_cb (AccordStore *store,
               GType        type,
               GPtrArray   *ids,
               guint       *n)
{
  if (type == ACCORD_TYPE_COST)
    *n += ids->len;
}

/* Costs are records: lists follow their import and its taking back; what a person changed since is left. */
static void
test_costs (Fixture      *fixture,
            gconstpointer data)
{
  static const char *const rows[] = { "ads|3000000000001|5", "fair|3000000000001|6", NULL };
  GListModel *costs = accord_store_list (fixture->store, ACCORD_TYPE_COST);
  g_autoptr (AccordRecord) cost = NULL;
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Change");
  g_autoptr (GError) error = NULL;
  guint n_told = 0;
  gint64 number;
  Counts counts;

  g_signal_connect (fixture->store, "records-changed", G_CALLBACK (on_changed_cb), &n_told);
  number = import (fixture->store, "costs", "source|month:moment|amount:real", rows, &counts);
  g_assert_cmpuint (counts.n_new, ==, 2);
  g_assert_cmpuint (n_told, ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (costs), ==, 2);
  cost = g_list_model_get_item (costs, 0);
  accord_change_set_update_real (changes, cost, "amount", 77);
  accord_store_save (fixture->store, changes, NULL, &error);
  g_assert_no_error (error);
  undo (fixture->store, number, 1, 0, "ads, 2017-07-14 ");
  g_assert_cmpuint (g_list_model_get_n_items (costs), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_isolate ();
  fixture_test ("/store/deals/reads-as", test_reads_as);
  fixture_test ("/store/deals/leads-since", test_leads_since);
  fixture_test ("/store/deals/left", test_left);
  fixture_test ("/store/deals/numbers", test_numbers);
  fixture_test ("/store/deals/keeping", test_keeping);
  fixture_test ("/store/deals/rights", test_rights);
  fixture_test ("/store/deals/costs", test_costs);
  return g_test_run ();
}
