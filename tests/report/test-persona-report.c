#include "report/persona-report.h"

#include <glib/gstdio.h>
#include <string.h>

#include "model/persona-journey.h"

/* What a tool says of the PDF; NULL, and the test skipped, where the tool is not installed. */
static char *
ask (const char *program,
     const char *path,
     const char *to)
{
  const char *const argv[] = { program, path, to, NULL };
  g_autofree char *found = g_find_program_in_path (program);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  gint status;

  if (found == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("%s is not installed", program);

      g_test_skip (reason);
      return NULL;
    }
  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return output;
}

static void
check (AccordPersonaReport *report,
       AccordPaper          paper,
       const char *const   *wanted,
       const char *const   *unwanted)
{
  g_autofree char *folder = g_dir_make_tmp ("accord-persona-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "persona.pdf", NULL);
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  report->paper = paper;
  g_assert_true (accord_persona_report_write (report, path, NULL, &error));
  g_assert_no_error (error);
  info = ask ("pdfinfo", path, NULL);
  text = ask ("pdftotext", path, "-");
  g_unlink (path);
  g_rmdir (folder);
  if (info == NULL || text == NULL)
    return;
  g_assert_true (g_regex_match_simple ("Pages: +1\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Tagged: +yes\n", info, 0, 0));
  for (; *wanted != NULL; wanted++)
    g_assert_nonnull (strstr (text, *wanted));
  for (; *unwanted != NULL; unwanted++)
    g_assert_null (strstr (text, *unwanted));
}

static const char *const columns[][2] = {
  { "name", "Maintenance lead" },
  { "summary", "Keeps the line running" },
  { "job_titles", "Head of maintenance" },
  { "goals", "Fewer **unplanned** stops.\n\n- Spares on the shelf" },
  { "pains", "Waits days for a quotation." },
  { "offer", "A spares kit." },
  { "seniority", "Senior" },
  { "industry", "Food" },
  { "company_size", "50 to 500" },
  { "region", "Europe" },
  { "quote", "Nobody answers on Fridays." },
  { "triggers", "A standstill" },
  { "criteria", "Delivery time" },
  { "objections", "Too dear" },
  { "channels", "Trade fairs" },
};

/* All that is asked fits on a page, of either paper. */
static void
test_whole (void)
{
  static const char *const wanted[] = {
    "Maintenance lead", "Keeps the line running", "unplanned", "Spares on the shelf", "Who they are", "Europe",
    "How they buy", "Trade fairs", "evidence", "assumption", "Journey", "A need of theirs", "429", "19.2–28.1", "Figures as of 11 May 2025",
    "Example Instruments", NULL,
  };
  static const char *const unwanted[] = { "**", NULL };
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordPersonaReport) report = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    accord_record_set_text (persona, columns[i][0], columns[i][1]);
  for (guint i = 0; i < ACCORD_JOURNEY_N_CELLS; i++)
    accord_record_set_text (persona, accord_persona_journey_column (i / ACCORD_JOURNEY_N_ASPECTS,
                                                                    i % ACCORD_JOURNEY_N_ASPECTS),
                            "A need of theirs, said in a sentence or two.");
  accord_record_set_text (persona, "evidence", "- goals: evidence\n- pains: assumption\n- channels: evidence");
  report = accord_persona_report_new (persona);
  report->head = g_strdup ("Example Instruments");
  report->as_of = g_strdup ("Figures as of 11 May 2025");
  accord_persona_report_add_figure (report, "Leads", g_strdup ("429"), NULL);
  accord_persona_report_add_figure (report, "Conversion rate", g_strdup ("23.3 %"), g_strdup ("likely range 19.2–28.1 %"));
  check (report, ACCORD_PAPER_A4, wanted, unwanted);
  check (report, ACCORD_PAPER_LETTER, wanted, unwanted);
}

/* What nobody has said yet is left out, headings and all. */
static void
test_empty (void)
{
  static const char *const wanted[] = { "New persona", NULL };
  static const char *const unwanted[] = { "Who they are", "How they buy", "Journey", "Figures", "Goals", NULL };
  g_autoptr (AccordRecord) persona = accord_record_new (ACCORD_TYPE_PERSONA);
  g_autoptr (AccordPersonaReport) report = NULL;

  accord_record_set_text (persona, "name", "New persona");
  report = accord_persona_report_new (persona);
  report->head = g_strdup ("Example Instruments");
  check (report, ACCORD_PAPER_A4, wanted, unwanted);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/persona-report/whole", test_whole);
  g_test_add_func ("/persona-report/empty", test_empty);
  return g_test_run ();
}
