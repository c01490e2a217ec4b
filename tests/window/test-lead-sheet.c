#include "ui/leads/lead-sheet.h"

#include <glib/gstdio.h>

#include "fixture-frame.h"
#include "model/records.h"

static const char leads[] = "id | company | source | created_at | value\n"
                            "1 | Firm A | fair | 2026-05-03 | -5.5\n"
                            "2 | =1+1 | | 2026-05-04 |\n"
                            "3 | +49 30 1234 | a,b | 2026-05-05 | 7\n";

static AccordLeadSheet *
make_sheet (void)
{
  static const guint32 rows[] = { 2, 0, 1 };
  g_autoptr (AccordFrame) frame = fixture_frame_new ("UTC", leads);
  g_autoptr (AccordRecord) settings = accord_record_new (ACCORD_TYPE_SETTINGS);
  AccordLeadSheet *sheet = accord_lead_sheet_new (frame, settings, rows, G_N_ELEMENTS (rows));

  accord_lead_sheet_add_column (sheet, "company", "Company");
  accord_lead_sheet_add_column (sheet, "no such field", "Nothing");
  accord_lead_sheet_add_column (sheet, "source", "Source");
  accord_lead_sheet_add_column (sheet, "value", "Value");
  return sheet;
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("accord-sheet-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* Nothing but what it is asked for is left in the folder, either. */
static void
remove_folder (const char *folder,
               const char *path)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_csv (void)
{
  g_autoptr (AccordLeadSheet) sheet = make_sheet ();
  g_autofree char *folder = make_folder (), *path = g_build_filename (folder, "out.csv", NULL), *bytes = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (accord_lead_sheet_write (sheet, path, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  /* What somebody wrote is guarded where it begins like a formula; a number below zero is a number. */
  g_assert_cmpstr (bytes, ==, "\xef\xbb\xbf" "Company,Source,Value\r\n'+49 30 1234,\"a,b\",7\r\nFirm A,fair,-5.5\r\n'=1+1,,\r\n");
  remove_folder (folder, path);
}

static void
test_text (void)
{
  g_autoptr (AccordLeadSheet) sheet = make_sheet ();
  g_autofree char *text = accord_lead_sheet_to_text (sheet, NULL, NULL);

  g_assert_cmpstr (text, ==, "Company\tSource\tValue\n+49 30 1234\ta,b\t7\nFirm A\tfair\t-5.5\n=1+1\t\t");
}

static void
test_cancelled (gconstpointer data)
{
  g_autoptr (AccordLeadSheet) sheet = make_sheet ();
  g_autofree char *folder = make_folder (), *path = g_build_filename (folder, data, NULL), *bytes = NULL, *text = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "what was there", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (accord_lead_sheet_write (sheet, path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  g_assert_cmpstr (bytes, ==, "what was there");
  remove_folder (folder, path);
  text = accord_lead_sheet_to_text (sheet, cancellable, NULL);
  g_assert_null (text);
}

static void
test_no_folder (gconstpointer data)
{
  g_autoptr (AccordLeadSheet) sheet = make_sheet ();
  g_autofree char *folder = make_folder (), *path = g_build_filename (folder, "not there", data, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (accord_lead_sheet_write (sheet, path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, path));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lead-sheet/csv", test_csv);
  g_test_add_func ("/lead-sheet/text", test_text);
  g_test_add_data_func ("/lead-sheet/cancelled-csv", "out.csv", test_cancelled);
  g_test_add_data_func ("/lead-sheet/cancelled-workbook", "out.xlsx", test_cancelled);
  g_test_add_data_func ("/lead-sheet/no-folder-csv", "out.csv", test_no_folder);
  g_test_add_data_func ("/lead-sheet/no-folder-workbook", "out.xlsx", test_no_folder);
  return g_test_run ();
}
