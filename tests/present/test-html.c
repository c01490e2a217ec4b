#include "present/html.h"
#include "present/markdown.h"

typedef struct
{
  const char *name, *html, *markdown;
} Case;

static const Case cases[] = {
  { "words", "Just words", "Just words" },
  { "paragraphs", "<p>One.</p><p>Two\n  lines.</p>", "One.\n\nTwo lines." },
  { "styles", "<p>a <b>b</b> <i>c</i> <strong><em>d</em></strong></p>", "a **b** *c* ***d***" },
  { "headings", "<h1>One</h1><h2><b>Two</b></h2><h6>Six</h6><p>x</p>", "# One\n\n## Two\n\n### Six\n\nx" },
  { "lists", "<ul><li>a</li><li>b<ol><li>c</li><li>d</li></ol></li></ul>", "- a\n- b\n  1. c\n  2. d" },
  { "list-of-paragraphs", "<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n- b" },
  { "link", "<a href='https://example.org/'>site</a>", "[site](https://example.org/)" },
  { "bad-link", "<a href='javascript:alert(1)'>click</a> <a href='file:///etc/passwd'>me</a>", "click me" },
  { "script", "<script>alert(1)</script><style>p{}</style><p>seen</p>", "seen" },
  { "head", "<html><head><title>no</title></head><body>yes</body></html>", "yes" },
  { "break", "a<br>b", "a\\\nb" },
  { "table", "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td><td>d</td></tr></table>", "a b\n\nc d" },
  { "word-processor", "<b style='font-weight:normal'><span style='font-weight: 700'>x</span> y</b>", "**x** y" },
  { "entities", "<p>R&amp;D &lt;5&nbsp;&euro;</p>", "R&D <5 €" },
  { "marks", "<p># not a *heading*</p>", "\\# not a \\*heading\\*" },
  { "torn", "<p>one<b>two<p>three", "one**two**\n\nthree" },
  { "comment", "<!--StartFragment--><p>x</p><!--EndFragment-->", "x" },
  { "nothing", "", "" },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GPtrArray) blocks = accord_html_parse (test->html, -1);
  g_autofree char *markdown = accord_markdown_write (blocks);
  g_autoptr (GPtrArray) wanted = accord_markdown_parse (test->markdown);
  g_autofree char *normal = accord_markdown_write (wanted);

  g_assert_cmpstr (markdown, ==, normal);
}

/* However deep and however long it is, it is read and ends. */
static void
test_deep (void)
{
  g_autoptr (GString) html = g_string_new (NULL);
  g_autoptr (GPtrArray) blocks = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (html, i % 2 == 0 ? "<div>" : "<ul><li>");
  g_string_append (html, "end");
  blocks = accord_html_parse (html->str, (gssize) html->len);
  g_assert_nonnull (blocks);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/html/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/html/deep", test_deep);
  return g_test_run ();
}
