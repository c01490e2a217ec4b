#include "ui/common/spelling-dictionary.h"
#include "ui/common/growing-text.h"
#include "ui/common/rich-text.h"
#include "ui/common/spelling-marks.h"
#include "ui/common/spelling-words.h"

#include <glib/gstdio.h>
#include <string.h>

/* The dictionary of these tests. */
static const char words[] = "Marketing\nmarketing\nand\nsales\nagree\ndon't\nfollow\nup\nwithin\nsee\nthe\nhere\nbold\n";

/* Which words a dictionary is asked about. */
static const struct
{
  const char *name;
  const char *paragraph;
  const char *found; /* a bar between them */
} paragraphs[] = {
  { "plain", "Marketing and sales, agree.", "Marketing|and|sales|agree" },
  { "apostrophes", "don't don\342\200\231t 'quoted'", "don't|don\342\200\231t|quoted" },
  { "hyphen", "follow-up", "follow|up" },
  { "abbreviations", "MQL MQLs SLA's HubSpot eMail B2B Q3 2nd a", "" },
  { "addresses", "see www.example.com, ada@example.com, https://example.com/path, e.g. /etc/hosts #sales", "see" },
  { "or", "marketing/sales (within) \"up\"", "marketing|sales|within|up" },
  { "dots", "up...and on. the", "up|and|on|the" },
  { "umlauts", "\303\234ber gr\303\274\303\237e", "\303\234ber|gr\303\274\303\237e" },
  { "russian", "\320\277\321\200\320\270\320\262\320\265\321\202 \320\274\320\270\321\200",
    "\320\277\321\200\320\270\320\262\320\265\321\202|\320\274\320\270\321\200" },
  { "emoji", "up \360\237\230\200 the", "up|the" },
  { "empty", "", "" },
};

static void
test_words (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (paragraphs); i++)
    {
      g_autoptr (GPtrArray) found = accord_spelling_words_find (paragraphs[i].paragraph);
      GString *text = g_string_new (NULL);
      g_autofree char *joined = NULL;

      for (guint k = 0; k < found->len; k++)
        {
          const AccordSpellingWord *word = g_ptr_array_index (found, k);
          g_autofree char *there = g_utf8_substring (paragraphs[i].paragraph, word->start, word->end);

          g_assert_cmpstr (there, ==, word->text);
          g_string_append_printf (text, "%s%s", k > 0 ? "|" : "", word->text);
        }
      joined = g_string_free (text, FALSE);
      g_test_message ("%s", paragraphs[i].name);
      g_assert_cmpstr (joined, ==, paragraphs[i].found);
    }
}

static const struct
{
  const char *languages[4];
  const char *have[5];
  const char *chosen;
} choices[] = {
  { { "de_AT.UTF-8", "de_AT", "de", "C" }, { "de_AT", "de_DE", "en_US" }, "de_AT" },
  { { "de_AT.UTF-8", "de", "C" }, { "de", "de_DE" }, "de" },
  { { "de_AT", "C" }, { "de_CH", "de_DE", "en_US" }, "de_DE" },
  { { "pt_PT", "C" }, { "en_US", "pt_BR" }, "pt_BR" },
  { { "en_ZA", "C" }, { "en_AU", "en_US" }, "en_US" },
  { { "en_GB", "C" }, { "en-GB", "en_US" }, "en-GB" },
  { { "fi_FI", "sv_FI", "C" }, { "en_US", "sv_SE" }, "sv_SE" },
  { { "C.UTF-8", "C" }, { "de_DE", "en_GB" }, "en_GB" },
  { { "fi_FI", "fi", "C" }, { "en", "en_US" }, NULL }, /* not all of it wrong */
  { { "de_DE", "C" }, { NULL }, NULL },
};

static void
test_choose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      const char *languages[5] = { NULL };
      g_autofree char *chosen = NULL;

      memcpy (languages, choices[i].languages, sizeof (choices[i].languages));
      chosen = accord_spelling_dictionary_choose (languages, choices[i].have);
      g_assert_cmpstr (chosen, ==, choices[i].chosen);
    }
}

/* A view in a window, as it is read. */
typedef struct
{
  GtkWidget     *window;
  GtkTextView   *view;
  GtkTextBuffer *buffer;
} Fixture;

static void
set_up (Fixture *self,
        GType    type)
{
  self->window = gtk_window_new ();
  self->view = g_object_new (type, NULL);
  self->buffer = gtk_text_view_get_buffer (self->view);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  gtk_window_present (GTK_WINDOW (self->window));
}

/* The text, with underlined words between bars. */
static char *
show (GtkTextBuffer *buffer)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), "misspelt");
  GString *text = g_string_new (NULL);
  GtkTextIter at;

  gtk_text_buffer_get_start_iter (buffer, &at);
  do
    {
      if (tag != NULL && gtk_text_iter_toggles_tag (&at, tag))
        g_string_append_c (text, '|');
      if (!gtk_text_iter_is_end (&at))
        g_string_append_unichar (text, gtk_text_iter_get_char (&at));
    }
  while (gtk_text_iter_forward_char (&at) || (gtk_text_iter_is_end (&at) && tag != NULL &&
                                              gtk_text_iter_ends_tag (&at, tag) && (g_string_append_c (text, '|'), FALSE)));
  return g_string_free (text, FALSE);
}

static gboolean
on_deadline_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_CONTINUE;
}

/* Until it shows that. */
static void
wait_for (Fixture    *self,
          const char *wanted)
{
  gboolean late = FALSE;
  guint deadline = g_timeout_add_seconds (30, on_deadline_cb, &late);
  g_autofree char *shown = show (self->buffer);

  while (!g_str_equal (shown, wanted) && !late)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (shown);
      shown = show (self->buffer);
    }
  g_source_remove (deadline);
  g_assert_cmpstr (shown, ==, wanted);
}

static void
type (Fixture    *self,
      const char *text)
{
  gtk_text_buffer_insert_interactive_at_cursor (self->buffer, text, -1, TRUE);
}

static void
test_marks (void)
{
  Fixture self;
  AccordRichText *view;
  g_autofree char *markdown = NULL;

  set_up (&self, ACCORD_TYPE_RICH_TEXT);
  view = ACCORD_RICH_TEXT (self.view);
  accord_rich_text_set_markdown (view, "Marketing **adn sales** agre.\n\n- fallow up\n\n[teh link](https://example.com) teh");
  wait_for (&self, "Marketing |adn| sales |agre|.\n\342\200\242\t|fallow| up\nteh link |teh|");
  markdown = accord_rich_text_dup_markdown (view);
  g_assert_cmpstr (markdown, ==,
                   "Marketing **adn sales** agre.\n\n- fallow up\n\n[teh link](https://example.com) teh");
  gtk_window_destroy (GTK_WINDOW (self.window));
}

/* References say what others wrote elsewhere. */
static void
test_reference (void)
{
  Fixture self;
  g_autofree char *shown = NULL;

  set_up (&self, ACCORD_TYPE_RICH_TEXT);
  accord_rich_text_set_markdown (ACCORD_RICH_TEXT (self.view), "see [teh goal](accord:goal) hree");
  while (shown == NULL || strstr (shown, "|hree|") == NULL)
    {
      g_main_context_iteration (NULL, TRUE);
      g_free (shown);
      shown = show (self.buffer);
    }
  g_assert_null (strstr (shown, "|teh|"));
  gtk_window_destroy (GTK_WINDOW (self.window));
}

/* Not while it is typed; as soon as it is left. */
static void
test_typing (void)
{
  Fixture self;
  GtkTextIter start;

  set_up (&self, ACCORD_TYPE_GROWING_TEXT);
  gtk_text_buffer_set_text (self.buffer, "teh ", -1);
  wait_for (&self, "|teh| ");
  type (&self, "sale");
  type (&self, "z");
  type (&self, " ");
  type (&self, "hre");
  wait_for (&self, "|teh| |salez| hre");
  gtk_text_buffer_get_start_iter (self.buffer, &start);
  gtk_text_buffer_place_cursor (self.buffer, &start);
  wait_for (&self, "|teh| |salez| |hre|");
  gtk_window_destroy (GTK_WINDOW (self.window));
}

/* Undo goes back by what was written, not by what was underlined, which saves nothing either. */
static void
test_undo (void)
{
  Fixture self;
  gboolean edited = FALSE;

  set_up (&self, ACCORD_TYPE_RICH_TEXT);
  accord_rich_text_set_markdown (ACCORD_RICH_TEXT (self.view), "Marketing agre");
  g_signal_connect_swapped (self.view, "edited", G_CALLBACK (on_deadline_cb), &edited);
  wait_for (&self, "Marketing |agre|");
  g_assert_false (gtk_text_buffer_get_can_undo (self.buffer));
  g_assert_false (edited);
  g_signal_handlers_disconnect_by_data (self.view, &edited);
  gtk_text_buffer_insert_at_cursor (self.buffer, "and ", -1);
  wait_for (&self, "and Marketing |agre|");
  gtk_text_buffer_undo (self.buffer);
  wait_for (&self, "Marketing |agre|");
  g_assert_false (gtk_text_buffer_get_can_undo (self.buffer));
  gtk_window_destroy (GTK_WINDOW (self.window));
}

static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_clipboard (void)
{
  Fixture self;
  GtkTextIter start, end;
  GdkClipboard *clipboard;
  g_autofree char *copied = NULL;

  set_up (&self, ACCORD_TYPE_RICH_TEXT);
  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self.view));
  accord_rich_text_set_markdown (ACCORD_RICH_TEXT (self.view), "Marketing agre");
  wait_for (&self, "Marketing |agre|");
  gtk_text_buffer_get_bounds (self.buffer, &start, &end);
  gtk_text_buffer_select_range (self.buffer, &start, &end);
  gtk_text_buffer_copy_clipboard (self.buffer, clipboard);
  gdk_clipboard_read_text_async (clipboard, NULL, on_text_read_cb, &copied);
  while (copied == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (copied, ==, "Marketing agre");
  gtk_window_destroy (GTK_WINDOW (self.window));
}

static void
test_replace (void)
{
  Fixture self;
  GtkTextIter at;
  g_autofree char *markdown = NULL;
  g_autofree char *back = NULL;

  set_up (&self, ACCORD_TYPE_RICH_TEXT);
  accord_rich_text_set_markdown (ACCORD_RICH_TEXT (self.view), "Marketing **salez** here");
  wait_for (&self, "Marketing |salez| here");
  gtk_text_buffer_get_iter_at_offset (self.buffer, &at, 12);
  gtk_text_buffer_place_cursor (self.buffer, &at);
  gtk_widget_activate_action (GTK_WIDGET (self.view), "spelling.replace", "s", "sales");
  markdown = accord_rich_text_dup_markdown (ACCORD_RICH_TEXT (self.view));
  g_assert_cmpstr (markdown, ==, "Marketing **sales** here");
  wait_for (&self, "Marketing sales here");
  gtk_text_buffer_undo (self.buffer);
  wait_for (&self, "Marketing salez here");
  gtk_window_destroy (GTK_WINDOW (self.window));
}

static void
test_ignore (void)
{
  Fixture self;
  GtkTextIter at;

  set_up (&self, ACCORD_TYPE_RICH_TEXT);
  accord_rich_text_set_markdown (ACCORD_RICH_TEXT (self.view), "Zorro and zorro and Zorra");
  wait_for (&self, "|Zorro| and |zorro| and |Zorra|");
  gtk_text_buffer_get_iter_at_offset (self.buffer, &at, 12);
  gtk_text_buffer_place_cursor (self.buffer, &at);
  gtk_widget_activate_action (GTK_WIDGET (self.view), "spelling.ignore", NULL);
  wait_for (&self, "|Zorro| and zorro and |Zorra|");
  gtk_window_destroy (GTK_WINDOW (self.window));
}

/* Switched off, or where nothing can be written, nothing is underlined. */
static void
test_off (void)
{
  Fixture self;
  GSettings *settings = g_settings_new ("org.accord_desk.Accord");

  set_up (&self, ACCORD_TYPE_GROWING_TEXT);
  gtk_text_buffer_set_text (self.buffer, "agre", -1);
  wait_for (&self, "|agre|");
  g_settings_set_boolean (settings, "check-spelling", FALSE);
  wait_for (&self, "agre");
  g_settings_set_boolean (settings, "check-spelling", TRUE);
  wait_for (&self, "|agre|");
  gtk_text_view_set_editable (self.view, FALSE);
  wait_for (&self, "agre");
  gtk_window_destroy (GTK_WINDOW (self.window));
  g_object_unref (settings);
}

static void
on_suggested_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  *(char ***) user_data = accord_spelling_suggest_finish (ACCORD_SPELLING (source), result);
}

static void
test_suggest (void)
{
  AccordSpelling *spelling = accord_spelling_get_default ();
  g_auto (GStrv) suggestions = NULL;

  while (!accord_spelling_is_available (spelling))
    g_main_context_iteration (NULL, TRUE);
  accord_spelling_suggest_async (spelling, "dont\342\200\231t", on_suggested_cb, &suggestions);
  while (suggestions == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_strv_contains ((const char *const *) suggestions, "don\342\200\231t"));
  g_assert_cmpuint (g_strv_length (suggestions), <=, 5);
}

/* No dictionary: nothing is known to be wrong, and nothing is offered. */
static void
test_none (void)
{
  static const char *const languages[] = { "xx_XX", NULL };
  g_autoptr (AccordSpellingDictionary) dictionary = accord_spelling_dictionary_open (languages);

  g_assert_null (dictionary);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *path = g_build_filename (g_get_home_dir (), "words.txt", NULL);

  gtk_test_init (&argc, &argv, NULL);
  g_assert_true (g_file_set_contents (path, words, -1, NULL));
  accord_spelling_set_default (accord_spelling_new_for_list (path));
  g_test_add_func ("/spelling/words", test_words);
  g_test_add_func ("/spelling/choose", test_choose);
  g_test_add_func ("/spelling/none", test_none);
  g_test_add_func ("/spelling/suggest", test_suggest);
  g_test_add_func ("/spelling/marks", test_marks);
  g_test_add_func ("/spelling/reference", test_reference);
  g_test_add_func ("/spelling/typing", test_typing);
  g_test_add_func ("/spelling/undo", test_undo);
  g_test_add_func ("/spelling/clipboard", test_clipboard);
  g_test_add_func ("/spelling/replace", test_replace);
  g_test_add_func ("/spelling/ignore", test_ignore);
  g_test_add_func ("/spelling/off", test_off);
  return g_test_run ();
}
