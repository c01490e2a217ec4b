#include "ui/common/spelling-marks.h"

#include "ui/common/preferences.h"
#include "ui/common/spelling-menu.h"
#include "ui/common/spelling-words.h"

#define TAG "misspelt"
#define PAUSE_MS 200

struct _AccordSpellingMarks
{
  GObject parent_instance;

  GtkTextView       *view; /* borrowed: it owns this */
  AccordSpelling    *spelling;
  AccordSpellingSkip skip;
  GSignalGroup      *buffer; /* its signals */

  GHashTable *paragraphs; /* text → its words: those that are the same need not be read again */
  guint       pending;    /* a look at what is written */
  guint       n_actions;  /* of a person, that are under way */
  gboolean    typing;     /* a word, that ends or goes on where the cursor was: */
  gint        typed_at;
};

G_DEFINE_FINAL_TYPE (AccordSpellingMarks, accord_spelling_marks, G_TYPE_OBJECT)

typedef struct
{
  gint start, end; /* in a line */
} Range;

static GtkTextTag *
get_tag (GtkTextBuffer *buffer)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), TAG);

  return tag != NULL ? tag : gtk_text_buffer_create_tag (buffer, TAG, "underline", PANGO_UNDERLINE_ERROR, NULL);
}

static gint
get_cursor (GtkTextBuffer *buffer)
{
  gint offset;

  g_object_get (buffer, "cursor-position", &offset, NULL);
  return offset;
}

static gboolean
is_skipped (AccordSpellingMarks *self,
            const GtkTextIter   *iter)
{
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (iter);

  for (GSList *tag = tags; tag != NULL && self->skip != NULL; tag = tag->next)
    if (self->skip (tag->data))
      return TRUE;
  return FALSE;
}

/* Spaces stand where there is no prose: what follows keeps its place. */
static char *
read_line (AccordSpellingMarks *self,
           const GtkTextIter   *start,
           const GtkTextIter   *end)
{
  GString *text = g_string_new (NULL);
  GtkTextIter from = *start;

  while (gtk_text_iter_compare (&from, end) < 0)
    {
      GtkTextIter to = from;

      if (!gtk_text_iter_forward_to_tag_toggle (&to, NULL) || gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      if (is_skipped (self, &from))
        for (gint i = gtk_text_iter_get_offset (&from); i < gtk_text_iter_get_offset (&to); i++)
          g_string_append_c (text, ' ');
      else
        {
          g_autofree char *run = gtk_text_iter_get_slice (&from, &to);

          g_string_append (text, run);
        }
      from = to;
    }
  return g_string_free (text, FALSE);
}

/* What is underlined in a line now. */
static GArray *
read_ranges (GtkTextTag        *tag,
             const GtkTextIter *start,
             const GtkTextIter *end)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (Range));
  GtkTextIter from = *start;

  while (gtk_text_iter_has_tag (&from, tag) || gtk_text_iter_forward_to_tag_toggle (&from, tag))
    {
      GtkTextIter to = from;
      Range range;

      if (gtk_text_iter_compare (&from, end) >= 0)
        break;
      gtk_text_iter_forward_to_tag_toggle (&to, tag);
      if (gtk_text_iter_compare (&to, end) > 0)
        to = *end;
      range = (Range) { gtk_text_iter_get_line_offset (&from), gtk_text_iter_get_line_offset (&to) };
      g_array_append_val (ranges, range);
      from = to;
    }
  return ranges;
}

static GArray *
find_wrong (AccordSpellingMarks *self,
            GPtrArray           *words,
            gint                 line_start)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (Range));

  for (guint i = 0; i < words->len; i++)
    {
      const AccordSpellingWord *word = g_ptr_array_index (words, i);
      Range range = { word->start, word->end };
      gint cursor = self->typed_at - line_start;

      if (self->typing && word->start <= cursor && cursor <= word->end)
        continue;
      if (accord_spelling_is_wrong (self->spelling, word->text))
        g_array_append_val (ranges, range);
    }
  return ranges;
}

static gboolean
are_equal (GArray *a,
           GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (Range)) == 0);
}

static void
underline (GtkTextBuffer     *buffer,
           const GtkTextIter *line_start,
           const GtkTextIter *line_end,
           GArray            *ranges)
{
  GtkTextTag *tag = get_tag (buffer);
  g_autoptr (GArray) now = read_ranges (tag, line_start, line_end);

  if (are_equal (now, ranges))
    return;
  gtk_text_buffer_remove_tag (buffer, tag, line_start, line_end);
  for (guint i = 0; i < ranges->len; i++)
    {
      GtkTextIter start = *line_start;
      GtkTextIter end = *line_start;

      gtk_text_iter_set_line_offset (&start, g_array_index (ranges, Range, i).start);
      gtk_text_iter_set_line_offset (&end, g_array_index (ranges, Range, i).end);
      gtk_text_buffer_apply_tag (buffer, tag, &start, &end);
    }
}

/* @paragraphs: those that there are now */
static void
mark_line (AccordSpellingMarks *self,
           GtkTextBuffer       *buffer,
           gint                 line,
           GHashTable          *paragraphs)
{
  GtkTextIter start, end;
  char *text;
  GPtrArray *words;
  g_autoptr (GArray) wrong = NULL;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  text = read_line (self, &start, &end);
  words = g_hash_table_lookup (self->paragraphs, text);
  words = words != NULL ? g_ptr_array_ref (words) : accord_spelling_words_find (text);
  wrong = find_wrong (self, words, gtk_text_iter_get_offset (&start));
  underline (buffer, &start, &end, wrong);
  g_hash_table_replace (paragraphs, text, words);
}

static void
unmark (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag (buffer, get_tag (buffer), &start, &end);
}

static gboolean
is_on (AccordSpellingMarks *self)
{
  return accord_spelling_is_available (self->spelling) && gtk_text_view_get_editable (self->view) &&
         (gtk_text_view_get_input_hints (self->view) & GTK_INPUT_HINT_NO_SPELLCHECK) == 0 &&
         g_settings_get_boolean (accord_preferences (), "check-spelling");
}

static GHashTable *
new_paragraphs (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
look (gpointer data)
{
  AccordSpellingMarks *self = ACCORD_SPELLING_MARKS (data);
  g_autoptr (GtkTextBuffer) buffer = g_signal_group_dup_target (self->buffer);
  GHashTable *paragraphs;

  self->pending = 0;
  if (buffer == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    return G_SOURCE_REMOVE;
  paragraphs = new_paragraphs ();
  if (is_on (self))
    for (gint line = 0; line < gtk_text_buffer_get_line_count (buffer); line++)
      mark_line (self, buffer, line, paragraphs);
  else
    unmark (buffer);
  g_hash_table_unref (self->paragraphs);
  self->paragraphs = paragraphs;
  return G_SOURCE_REMOVE;
}

static void
plan (AccordSpellingMarks *self)
{
  if (self->pending == 0 && gtk_widget_get_mapped (GTK_WIDGET (self->view)))
    self->pending = g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, look, self, NULL);
}

static void
on_begin_cb (AccordSpellingMarks *self)
{
  self->n_actions++;
}

static void
on_end_cb (AccordSpellingMarks *self)
{
  self->n_actions--;
}

static void
on_changed_cb (AccordSpellingMarks *self,
               GtkTextBuffer       *buffer)
{
  self->typing |= self->n_actions > 0;
  self->typed_at = get_cursor (buffer);
  plan (self);
}

static void
stop_typing (AccordSpellingMarks *self)
{
  if (!self->typing)
    return;
  self->typing = FALSE;
  plan (self);
}

/* Out of the word that was typed. */
static void
on_cursor_moved_cb (AccordSpellingMarks *self,
                    GParamSpec          *pspec,
                    GtkTextBuffer       *buffer)
{
  gint cursor = get_cursor (buffer);
  GtkTextIter at;

  if (!self->typing)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &at, MIN (cursor, self->typed_at));
  while (gtk_text_iter_get_offset (&at) < MAX (cursor, self->typed_at))
    {
      if (g_unichar_isspace (gtk_text_iter_get_char (&at)))
        {
          stop_typing (self);
          return;
        }
      gtk_text_iter_forward_char (&at);
    }
}

static void
on_buffer_cb (AccordSpellingMarks *self)
{
  self->n_actions = 0;
  self->typing = FALSE;
  g_signal_group_set_target (self->buffer, gtk_text_view_get_buffer (self->view));
  plan (self);
}

static void
accord_spelling_marks_finalize (GObject *object)
{
  AccordSpellingMarks *self = ACCORD_SPELLING_MARKS (object);

  g_clear_handle_id (&self->pending, g_source_remove);
  g_object_unref (self->buffer);
  g_object_unref (self->spelling);
  g_hash_table_unref (self->paragraphs);
  G_OBJECT_CLASS (accord_spelling_marks_parent_class)->finalize (object);
}

static void
accord_spelling_marks_class_init (AccordSpellingMarksClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = accord_spelling_marks_finalize;
}

static void
accord_spelling_marks_init (AccordSpellingMarks *self)
{
  self->spelling = g_object_ref (accord_spelling_get_default ());
  self->paragraphs = new_paragraphs ();
  self->buffer = g_signal_group_new (GTK_TYPE_TEXT_BUFFER);
  g_signal_group_connect_swapped (self->buffer, "begin-user-action", G_CALLBACK (on_begin_cb), self);
  g_signal_group_connect_swapped (self->buffer, "end-user-action", G_CALLBACK (on_end_cb), self);
  g_signal_group_connect_swapped (self->buffer, "changed", G_CALLBACK (on_changed_cb), self);
  g_signal_group_connect_swapped (self->buffer, "notify::cursor-position", G_CALLBACK (on_cursor_moved_cb), self);
}

static void
follow (AccordSpellingMarks *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (stop_typing), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->view), focus);
  g_signal_connect_object (self->view, "notify::buffer", G_CALLBACK (on_buffer_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "notify::editable", G_CALLBACK (plan), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "map", G_CALLBACK (plan), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->spelling, "changed", G_CALLBACK (plan), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (accord_preferences (), "changed::check-spelling", G_CALLBACK (plan), self,
                           G_CONNECT_SWAPPED);
}

/**
 * accord_spelling_marks_add:
 * @view: a text view; it keeps them
 * @skip: (nullable): what is left alone
 *
 * Underlines what is misspelt in @view, and offers what may be meant in its menu.
 *
 * Returns: (transfer none): the marks
 */
AccordSpellingMarks *
accord_spelling_marks_add (GtkTextView       *view,
                           AccordSpellingSkip skip)
{
  AccordSpellingMarks *self = g_object_new (ACCORD_TYPE_SPELLING_MARKS, NULL);

  self->view = view;
  self->skip = skip;
  g_object_set_data_full (G_OBJECT (view), "accord-spelling-marks", self, g_object_unref);
  on_buffer_cb (self);
  follow (self);
  accord_spelling_menu_add (view, self);
  return self;
}

AccordSpelling *
accord_spelling_marks_get_spelling (AccordSpellingMarks *self)
{
  return self->spelling;
}

/**
 * accord_spelling_marks_get_word:
 * @at: a place in the text
 * @start: (out): where the word begins
 * @end: (out): where it ends
 *
 * Returns: whether there is an underlined word, or one ends there
 */
gboolean
accord_spelling_marks_get_word (AccordSpellingMarks *self,
                                const GtkTextIter   *at,
                                GtkTextIter         *start,
                                GtkTextIter         *end)
{
  GtkTextTag *tag = get_tag (gtk_text_iter_get_buffer (at));

  *start = *end = *at;
  if (!gtk_text_iter_has_tag (at, tag) && !gtk_text_iter_ends_tag (at, tag))
    return FALSE;
  if (!gtk_text_iter_starts_tag (start, tag))
    gtk_text_iter_backward_to_tag_toggle (start, tag);
  if (gtk_text_iter_has_tag (at, tag))
    gtk_text_iter_forward_to_tag_toggle (end, tag);
  return TRUE;
}
