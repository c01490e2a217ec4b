#include "present/markdown.h"

/* Pieces that Markdown would read as something else, and some that it would not. */
static const char *const pieces[] = {
  "a", "word", " ", "  ", "*", "**", "_", "__", "snake_case", "`", "``", "[", "]", "](", "(", ")", "!", "![", "<", ">",
  "<b>", "&", "&amp;", "&#42;", "#", "##", "# ", "-", "- ", "---", "+ ", "* ", "1. ", "12) ", "0.", "=", "===", "~~~",
  "|", "a | b", "--- | ---", "\\", "\\\\", "\n", "\n\n", "\t", "é", "«", "»", "“", "≤", "→", "€", "漢", "😀", " ",
  "http://example.org/a_b", "<http://example.org>", "[x]: /u", "!", ".", ",", ";", ":", "3 * 4", "R&D", "'", "\"", "\r",
  "    ", "$", "^", "%", "@", "/", "?", "{", "}", "x.", ".x",
};

static const char *const links[] = {
  "https://example.org/", "mailto:a@example.org", "a b", " a ", "(", "a)b(c", "<x>", "\\", "&amp;", "é", "x\ny", "#s-2",
  "accord:goal", "accord:persona/0193c1d2-0000-7000-8000-000000000001", "accord:metric/conversion-rate",
};

static char *
invent_text (GRand *rand)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gint n = g_rand_int_range (rand, 1, 6);

  for (gint i = 0; i < n; i++)
    g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
invent_runs (GRand       *rand,
             AccordBlock *block)
{
  gint n = g_rand_int_range (rand, 0, 6);

  for (gint i = 0; i < n; i++)
    {
      g_autofree char *text = invent_text (rand);
      gboolean linked = g_rand_int_range (rand, 0, 5) == 0;

      accord_block_add_run (block, text, (AccordRunStyle) g_rand_int_range (rand, 0, 4),
                            linked ? links[g_rand_int_range (rand, 0, G_N_ELEMENTS (links))] : NULL);
    }
}

static AccordBlock *
invent_block (GRand *rand,
              guint  depth)
{
  AccordBlockKind kind = (AccordBlockKind) g_rand_int_range (rand, 0, 4);
  AccordBlock *block = NULL;

  switch (kind)
    {
    case ACCORD_BLOCK_HEADING:
      block = accord_block_new (kind, (guint) g_rand_int_range (rand, 1, 4));
      break;
    case ACCORD_BLOCK_BULLET:
      block = accord_block_new (kind, (guint) g_rand_int_range (rand, 1, (gint) MIN (depth + 1, 5) + 1));
      break;
    case ACCORD_BLOCK_NUMBERED:
      block = accord_block_new (kind, (guint) g_rand_int_range (rand, 1, (gint) MIN (depth + 1, 5) + 1));
      block->number = (guint) g_rand_int_range (rand, 0, 4);
      break;
    case ACCORD_BLOCK_PARAGRAPH:
    default:
      block = accord_block_new (ACCORD_BLOCK_PARAGRAPH, 0);
      break;
    }
  invent_runs (rand, block);
  if (kind == ACCORD_BLOCK_PARAGRAPH && block->runs->len == 0)
    accord_block_add_run (block, "x", ACCORD_RUN_PLAIN, NULL);
  return block;
}

static GPtrArray *
invent_blocks (GRand *rand)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  gint n = g_rand_int_range (rand, 1, 8);
  guint depth = 0;

  for (gint i = 0; i < n; i++)
    {
      AccordBlock *block = invent_block (rand, depth);

      depth = block->kind == ACCORD_BLOCK_BULLET || block->kind == ACCORD_BLOCK_NUMBERED ? block->level : 0;
      g_ptr_array_add (blocks, block);
    }
  return blocks;
}

static char *
describe (GPtrArray *blocks)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AccordBlock *block = g_ptr_array_index (blocks, i);

      g_string_append_printf (text, "%d/%u/%u:", block->kind, block->level, block->number);
      for (guint j = 0; j < block->runs->len; j++)
        {
          const AccordRun *run = g_ptr_array_index (block->runs, j);
          g_autofree char *escaped = g_strescape (run->text, NULL);

          g_string_append_printf (text, " {%s|%d|%s}", escaped, run->style, run->link != NULL ? run->link : "");
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_reads_back (GPtrArray *blocks)
{
  g_autofree char *markdown = accord_markdown_write (blocks);
  g_autoptr (GPtrArray) back = accord_markdown_parse (markdown);
  g_autofree char *expected = describe (blocks);
  g_autofree char *found = describe (back);

  if (!g_str_equal (expected, found))
    g_test_message ("Markdown was:\n%s", markdown);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_blocks_survive (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20250511);

  for (guint i = 0; i < 20000; i++)
    {
      g_autoptr (GPtrArray) blocks = invent_blocks (rand);

      assert_reads_back (blocks);
    }
}

static void
test_writing_is_stable (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint i = 0; i < 5000; i++)
    {
      g_autoptr (GString) typed = g_string_new (NULL);
      g_autoptr (GPtrArray) blocks = NULL;
      g_autoptr (GPtrArray) again = NULL;
      g_autofree char *once = NULL;
      g_autofree char *twice = NULL;
      gint n = g_rand_int_range (rand, 1, 20);

      for (gint j = 0; j < n; j++)
        {
          g_string_append (typed, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
          if (g_rand_int_range (rand, 0, 3) == 0)
            g_string_append (typed, g_rand_boolean (rand) ? "\n" : "\n\n");
        }

      blocks = accord_markdown_parse (typed->str);
      once = accord_markdown_write (blocks);
      again = accord_markdown_parse (once);
      twice = accord_markdown_write (again);

      g_assert_cmpstr (twice, ==, once);
      assert_reads_back (blocks);
    }
}

typedef struct
{
  const char *markdown;
  const char *blocks;
} Case;

static void
test_subset (void)
{
  static const Case cases[] = {
    { "Plain.", "0/0/0: {Plain.|0|}\n" },
    { "two\nlines", "0/0/0: {two lines|0|}\n" },
    { "broken\\\nline", "0/0/0: {broken\\nline|0|}\n" },
    { "# One\n\n### Three", "1/1/0: {One|0|}\n1/3/0: {Three|0|}\n" },
    { "###### Six", "1/3/0: {Six|0|}\n" },
    { "a **b *c*** d", "0/0/0: {a |0|} {b |1|} {c|3|} { d|0|}\n" },
    { "[all **of** it](https://example.org/)",
      "0/0/0: {all |0|https://example.org/} {of|1|https://example.org/} { it|0|https://example.org/}\n" },
    { "- a\n  - b\n- c", "2/1/0: {a|0|}\n2/2/0: {b|0|}\n2/1/0: {c|0|}\n" },
    { "3. a\n4. b", "3/1/3: {a|0|}\n3/1/4: {b|0|}\n" },
    { "- a\n\n  more", "2/1/0: {a\\nmore|0|}\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) blocks = accord_markdown_parse (cases[i].markdown);
      g_autofree char *found = describe (blocks);

      g_assert_cmpstr (found, ==, cases[i].blocks);
    }
}

/* What is not in the subset is not lost: it stands there as it was typed. */
static void
test_kept_as_typed (void)
{
  static const Case cases[] = {
    { "Run `make`.", "Run `make`." },
    { "```c\nint x;\n```", "```c\nint x;\n```" },
    { "    indented", "    indented" },
    { "| a | b |\n|---|---|\n| 1 | 2 |", "| a | b |\n|---|---|\n| 1 | 2 |" },
    { "<div>\nhello\n</div>", "<div>\nhello\n</div>" },
    { "a <b>c</b>", "a <b>c</b>" },
    { "> said\n> so", "> said\n> so" },
    { "***", "***" },
    { "![logo](logo.png)", "![logo](logo.png)" },
    { "- a\n\n  ```\n  b\n  ```", "• a\n```\nb\n```" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *plain = accord_markdown_to_plain (cases[i].markdown);

      g_assert_cmpstr (plain, ==, cases[i].blocks);
    }
}

/* The files are read by people too: what needs no escape gets none. */
static void
test_written_plainly (void)
{
  static const char *const texts[] = {
    "Marketing owes 180 MQLs (≥ 95 %) a month; R&D pays < 5 €.",
    "**Missed once:** an item of the next meeting. *Not reached*: it goes back.",
    "- a\n  1. b\n  2. c\n- **d**, e",
    "## Hand-over\n\nlead_value, first-contact - 3/4 + 1 = 5! [Why?](https://example.org/why_not?a=1)",
    "1. one\n2. two\n\n1) other\n2) list",
    "#1 of all",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) blocks = accord_markdown_parse (texts[i]);
      g_autofree char *written = accord_markdown_write (blocks);

      g_assert_cmpstr (written, ==, texts[i]);
    }
}

static void
test_empty (void)
{
  static const char *const nothing[] = { "", " \n ", "#", "- ", "&#32;", "\n\n\n" };

  g_assert_true (accord_markdown_is_empty (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (nothing); i++)
    g_assert_true (accord_markdown_is_empty (nothing[i]));
  g_assert_false (accord_markdown_is_empty ("- x"));
  g_assert_false (accord_markdown_is_empty ("```\n```"));
}

static void
test_deep_lists (void)
{
  g_autoptr (GString) deep = g_string_new (NULL);
  g_autofree char *plain = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (deep, "- ");
  g_string_append (deep, "end");

  plain = accord_markdown_to_plain (deep->str);
  g_assert_true (g_str_has_suffix (plain, "end"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/markdown/blocks-survive", test_blocks_survive);
  g_test_add_func ("/markdown/writing-is-stable", test_writing_is_stable);
  g_test_add_func ("/markdown/subset", test_subset);
  g_test_add_func ("/markdown/kept-as-typed", test_kept_as_typed);
  g_test_add_func ("/markdown/written-plainly", test_written_plainly);
  g_test_add_func ("/markdown/empty", test_empty);
  g_test_add_func ("/markdown/deep-lists", test_deep_lists);

  return g_test_run ();
}
