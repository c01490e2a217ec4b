/* make-fixture FILE: a workspace with something of everything, to be kept as tests/fixtures/store/vN.accord once the
 * version N of the schema is released; and what is in it, on standard output, to be kept as vN.txt. */
#include "fixture.h"

#include <stdio.h>

static void
save_all (AccordStore *store)
{
  g_autoptr (AccordChangeSet) changes = accord_change_set_new ("Something of everything");
  g_autoptr (GError) error = NULL;

  for (const GType *type = accord_record_types (); *type != G_TYPE_INVALID; type++)
    {
      g_autoptr (AccordRecord) record = accord_record_new (*type);
      AccordRecordClass *klass = ACCORD_RECORD_GET_CLASS (record);

      for (guint i = 0; i < klass->n_columns; i++)
        if (klass->columns[i].type == ACCORD_COLUMN_TEXT || klass->columns[i].type == ACCORD_COLUMN_PROSE)
          {
            g_autofree char *text = g_strdup_printf ("%s – äöü “株式会社”", klass->columns[i].name);

            accord_record_set_text (record, klass->columns[i].name, text);
          }
      accord_change_set_insert (changes, record);
    }
  accord_store_save (store, changes, NULL, &error);
  g_assert_no_error (error);
}

int
main (int    argc,
      char **argv)
{
  static const char *const first[] = { "1|a@x.io|Ann|3000000000001|12.5|red|7", "|b@x.io|Bob||||", NULL };
  static const char *const second[] = { "1|Anna", "2|Cy", NULL };
  static const char *const deals[] = { "d1|1|100|EUR|3000000000003|3000000000005|", "d2|B@x.io|50|EUR|3000000000003||3000000000009",
                                       "d3|1|40|EUR||3000000000005|", NULL };
  static const char *const changed[] = { "d1|110|1", NULL };
  static const char *const activities[] = { "1|mail|3000000000003", NULL };
  static const char columns[] = "id|email|name|created_at|value|Colour|Visits:integer";
  g_autoptr (GError) error = NULL;
  g_autofree char *records = NULL, *leads = NULL;
  AccordStore *store;
  Counts counts;

  g_return_val_if_fail (argc == 2, 2);

  store = accord_sqlite_store_create (argv[1], NULL, &error);
  g_assert_no_error (error);
  save_all (store);
  import_rows (store, columns, first, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  import_rows (store, "id|name", second, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  import_rows_of (store, "deals", "id|lead|value|currency|opportunity_at|customer_at|lost_at", deals, FALSE, FALSE, &counts,
                  &error);
  g_assert_no_error (error);
  import_rows_of (store, "deals", "id|value|lead", changed, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  import_rows_of (store, "activities", "lead|kind|at:moment", activities, FALSE, FALSE, &counts, &error);
  g_assert_no_error (error);
  records = describe (store);
  leads = describe_leads (store);
  printf ("%s%s", records, leads);
  accord_store_close (store);
  g_object_unref (store);
  return 0;
}
