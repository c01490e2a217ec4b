#include <glib/gstdio.h>
#include <string.h>

#include "drawn.h"

#include "present/markdown.h"
#include "report/agreement-report.h"
#include "report/contents.h"
#include "report/footnotes.h"
#include "report/pdf.h"
#include "report/prose.h"
#include "report/table.h"

#define N_ROWS 200
#define N_WORDS 4000
#define LETTERS "donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbauunt" /* 60 of them */

static const AccordPageSize papers[] = {
  { 595.276, 841.89, 50, 50, 70, 68 }, /* A4 */
  { 612, 792, 50, 50, 70, 68 },        /* Letter */
};

/* A document, what its headings are called, and the Markdown that it was made from. */
typedef struct
{
  AccordDocument *document;
  GRand          *rand;
  GPtrArray      *headings; /* of char * */
  GString        *markdown; /* of all prose, in order */
} Invented;

static const char *const languages[][8] = {
  { "lead", "agreement", "qualified", "hand-over", "≤", "€1,180", "Größe", LETTERS },
  { "συμφωνία", "πελάτης", "πωλήσεις", "στόχος", "95%", "μάρκετινγκ", "ποιότητα", "ώρα" },
  { "соглашение", "клиент", "продажи", "цель", "№7", "маркетинг", "качество", "час" },
  { "הסכם", "לקוח", "מכירות", "יעד", "95%", "שיווק", "איכות", "HubSpot" },
  { "اتفاقية", "عميل", "مبيعات", "هدف", "95%", "تسويق", "جودة", "HubSpot" },
};

static char *
invent_words (Invented *self,
              guint     language,
              guint     n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "",
                            languages[language][g_rand_int_range (self->rand, 0, G_N_ELEMENTS (languages[0]))]);
  return g_string_free (text, FALSE);
}

static void
add_markdown (Invented   *self,
              const char *markdown)
{
  accord_prose_add_markdown (self->document, markdown, ACCORD_PROSE_INDENT);
  g_string_append_printf (self->markdown, "%s\n\n", markdown);
}

static void
add_heading (Invented *self,
             guint     language)
{
  g_autofree char *words = invent_words (self, language, (guint) g_rand_int_range (self->rand, 1, 9));
  g_autofree char *place = g_strdup_printf ("heading-%u", self->headings->len + 1);
  g_autofree char *title = g_strdup_printf ("%u) %s", self->headings->len + 101, words);

  accord_prose_add_heading (self->document, 1, "1", title, place, ACCORD_PROSE_INDENT);
  g_ptr_array_add (self->headings, g_steal_pointer (&title));
}

static void
add_list (Invented *self,
          guint     language)
{
  g_autofree char *first = invent_words (self, language, (guint) g_rand_int_range (self->rand, 1, 30));
  g_autofree char *second = invent_words (self, language, (guint) g_rand_int_range (self->rand, 1, 90));
  g_autofree char *list = g_strdup_printf ("- %s\n  - %s\n- %s", first, second, first);

  add_markdown (self, list);
}

static void
add_section (Invented *self,
             guint     language,
             guint     n_words)
{
  add_heading (self, language);
  while (n_words > 0)
    {
      guint most = (guint) g_rand_int_range (self->rand, 1, 140);
      guint n = MIN (n_words, most);
      g_autofree char *words = invent_words (self, language, n);

      if (g_rand_int_range (self->rand, 0, 6) == 0)
        add_list (self, language);
      add_markdown (self, words);
      n_words -= n;
    }
}

static void
add_table (Invented *self)
{
  const AccordTableColumn columns[] = {
    { "Who", 2, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { "What it is that is owed", 3, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { "Agreed", 1, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
  };
  AccordTable *table = accord_table_new (self->document, columns, G_N_ELEMENTS (columns), 0);

  for (guint i = 0; i < N_ROWS; i++)
    {
      g_autofree char *number = g_strdup_printf ("row%u", i);
      g_autofree char *who = invent_words (self, 0, (guint) g_rand_int_range (self->rand, 1, 4));
      g_autofree char *what = invent_words (self, 0, (guint) g_rand_int_range (self->rand, 1, i == 77 ? 900 : 12));

      accord_table_begin_row (table);
      accord_table_add_text (table, 0, number);
      accord_table_add_note (table, 0, who);
      accord_table_add_markdown (table, 1, what);
      accord_table_add_text (table, 2, number);
    }
  accord_table_end (table, 4, 8);
}

static void
invented_init (Invented             *self,
               const AccordPageSize *paper,
               const char           *language,
               guint32               seed)
{
  self->document = accord_document_new (paper);
  self->rand = g_rand_new_with_seed (seed);
  self->headings = g_ptr_array_new_with_free_func (g_free);
  self->markdown = g_string_new (NULL);
  accord_document_set_language (self->document, language);
  accord_document_set_title (self->document, "Invented");
}

static void
invented_clear (Invented *self)
{
  accord_document_free (self->document);
  g_rand_free (self->rand);
  g_ptr_array_unref (self->headings);
  g_string_free (self->markdown, TRUE);
}

/* The first line from there on that is nothing but a number. */
static guint
find_number (Drawn *drawn,
             guint  from)
{
  for (guint i = from; i < drawn->canvas.texts->len; i++)
    {
      const char *text = drawn_get_text (drawn, i)->text;
      guint64 number;

      if (g_ascii_string_to_unsigned (text, 10, 1, 1000, &number, NULL))
        return (guint) number;
    }
  return 0;
}

/* The number at the end of the line of the contents, and where the heading itself is. */
static void
assert_page_of_heading (Drawn      *drawn,
                        const char *title)
{
  g_autofree char *start = g_strndup (title, strcspn (title, " "));
  guint found = 0, said = 0;

  for (guint i = 0; i < drawn->canvas.texts->len; i++)
    {
      const AccordPlacedText *text = drawn_get_text (drawn, i);

      if (!g_str_has_prefix (text->text, start))
        continue;
      if (++found == 1)
        said = find_number (drawn, i + 1);
      else
        g_assert_cmpuint (text->page, ==, said);
    }
  g_assert_cmpuint (found, ==, 2);
}

static guint
count_rows (Drawn      *drawn,
            const char *row,
            guint      *page)
{
  guint n = 0;

  for (guint i = 0; i < drawn->canvas.texts->len; i++)
    if (g_str_equal (drawn_get_text (drawn, i)->text, row))
      {
        g_assert_true (n == 0 || drawn_get_text (drawn, i)->page == *page);
        *page = drawn_get_text (drawn, i)->page;
        n++;
      }
  return n;
}

/* Whatever is in it: nothing leaves a page or covers anything, the contents are right, and a row is on one page. */
static void
test_any (void)
{
  for (guint32 seed = 0; seed < 4; seed++)
    {
      Invented invented;
      AccordFootnotes *footnotes = accord_footnotes_new ();
      AccordContents *contents;
      Drawn drawn;

      invented_init (&invented, &papers[seed % 2], seed == 3 ? "he" : "en", seed);
      for (guint i = 0; i < 8; i++)
        accord_footnotes_add_word (footnotes, languages[i % 5][i], NULL,
                                   "What it means is said here, in so many words that they do not fit on one line: "
                                   "the line is long, and longer, and then it goes on for a while.");
      accord_document_set_footnotes (invented.document, footnotes);
      contents = accord_contents_add (invented.document);
      add_section (&invented, 0, seed == 0 ? N_WORDS : 300);
      for (guint i = 1; i < G_N_ELEMENTS (languages); i++)
        add_section (&invented, i, (guint) g_rand_int_range (invented.rand, 1, 500));
      if (seed < 2)
        add_table (&invented);
      add_section (&invented, 0, 90);
      accord_contents_fill (contents);

      drawn_init (&drawn, invented.document);
      drawn_assert_well_placed (&drawn);
      for (guint i = 0; i < invented.headings->len; i++)
        assert_page_of_heading (&drawn, invented.headings->pdata[i]);
      for (guint i = 0; i < N_ROWS && seed < 2; i++)
        {
          g_autofree char *row = g_strdup_printf ("row%u", i);
          guint page = 0;

          g_assert_cmpuint (count_rows (&drawn, row, &page), ==, 2);
        }
      drawn_clear (&drawn);
      invented_clear (&invented);
    }
}

/* Words without spaces, without the marks that say from where is read, and without hyphens: at the end of a line the tool
 * takes them for its own. */
static char *
squeeze (const char *text)
{
  g_autofree char *composed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *squeezed = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)) && g_unichar_type (g_utf8_get_char (p)) != G_UNICODE_FORMAT && *p != '-')
      g_string_append_unichar (squeezed, g_utf8_get_char (p));
  return g_string_free (squeezed, FALSE);
}

/* What is read between head and foot; NULL, and the test skipped, where there is nothing to read it with. */
static char *
read_pages (AccordDocument *document)
{
  const AccordPageSize *size = accord_document_get_size (document);
  g_autofree char *folder = g_dir_make_tmp ("accord-pages-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "x.pdf", NULL);
  g_autofree char *top = g_strdup_printf ("%d", (int) size->top - 4);
  g_autofree char *width = g_strdup_printf ("%d", (int) size->width);
  g_autofree char *height = g_strdup_printf ("%d", (int) (size->height - size->top - size->bottom) + 8);
  const char *const argv[] = { "pdftotext", "-r", "72", "-x", "0", "-y", top, "-W", width, "-H", height, path, "-", NULL };
  g_autofree char *program = g_find_program_in_path (argv[0]);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  char *squeezed;

  g_assert_true (accord_pdf_write (document, 0, path, NULL, &error));
  g_assert_no_error (error);
  if (program == NULL)
    g_test_skip ("pdftotext is not installed");
  else
    g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error));
  g_unlink (path);
  g_rmdir (folder);
  squeezed = text != NULL ? squeeze (text) : NULL;
  return squeezed;
}

static void
assert_read_in_order (const char *markdown,
                      const char *text)
{
  g_autoptr (GPtrArray) blocks = accord_markdown_parse (markdown);
  const char *at = text;

  for (guint i = 0; i < blocks->len; i++)
    {
      const AccordBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (GString) words = g_string_new (NULL);
      g_autofree char *wanted = NULL;

      for (guint j = 0; j < block->runs->len; j++)
        g_string_append (words, ((AccordRun *) g_ptr_array_index (block->runs, j))->text);
      wanted = squeeze (words->str);
      at = strstr (at, wanted);
      if (at == NULL)
        g_error ("“%s” is not where it should be", words->str);
      at += strlen (wanted);
    }
}

/* Every paragraph comes out again, word for word and in order. */
static void
test_read (void)
{
  for (guint32 seed = 0; seed < 3; seed++)
    {
      Invented invented;
      g_autofree char *text = NULL;

      invented_init (&invented, &papers[seed % 2], "en", seed + 10);
      add_section (&invented, 0, 700);
      add_section (&invented, 1, 200);
      add_section (&invented, 2, 200);
      text = read_pages (invented.document);
      if (text != NULL)
        assert_read_in_order (invented.markdown->str, text);
      invented_clear (&invented);
    }
}

/* Read from the right: all begins there, and comes out as it was written. */
static void
test_read_from_the_right (void)
{
  static const char *const said[] = { "he", "ar" };

  for (guint i = 0; i < G_N_ELEMENTS (said); i++)
    {
      Invented invented;
      g_autofree char *text = NULL;
      Drawn drawn;

      invented_init (&invented, &papers[0], said[i], i);
      add_heading (&invented, i + 3);
      add_markdown (&invented, i == 0 ? "הצוותים מסכימים על מספר אחד." : "يتفق الفريقان على رقم واحد.");
      add_markdown (&invented, "HubSpot");
      drawn_init (&drawn, invented.document);
      g_assert_true (accord_document_is_rtl (invented.document));
      drawn_assert_well_placed (&drawn);
      for (guint j = 0; j < drawn.canvas.texts->len; j++)
        g_assert_cmpfloat (drawn_get_text (&drawn, j)->right, >, papers[0].width - papers[0].right - 2 - ACCORD_PROSE_INDENT);
      drawn_clear (&drawn);
      text = read_pages (invented.document);
      if (text != NULL)
        assert_read_in_order (invented.markdown->str, text);
      invented_clear (&invented);
    }
}

/* Chinese and Japanese come out as they were written; where no font has them, that is said and nothing written. */
static void
test_read_eastern (void)
{
  static const char *const texts[] = { "我们同意一个数字：新客户。", "新しい顧客という一つの数字に合意します。" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Invented invented;
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      g_autofree char *text = NULL;

      invented_init (&invented, &papers[0], i == 0 ? "zh" : "ja", i);
      add_markdown (&invented, texts[i]);
      bytes = accord_pdf_make (invented.document, 0, NULL, &error);
      if (bytes == NULL)
        {
          g_assert_error (error, ACCORD_REPORT_ERROR, ACCORD_REPORT_ERROR_GLYPHS);
          g_assert_nonnull (strstr (error->message, "No font on this computer"));
        }
      else
        text = read_pages (invented.document);
      if (text != NULL)
        assert_read_in_order (invented.markdown->str, text);
      invented_clear (&invented);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pages/any", test_any);
  g_test_add_func ("/pages/read", test_read);
  g_test_add_func ("/pages/read-from-the-right", test_read_from_the_right);
  g_test_add_func ("/pages/read-eastern", test_read_eastern);

  return g_test_run ();
}
