#include "drawn.h"

#include "report/prose.h"
#include "report/reading.h"
#include "report/table.h"
#include "report/text-words.h"

static const AccordPageSize a4 = { 595.276, 841.89, 50, 50, 70, 68 };

static char *
invent_words (GRand *rand,
              guint  most)
{
  static const char *const words[] = {
    "lead", "agreement", "a", "qualified", "hand-over", "Donaudampfschifffahrtsgesellschaftskapitän", "≤", "€1,180",
    "verylongwordthatnobodywouldeverwritebutsomebodymaypasteintoacellofthetableanyhowwithoutanyspaces", "two", "of",
    "Größe", "“quoted”", "https://example.org/a/very/long/path/that/goes/on/and/on/and/on?and=on",
  };
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = (guint) g_rand_int_range (rand, 1, (gint) most);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
invent_table (GRand          *rand,
              AccordDocument *document)
{
  const AccordTableColumn columns[] = {
    { "Who", 2, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { "What it is that is owed", 3, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { "Agreed", 1, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL_BOLD },
  };
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
  gint n_rows = g_rand_int_range (rand, 0, 30);

  for (gint i = 0; i < n_rows; i++)
    {
      gboolean huge = g_rand_int_range (rand, 0, 25) == 0;
      g_autofree char *who = invent_words (rand, 6);
      g_autofree char *what = invent_words (rand, huge ? 1200 : 30);
      g_autofree char *note = invent_words (rand, 5);

      accord_table_begin_row (table);
      accord_table_add_text (table, 0, who);
      accord_table_add_note (table, 0, note);
      accord_table_add_markdown (table, 1, what);
      accord_table_add_text (table, 2, "95 %");
    }
  accord_table_end (table, 4, 8);
}

static void
invent_part (GRand          *rand,
             AccordDocument *document)
{
  g_autofree char *words = invent_words (rand, 150);
  g_autofree char *heading = invent_words (rand, 12);
  g_autofree char *list = g_strdup_printf ("- %s\n  1. %s\n  2. %s\n- %s", heading, words, heading, heading);

  switch (g_rand_int_range (rand, 0, 5))
    {
    case 0:
      accord_prose_add_heading (document, (guint) g_rand_int_range (rand, 1, 3), "12", heading, NULL,
                                ACCORD_PROSE_INDENT);
      break;
    case 1:
      accord_prose_add_markdown (document, list, ACCORD_PROSE_INDENT);
      break;
    case 2:
      invent_table (rand, document);
      break;
    default:
      accord_prose_add_markdown (document, words, ACCORD_PROSE_INDENT);
      break;
    }
}

static void
test_nothing_leaves_or_overlaps (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint round = 0; round < 25; round++)
    {
      g_autoptr (AccordDocument) document = accord_document_new (&a4);
      gint n = g_rand_int_range (rand, 1, 25);
      Drawn drawn;

      for (gint i = 0; i < n; i++)
        invent_part (rand, document);
      drawn_init (&drawn, document);
      drawn_assert_well_placed (&drawn);
      drawn_clear (&drawn);
    }
}

static void
add_filler (AccordDocument *document,
            double          height)
{
  const AccordProseStyle style = { .face = ACCORD_FACE_BODY };
  guint n = (guint) (height / accord_face_get (ACCORD_FACE_BODY)->leading);

  for (guint i = 0; i < n; i++)
    accord_prose_add (document, &style, "filler");
}

/* Wherever a page ends, a heading has two lines of its text after it, and a paragraph leaves or takes two lines. */
static void
test_kept_together (void)
{
  const AccordProseStyle style = { .face = ACCORD_FACE_BODY, .width = 60 };

  for (double fill = 560; fill < 720; fill += 15)
    {
      g_autoptr (AccordDocument) document = accord_document_new (&a4);
      guint per_page[3] = { 0 };
      Drawn drawn;

      add_filler (document, fill);
      accord_prose_add_heading (document, 1, NULL, "Heading", NULL, 0);
      accord_prose_add (document, &style, "one two three four five six seven eight nine ten");
      drawn_init (&drawn, document);

      g_assert_cmpuint (drawn_find_text (&drawn, "Heading")->page, ==, drawn_find_text (&drawn, "one two")->page);
      for (guint i = 0; i < drawn.canvas.texts->len; i++)
        if (drawn_get_text (&drawn, i)->left < 51 && drawn_get_text (&drawn, i)->right < 112 &&
            !g_str_equal (drawn_get_text (&drawn, i)->text, "filler") && drawn_get_text (&drawn, i)->top >= a4.top &&
            drawn_get_text (&drawn, i)->bottom <= a4.height - a4.bottom + DRAWN_EDGE &&
            !g_str_equal (drawn_get_text (&drawn, i)->text, "Heading"))
          per_page[drawn_get_text (&drawn, i)->page]++;
      g_assert_cmpuint (per_page[1] + per_page[2], >=, 4);
      g_assert_cmpuint (per_page[1], !=, 1);
      g_assert_cmpuint (per_page[2], !=, 1);
      drawn_clear (&drawn);
    }
}

static guint
count_texts (Drawn      *drawn,
             const char *text)
{
  guint n = 0;

  for (guint i = 0; i < drawn->canvas.texts->len; i++)
    if (g_str_equal (drawn_get_text (drawn, i)->text, text))
      n++;
  return n;
}

static void
test_table_head_on_every_page (void)
{
  const AccordTableColumn columns[] = {
    { "Name", 1, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL },
    { "Figure", 1, PANGO_ALIGN_RIGHT, ACCORD_FACE_CELL },
  };
  g_autoptr (AccordDocument) document = accord_document_new (&a4);
  AccordTable *table = accord_table_new (document, columns, G_N_ELEMENTS (columns), 0);
  Drawn drawn;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *first = g_strdup_printf ("first%u", i);
      g_autofree char *second = g_strdup_printf ("second%u", i);

      accord_table_begin_row (table);
      accord_table_add_text (table, 0, first);
      accord_table_add_note (table, 0, second);
      accord_table_add_text (table, 1, "1");
    }
  accord_table_end (table, 0, 0);
  drawn_init (&drawn, document);

  g_assert_cmpuint (drawn.n_pages, >, 3);
  g_assert_cmpuint (count_texts (&drawn, "Name"), ==, drawn.n_pages);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *first = g_strdup_printf ("first%u", i);
      g_autofree char *second = g_strdup_printf ("second%u", i);

      g_assert_cmpuint (count_texts (&drawn, first), ==, 1);
      g_assert_cmpuint (drawn_find_text (&drawn, first)->page, ==, drawn_find_text (&drawn, second)->page);
    }
  drawn_clear (&drawn);
}

static void
test_row_higher_than_a_page (void)
{
  const AccordTableColumn columns[] = { { "Text", 1, PANGO_ALIGN_LEFT, ACCORD_FACE_CELL } };
  g_autoptr (AccordDocument) document = accord_document_new (&a4);
  g_autoptr (GString) lines = g_string_new (NULL);
  AccordTable *table = accord_table_new (document, columns, 1, 0);
  Drawn drawn;

  for (guint i = 0; i < 200; i++)
    g_string_append_printf (lines, "- line%u\n", i);
  accord_table_begin_row (table);
  accord_table_add_markdown (table, 0, lines->str);
  accord_table_end (table, 0, 0);
  drawn_init (&drawn, document);

  for (guint i = 0; i < 200; i++)
    {
      g_autofree char *line = g_strdup_printf ("line%u", i);

      g_assert_cmpuint (count_texts (&drawn, line), ==, 1);
    }
  drawn_assert_well_placed (&drawn);
  drawn_clear (&drawn);
}

static void
test_cleaned (void)
{
  static const struct
  {
    const char *typed, *set;
  } cases[] = {
    { "plain", "plain" },
    { "e\314\201", "é" },
    { "hy\302\255phen", "hyphen" },
    { "a\tb", "a b" },
    { "a\001b\177c", "abc" },
    { "two\nlines", "two\nlines" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *clean = accord_text_clean (cases[i].typed);

      g_assert_cmpstr (clean, ==, cases[i].set);
    }
}

static void
test_page_break (void)
{
  const AccordProseStyle style = { .face = ACCORD_FACE_BODY };
  g_autoptr (AccordDocument) document = accord_document_new (&a4);
  Drawn drawn;

  accord_prose_add (document, &style, "before");
  accord_document_break_page (document);
  accord_prose_add (document, &style, "after");
  drawn_init (&drawn, document);
  g_assert_cmpuint (drawn.n_pages, ==, 2);
  g_assert_cmpuint (drawn_find_text (&drawn, "before")->page, ==, 1);
  g_assert_cmpuint (drawn_find_text (&drawn, "after")->page, ==, 2);
  drawn_clear (&drawn);
}

static void
test_nothing (void)
{
  g_autoptr (AccordDocument) document = accord_document_new (&a4);
  Drawn drawn;

  drawn_init (&drawn, document);
  g_assert_cmpuint (drawn.n_pages, ==, 1);
  drawn_clear (&drawn);
}

static char *
join_texts (Drawn *drawn,
            guint  page)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < drawn->canvas.texts->len; i++)
    if (drawn_get_text (drawn, i)->page == page)
      g_string_append_printf (text, "%s\n", drawn_get_text (drawn, i)->text);
  return g_string_free (text, FALSE);
}

/* For the screen and the printer, which draw pages in any order, on a surface where links and tags are none. */
static void
test_pages_alone (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (AccordDocument) document = accord_document_new (&a4);
  cairo_surface_t *surface;
  cairo_t *cr;
  Drawn drawn;

  for (guint i = 0; i < 30; i++)
    invent_part (rand, document);
  drawn_init (&drawn, document);
  g_assert_cmpuint (drawn.n_pages, >, 3);
  g_assert_cmpuint (accord_document_get_n_pages (document), ==, drawn.n_pages);
  surface = cairo_pdf_surface_create_for_stream (NULL, NULL, a4.width, a4.height);
  cr = cairo_create (surface);
  for (guint page = drawn.n_pages; page > 0; page--)
    {
      g_autofree char *whole = join_texts (&drawn, page), *alone = accord_document_draw_page (document, cr, page);

      g_assert_cmpstr (alone, ==, whole);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpstr (cairo_status_to_string (cairo_surface_status (surface)), ==,
                   cairo_status_to_string (CAIRO_STATUS_SUCCESS));
  cairo_surface_destroy (surface);
  drawn_clear (&drawn);
}

static void
test_line_direction (void)
{
  static const struct
  {
    const char *line;
    gboolean    otherwise;
    gboolean    expected;
  } rows[] = {
    { "Pelldale Laboratories", TRUE, FALSE },
    { "نوفمبر", FALSE, TRUE },
    { "חברה", FALSE, TRUE },
    { "株式会社", TRUE, FALSE },
    { "28 نوفمبر 2026", FALSE, TRUE }, /* figures tell nothing */
    { "€ 1,200", TRUE, TRUE },
    { "€ 1,200", FALSE, FALSE },
    { "", TRUE, TRUE },
    { "(Ada) נ", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("“%s”", rows[i].line);
      g_assert_cmpint (accord_line_is_rtl (rows[i].line, rows[i].otherwise), ==, rows[i].expected);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/nothing-leaves-or-overlaps", test_nothing_leaves_or_overlaps);
  g_test_add_func ("/document/kept-together", test_kept_together);
  g_test_add_func ("/document/table-head-on-every-page", test_table_head_on_every_page);
  g_test_add_func ("/document/row-higher-than-a-page", test_row_higher_than_a_page);
  g_test_add_func ("/document/cleaned", test_cleaned);
  g_test_add_func ("/document/page-break", test_page_break);
  g_test_add_func ("/document/nothing", test_nothing);
  g_test_add_func ("/document/pages-alone", test_pages_alone);
  g_test_add_func ("/document/line-direction", test_line_direction);

  return g_test_run ();
}
