#include "ui/common/rich-text.h"

/* Another text comes in where somebody writes: what is the same stays, and the cursor in it. «|» is the cursor. */
#define CHIP(words) \
  "\342\201\240\302\240\302\240\302\240\302\240\302\240" words "\302\240\342\201\240"

typedef struct
{
  const char *name;
  const char *before;
  const char *cursor; /* what stands before it, once */
  const char *after;
  const char *text; /* of the buffer, then */
} Case;

static const Case cases[] = {
  { "before", "One.\n\nTwo.", "Two", "Zero.\n\nOne.\n\nTwo.", "Zero.\nOne.\nTwo|." },
  { "behind", "One.\n\nTwo.", "Two.", "One.\n\nTwo.\n\nThree.", "One.\nTwo.|\nThree." },
  { "both-sides", "One.\n\nTwo.\n\nThree.", "Tw", "One, theirs.\n\nTwo.\n\nThree, theirs.",
    "One, theirs.\nTw|o.\nThree, theirs." },
  { "deleted-before", "One.\n\nTwo.\n\nThree.", "Three", "Three.", "Three|." },
  { "deleted-behind", "One.\n\nTwo.", "One", "One.", "One|." },
  { "same-paragraph", "One.\n\nTwo words.", "Two", "One.\n\nTwo other words.", "One.\nTwo| other words." },
  { "items", "- a\n- b", "b", "- a\n- new\n- b", "•\ta\n•\tnew\n•\tb|" },
  { "numbers", "1. a\n2. b", "b", "1. new\n2. a\n3. b", "1.\tnew\n2.\ta\n3.\tb|" },
  { "begun-line", "One.", "One.\n", "One.\n\nTheirs.", "One.\n|\nTheirs." },
  { "reference", "See [the goal](accord:goal) here.\n\nTwo.", "Two",
    "See [the goal](accord:goal) here.\n\nNew.\n\nTwo.", "See " CHIP ("the goal") " here.\nNew.\nTwo|." },
  { "reference-at-the-end", "See [us](accord:goal)", "See", "One.\n\nSee [us](accord:goal)", "One.\nSee| " CHIP ("us") },
  { "all", "One.", "One.", "", "|" },
};

static char *
show (AccordRichText *view)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, cursor, end;
  g_autofree char *before = NULL;
  g_autofree char *behind = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  before = gtk_text_buffer_get_text (buffer, &start, &cursor, TRUE);
  behind = gtk_text_buffer_get_text (buffer, &cursor, &end, TRUE);
  return g_strconcat (before, "|", behind, NULL);
}

static void
place_cursor (AccordRichText *view,
              const char     *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  if (g_str_has_suffix (words, "\n"))
    {
      gtk_text_buffer_get_end_iter (buffer, &end);
      gtk_text_buffer_insert (buffer, &end, "\n", 1);
    }
  else
    g_assert_true (gtk_text_iter_forward_search (&start, words, 0, NULL, &end, NULL));
  gtk_text_buffer_place_cursor (buffer, &end);
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  GtkWidget *window = gtk_window_new ();
  AccordRichText *view = g_object_new (ACCORD_TYPE_RICH_TEXT, NULL);
  g_autofree char *shown = NULL;
  g_autofree char *markdown = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  accord_rich_text_set_markdown (view, test->before);
  place_cursor (view, test->cursor);
  accord_rich_text_set_markdown (view, test->after);
  shown = show (view);
  markdown = accord_rich_text_dup_markdown (view);
  g_assert_cmpstr (shown, ==, test->text);
  g_assert_cmpstr (markdown, ==, test->after);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whatever comes after whatever: it is what shows. */
static void
test_random (void)
{
  static const char *const blocks[] = { "One **bold** word.", "Two.", "- a", "- b", "1. x", "2. y", "# Head", "Four [link](https://example.com).",
                                        "For [**Ada** *and* Bob](accord:persona/1) or [us](accord:goal), **[bold](accord:metric/leads)**." };
  GRand *random = g_rand_new_with_seed (7);
  GtkWidget *window = gtk_window_new ();
  AccordRichText *view = g_object_new (ACCORD_TYPE_RICH_TEXT, NULL);

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (AccordRichText) fresh = g_object_ref_sink (g_object_new (ACCORD_TYPE_RICH_TEXT, NULL));
      gint n = g_rand_int_range (random, 0, 7);
      g_autofree char *shown = NULL;
      g_autofree char *wanted = NULL;
      GtkTextIter iter;

      for (gint k = 0; k < n; k++)
        g_string_append_printf (text, "%s%s", k > 0 ? "\n\n" : "", blocks[g_rand_int_range (random, 0, G_N_ELEMENTS (blocks))]);
      accord_rich_text_set_markdown (fresh, text->str);
      wanted = accord_rich_text_dup_markdown (fresh);
      accord_rich_text_set_markdown (view, wanted);
      shown = accord_rich_text_dup_markdown (view);
      g_assert_cmpstr (shown, ==, wanted);
      gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &iter,
                                          g_rand_int_range (random, 0, 60));
      gtk_text_buffer_place_cursor (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), &iter);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  g_rand_free (random);
}

static void
select_chip (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  g_assert_true (gtk_text_iter_forward_search (&start, CHIP ("the goal"), 0, &start, &end, NULL));
  gtk_text_buffer_select_range (buffer, &start, &end);
}

/* Text is all that undo knows; a reference that it brings back is one again. */
static void
test_undo (void)
{
  static const char *const markdown = "See [the *goal*](accord:goal) here.";
  GtkWidget *window = gtk_window_new ();
  AccordRichText *view = g_object_new (ACCORD_TYPE_RICH_TEXT, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *without = NULL;
  g_autofree char *back = NULL;
  g_autofree char *again = NULL;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  accord_rich_text_set_markdown (view, markdown);
  select_chip (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  without = accord_rich_text_dup_markdown (view);
  g_assert_cmpstr (without, ==, "See  here.");
  gtk_text_buffer_undo (buffer);
  back = accord_rich_text_dup_markdown (view);
  g_assert_cmpstr (back, ==, markdown);
  gtk_text_buffer_redo (buffer);
  again = accord_rich_text_dup_markdown (view);
  g_assert_cmpstr (again, ==, "See  here.");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Wherever somebody cuts into a reference, it goes as a whole, and the cursor never stays within. */
static void
test_whole_or_not (void)
{
  for (gint at = 4; at <= 4 + 15; at++)
    {
      GtkWidget *window = gtk_window_new ();
      AccordRichText *view = g_object_new (ACCORD_TYPE_RICH_TEXT, NULL);
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
      GtkTextIter start, end;
      g_autofree char *text = NULL;
      gint cursor;

      gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
      accord_rich_text_set_markdown (view, "See [the goal](accord:goal) here.");
      gtk_text_buffer_get_iter_at_offset (buffer, &start, at);
      gtk_text_buffer_place_cursor (buffer, &start);
      g_object_get (buffer, "cursor-position", &cursor, NULL);
      g_assert_true (cursor == 4 || cursor == 4 + 16);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, at);
      gtk_text_buffer_get_iter_at_offset (buffer, &end, at + 1);
      gtk_text_buffer_delete (buffer, &start, &end);
      text = accord_rich_text_dup_markdown (view);
      g_assert_cmpstr (text, ==, "See  here.");
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* Programs that write for a person (screen readers among them) insert anywhere, and go on from where that ended. */
static void
test_insert_at_start (gconstpointer data)
{
  const char *const *test = data;
  GtkWidget *window = gtk_window_new ();
  AccordRichText *view = g_object_new (ACCORD_TYPE_RICH_TEXT, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  g_autofree char *markdown = NULL;
  GtkTextIter at;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  accord_rich_text_set_markdown (view, test[1]);
  gtk_text_buffer_get_start_iter (buffer, &at);
  gtk_text_buffer_insert (buffer, &at, "Ne", -1);
  gtk_text_buffer_insert (buffer, &at, "w", -1);
  markdown = accord_rich_text_dup_markdown (view);
  g_assert_cmpstr (markdown, ==, test[2]);
  gtk_window_destroy (GTK_WINDOW (window));
}

static const char *const starts[][3] = {
  { "empty", "", "New" },
  { "paragraph", "one.\n\nTwo.", "Newone.\n\nTwo." },
  { "bold", "**one**.", "New**one**." },
  { "heading", "# One\n\nTwo.", "# NewOne\n\nTwo." },
  { "bullet", "- one\n- two", "- Newone\n- two" },
  { "number", "1. one\n2. two", "1. Newone\n2. two" },
  { "reference", "[the goal](accord:goal) is it.", "New[the goal](accord:goal) is it." },
};

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/rich-text/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    {
      g_autofree char *path = g_strconcat ("/rich-text/insert-at-start/", starts[i][0], NULL);

      g_test_add_data_func (path, starts[i], test_insert_at_start);
    }
  g_test_add_func ("/rich-text/random", test_random);
  g_test_add_func ("/rich-text/undo", test_undo);
  g_test_add_func ("/rich-text/whole-or-not", test_whole_or_not);
  return g_test_run ();
}
