#include <errno.h>
#include <glib/gstdio.h>

#include "fixture-agreement.h"
#include "present/markdown.h"
#include "model/agreement-changes.h"
#include "report/agreement-pages.h"
#include "report/agreement-report.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("accord-report-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "agreement.pdf", NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_unlink (fixture->path);
  g_rmdir (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
write_pdf (Fixture               *fixture,
           const AccordAgreement *agreement,
           AccordPaper            paper)
{
  g_autoptr (GError) error = NULL;

  accord_agreement_write_pdf (agreement, fixture->path, paper, NULL, &error);
  g_assert_no_error (error);
}

/* What a tool says of the PDF; NULL, and the test skipped, where the tool is not installed. */
static char *
ask (Fixture           *fixture,
     const char *const *arguments)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) argv = NULL;
  g_autofree char *program = g_find_program_in_path (arguments[0]);
  g_autoptr (GError) error = NULL;
  char *output = NULL;
  gint status;

  if (program == NULL)
    {
      g_autofree char *reason = g_strdup_printf ("%s is not installed", arguments[0]);

      g_test_skip (reason);
      return NULL;
    }

  g_strv_builder_addv (builder, (const char **) arguments);
  argv = g_strv_builder_end (builder);
  for (guint i = 0; argv[i] != NULL; i++)
    if (g_str_equal (argv[i], "PDF"))
      {
        g_free (argv[i]);
        argv[i] = g_strdup (fixture->path);
      }

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &output, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  return output;
}

#define ASK(fixture, ...) ask (fixture, (const char *const[]) { __VA_ARGS__, NULL })

/* «¹», «²⁰»: where a footnote is marked. */
static gboolean
is_mark (gunichar c)
{
  return c == 0xb9 || c == 0xb2 || c == 0xb3 || (c >= 0x2070 && c <= 0x2079);
}

/* Words without the line ends, spaces and marks that a page gave them. */
static char *
squeeze (const char *text)
{
  g_autoptr (GString) squeezed = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && !is_mark (g_utf8_get_char (p)))
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (g_steal_pointer (&squeezed), FALSE);
}

static void
test_valid (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autofree char *check = NULL;

  write_pdf (fixture, agreement, ACCORD_PAPER_A4);
  check = ASK (fixture, "qpdf", "--check", "PDF");
  if (check != NULL)
    g_assert_nonnull (strstr (check, "No syntax or stream encoding errors"));
}

static void
test_described (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autofree char *info = NULL;

  accord_record_set_text (agreement->settings, "agreement_title", "Agreement of Müller & Söhne");
  write_pdf (fixture, agreement, ACCORD_PAPER_LETTER);
  info = ASK (fixture, "pdfinfo", "-isodates", "PDF");
  if (info == NULL)
    return;

  g_assert_true (g_regex_match_simple ("Title: +Agreement of Müller & Söhne\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Tagged: +yes\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("CreationDate: +2025-05-12T00:00:00Z\n", info, 0, 0));
  g_assert_true (g_regex_match_simple ("Page size: +612 x 792 pts \\(letter\\)\n", info, 0, 0));
}

static void
test_fonts_embedded (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autofree char *fonts = NULL;
  g_auto (GStrv) lines = NULL;

  write_pdf (fixture, agreement, ACCORD_PAPER_A4);
  fonts = ASK (fixture, "pdffonts", "PDF");
  if (fonts == NULL)
    return;

  lines = g_strsplit (g_strchomp (fonts), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >, 3);
  for (guint i = 2; lines[i] != NULL; i++) /* after its head: name, type, encoding, emb, sub, uni */
    g_assert_true (g_regex_match_simple (" yes yes yes +\\d+ +\\d+ *$", lines[i], 0, 0));
}

/* Every section is there, in order, word for word. */
static void
test_reads_in_order (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autofree char *text = NULL;
  g_autofree char *all = NULL;
  const char *at;

  write_pdf (fixture, agreement, ACCORD_PAPER_A4);
  text = ASK (fixture, "pdfinfo", "-struct-text", "PDF");
  if (text == NULL)
    return;

  g_strdelimit (text, "\"", ' ');
  all = squeeze (text);
  at = all;
  for (guint i = 0; i < agreement->sections->len; i++)
    {
      const char *body = accord_record_get_text (g_ptr_array_index (agreement->sections, i), "body");
      g_autoptr (GPtrArray) blocks = accord_markdown_parse (body);

      for (guint j = 0; j < blocks->len; j++)
        {
          const AccordBlock *block = g_ptr_array_index (blocks, j);
          g_autoptr (GString) words = g_string_new (NULL);
          g_autofree char *wanted = NULL;

          for (guint k = 0; k < block->runs->len; k++)
            g_string_append (words, ((AccordRun *) g_ptr_array_index (block->runs, k))->text);
          g_string_replace (words, "\"", " ", 0);
          wanted = squeeze (words->str);
          at = strstr (at, wanted);
          if (at == NULL)
            g_error ("“%s” is not where it should be", words->str);
        }
    }
}

static void
test_contents_are_right (Fixture      *fixture,
                         gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_pages;

  write_pdf (fixture, agreement, ACCORD_PAPER_A4);
  text = ASK (fixture, "pdftotext", "-layout", "PDF", "-");
  if (text == NULL)
    return;

  pages = g_strsplit (text, "\f", -1); /* an empty one after the last */
  n_pages = g_strv_length (pages) - 1;
  for (guint i = 0; i < agreement->sections->len; i++)
    {
      const char *title = accord_record_get_text (g_ptr_array_index (agreement->sections, i), "title");
      g_autofree char *escaped = g_regex_escape_string (title, -1);
      g_autofree char *line = g_strdup_printf ("\n *%u +%s +(\\d+)\n", i + 1, escaped);
      g_autofree char *heading = g_strdup_printf ("(^|\n) *%u +%s *\n", i + 1, escaped);
      g_autoptr (GRegex) regex = g_regex_new (line, 0, 0, NULL);
      g_autoptr (GMatchInfo) match = NULL;
      g_autofree char *number = NULL;
      guint64 page;

      g_assert_true (g_regex_match (regex, text, 0, &match));
      number = g_match_info_fetch (match, 1);
      page = g_ascii_strtoull (number, NULL, 10);
      g_assert_cmpuint (page, >=, 1);
      g_assert_cmpuint (page, <=, n_pages);
      g_assert_true (g_regex_match_simple (heading, pages[page - 1], 0, 0));
    }
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *foot = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      g_assert_nonnull (strstr (pages[i], foot));
    }
}

/* A word of the glossary is explained at the foot of the page on which it is used first, and nowhere else. */
static void
test_footnotes (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new_empty ();
  AccordRecord *term = accord_record_new (ACCORD_TYPE_TERM);
  g_autofree char *text = NULL;
  g_autofree char *tags = NULL;
  const char *marked;

  accord_record_set_text (term, "term", "Nurturing");
  accord_record_set_text (term, "meaning", "What keeps *a lead* warm.");
  g_ptr_array_add (agreement->terms, term);
  fixture_add_section (agreement, "free", "Nurturing", "Renurturing is no word. We like nurturing, and nurturing works.");
  write_pdf (fixture, agreement, ACCORD_PAPER_A4);
  text = ASK (fixture, "pdftotext", "-layout", "PDF", "-");
  tags = ASK (fixture, "pdfinfo", "-struct-text", "PDF");
  if (text == NULL || tags == NULL)
    return;

  marked = strstr (text, "We like nurturing¹, and nurturing works.");
  g_assert_nonnull (marked);
  g_assert_nonnull (strstr (marked, "¹ Nurturing: What keeps a lead warm."));
  g_assert_true (g_regex_match_simple ("Note \\(inline\\)\\s+\"¹ Nurturing: What keeps a lead warm\\.\"", tags, 0, 0));
  g_assert_null (strstr (strstr (tags, "¹ Nurturing") + 1, "¹"));
}

/* In which language it is, its letters tell: not that of who prints it. */
static void
test_language (void)
{
  static const struct
  {
    const char *text, *language;
    gboolean    rtl;
  } cases[] = {
    { "We agree on one number.", "de-DE", FALSE },
    { "הצוותים מסכימים על מספר אחד, לקוחות חדשים, וכותבים אותו כאן.", "he", TRUE },
    { "يتفق الفريقان على رقم واحد: عملاء جدد، ويكتبانه هنا في هذه الصفحة.", "ar", TRUE },
    { "Οι δύο ομάδες συμφωνούν σε έναν αριθμό, νέους πελάτες, και τον γράφουν εδώ.", "el", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (AccordAgreement) agreement = fixture_agreement_new_empty ();
      g_autoptr (AccordDocument) document = NULL;

      agreement->language = g_strdup ("de_DE.UTF-8");
      fixture_add_section (agreement, "free", cases[i].text, cases[i].text);
      document = accord_agreement_make_document (agreement, ACCORD_PAPER_A4);
      g_assert_cmpstr (accord_document_get_language (document), ==, cases[i].language);
      g_assert_cmpint (accord_document_is_rtl (document), ==, cases[i].rtl);
    }
}

/* On page 1 in short, before the signatures word for word. */
static void
test_changes (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (AccordAgreement) before = fixture_agreement_new ();
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autofree char *text = NULL;
  const char *last;

  for (guint i = 0; i < before->commitments->len; i++)
    accord_record_set_id (agreement->commitments->pdata[i], accord_record_get_id (before->commitments->pdata[i]));
  for (guint i = 0; i < before->sections->len; i++)
    accord_record_set_id (agreement->sections->pdata[i], accord_record_get_id (before->sections->pdata[i]));
  before->number = 3;
  agreement->number = 4;
  accord_record_set_text (agreement->commitments->pdata[0], "owner", "Field marketing");
  accord_record_set_text (agreement->sections->pdata[0], "body", "This is said now.");
  accord_agreement_set_changes (agreement, before);
  write_pdf (fixture, agreement, ACCORD_PAPER_A4);
  text = ASK (fixture, "pdftotext", "-layout", "PDF", "-");
  if (text == NULL)
    return;

  *strchr (text, '\f') = '\0';
  g_assert_nonnull (strstr (text, "What changed since version 3 of 12 May 2025"));
  g_assert_nonnull (strstr (text, "Field marketing"));
  g_assert_nonnull (strstr (text, "all of them stand before the signatures"));
  last = g_strrstr (text + strlen (text) + 1, "What changed since version 3");
  g_assert_nonnull (last);
  g_assert_nonnull (strstr (last, "This is said now."));
  g_assert_nonnull (strstr (last, "Signatures"));
}

static char *
hash_file (const char *path)
{
  g_autofree char *contents = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &contents, &length, NULL));
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) contents, length);
}

static void
test_same_bytes (Fixture      *fixture,
                 gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autoptr (AccordAgreement) again = fixture_agreement_new ();
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  write_pdf (fixture, agreement, ACCORD_PAPER_A4);
  first = hash_file (fixture->path);
  write_pdf (fixture, again, ACCORD_PAPER_A4);
  second = hash_file (fixture->path);
  g_assert_cmpstr (second, ==, first);
}

static void
test_empty_sections_are_said (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new_empty ();
  g_autofree char *text = NULL;
  const char *at;

  write_pdf (fixture, agreement, ACCORD_PAPER_A4);
  text = ASK (fixture, "pdftotext", "PDF", "-");
  if (text == NULL)
    return;

  at = text;
  for (guint i = 0; i < 5; i++)
    {
      at = strstr (at, "Nothing agreed yet.");
      g_assert_nonnull (at);
      at++;
    }
  g_assert_nonnull (strstr (text, "Head of marketing"));
  g_assert_nonnull (strstr (text, "No shared goal agreed yet."));
}

static void
test_missing_glyph (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autoptr (GError) error = NULL;

  /* A character of the private use plane, which no font is expected to have. */
  fixture_add_section (agreement, "free", "Sign", "Our sign is \364\217\277\200.");
  g_assert_false (accord_agreement_write_pdf (agreement, fixture->path, ACCORD_PAPER_A4, NULL, &error));
  g_assert_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_GLYPHS);
  g_assert_nonnull (strstr (error->message, "U+10FFC0"));
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_failure_keeps_what_was_there (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *nowhere = g_build_filename (fixture->folder, "missing", "x.pdf", NULL);

  g_assert_true (g_file_set_contents (fixture->path, "before", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (accord_agreement_write_pdf (agreement, fixture->path, ACCORD_PAPER_A4, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  g_assert_false (accord_agreement_write_pdf (agreement, nowhere, ACCORD_PAPER_A4, NULL, &error));
  g_assert_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "x.pdf"));

  g_assert_true (g_file_get_contents (fixture->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "before");
  g_assert_cmpuint (count_files (fixture->folder), ==, 1);
}

/* Links lead out only to where a reader expects: no scripts, no files; quotes do no harm. */
static void
test_links (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (AccordAgreement) agreement = fixture_agreement_new_empty ();
  g_autofree char *urls = NULL;

  fixture_add_section (agreement, "free", "Links",
                       "[good](https://example.org/it's) [mail](mailto:a@example.org) [bad](javascript:alert) "
                       "[worse](file:///etc/passwd) [odd]()");
  write_pdf (fixture, agreement, ACCORD_PAPER_A4);
  urls = ASK (fixture, "pdfinfo", "-url", "PDF");
  if (urls == NULL)
    return;

  g_assert_nonnull (strstr (urls, "https://example.org/it%27s"));
  g_assert_nonnull (strstr (urls, "mailto:a@example.org"));
  g_assert_null (strstr (urls, "javascript"));
  g_assert_null (strstr (urls, "passwd"));
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/agreement-pdf/valid", test_valid);
  ADD ("/agreement-pdf/described", test_described);
  ADD ("/agreement-pdf/fonts-embedded", test_fonts_embedded);
  ADD ("/agreement-pdf/reads-in-order", test_reads_in_order);
  ADD ("/agreement-pdf/contents-are-right", test_contents_are_right);
  ADD ("/agreement-pdf/footnotes", test_footnotes);
  ADD ("/agreement-pdf/changes", test_changes);
  g_test_add_func ("/agreement-pdf/language", test_language);
  ADD ("/agreement-pdf/same-bytes", test_same_bytes);
  ADD ("/agreement-pdf/empty-sections-are-said", test_empty_sections_are_said);
  ADD ("/agreement-pdf/missing-glyph", test_missing_glyph);
  ADD ("/agreement-pdf/failure-keeps-what-was-there", test_failure_keeps_what_was_there);
  ADD ("/agreement-pdf/links", test_links);

  return g_test_run ();
}
