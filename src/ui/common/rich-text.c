#include "ui/common/rich-text.h"

#include <adwaita.h>
#include <string.h>

#include "ui/common/chip-behaviour.h"
#include "ui/common/reference-chip.h"
#include "ui/common/rich-text-buffer.h"
#include "ui/common/rich-text-measure.h"
#include "ui/common/spelling-marks.h"

#define LEAST_WIDTH 200
#define USUAL_WIDTH 640

struct _AccordRichText
{
  GtkTextView parent_instance;

  gboolean       loading; /* changes are not a person's */
  gboolean       mending;
  gboolean       inserting; /* what came is not dressed yet */
  gboolean       style_chosen; /* Ctrl+B before typing: */
  AccordRunStyle style;
  gint           typed_at; /* where the cursor was last */

  AccordLiveReferences *references; /* owned; or NULL */
};

G_DEFINE_FINAL_TYPE (AccordRichText, accord_rich_text, GTK_TYPE_TEXT_VIEW)

enum
{
  EDITED,
  REFERENCE_OPENED,
  REFERENCE_WANTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (AccordRichText *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self));
}

static void
get_cursor (AccordRichText *self,
            GtkTextIter    *cursor)
{
  GtkTextBuffer *buffer = get_buffer (self);

  gtk_text_buffer_get_iter_at_mark (buffer, cursor, gtk_text_buffer_get_insert (buffer));
}

static void
say_edited (AccordRichText *self)
{
  g_signal_emit (self, signals[EDITED], 0);
}

static void
on_changed_cb (AccordRichText *self)
{
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (self->loading || self->mending || self->inserting)
    return;
  self->mending = TRUE;
  accord_chips_mend (get_buffer (self));
  accord_rich_buffer_normalise (get_buffer (self));
  self->mending = FALSE;
  say_edited (self);
}

/* What is broken is said to those who do not see its colour. */
static void
describe (AccordRichText *self)
{
  g_autofree char *problems = accord_chips_describe (get_buffer (self));

  if (problems != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, problems, -1);
  else
    gtk_accessible_reset_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
}

/* What the references say now is nothing that a person changed. */
static void
refresh (AccordRichText *self)
{
  gboolean loading = self->loading;

  if (self->references == NULL)
    return;
  self->loading = TRUE;
  if (accord_chips_refresh (get_buffer (self), self->references, adw_style_manager_get_dark (adw_style_manager_get_default ())))
    accord_rich_buffer_normalise (get_buffer (self));
  self->loading = loading;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Undo brings back text only. */
static void
on_text_came_back_cb (AccordRichText *self)
{
  accord_chips_restore (get_buffer (self));
  say_edited (self);
  refresh (self);
}

static void
on_insert_cb (AccordRichText *self)
{
  self->inserting = TRUE;
}

/* What is typed takes the style that was chosen for it, else that of the character before it. */
static void
dress (AccordRichText    *self,
       const GtkTextIter *start,
       const GtkTextIter *end)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter before = *start;
  AccordRunStyle style = ACCORD_RUN_PLAIN;

  if (self->style_chosen)
    style = self->style;
  else if (!gtk_text_iter_starts_line (start) && gtk_text_iter_backward_char (&before))
    style = accord_rich_buffer_get_style (buffer, &before);
  accord_rich_buffer_set_style (buffer, style, ACCORD_RUN_BOLD | ACCORD_RUN_ITALIC, start, end);
}

/* Mending moves what was inserted; whoever inserted it goes on from its end. */
static void
on_inserted_cb (AccordRichText *self,
                GtkTextIter    *end,
                char           *text,
                gint            length)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start = *end;
  GtkTextMark *mark;

  self->inserting = FALSE;
  if (self->loading || self->mending)
    return;
  gtk_text_iter_backward_chars (&start, (gint) g_utf8_strlen (text, length));
  dress (self, &start, end);
  mark = gtk_text_buffer_create_mark (buffer, NULL, end, FALSE);
  self->mending = TRUE;
  accord_rich_buffer_join (buffer, &start, end);
  self->mending = FALSE;
  on_changed_cb (self);
  gtk_text_buffer_get_iter_at_mark (buffer, end, mark);
  gtk_text_buffer_delete_mark (buffer, mark);
}

/* A style chosen for what is typed next holds until the cursor goes elsewhere. */
static void
on_cursor_moved_cb (AccordRichText *self)
{
  gint offset;

  g_object_get (get_buffer (self), "cursor-position", &offset, NULL);
  if (ABS (offset - self->typed_at) > 1)
    self->style_chosen = FALSE;
  self->typed_at = offset;
}

/* «- », «* », «1. », «# »: what stands before the cursor when a space is typed. */
static gboolean
begin_block (AccordRichText *self)
{
  static const struct
  {
    const char     *typed;
    AccordBlockKind kind;
    guint           level;
  } beginnings[] = {
    { "-", ACCORD_BLOCK_BULLET, 1 },   { "*", ACCORD_BLOCK_BULLET, 1 },    { "1.", ACCORD_BLOCK_NUMBERED, 1 },
    { "#", ACCORD_BLOCK_HEADING, 1 },  { "##", ACCORD_BLOCK_HEADING, 2 },  { "###", ACCORD_BLOCK_HEADING, 3 },
  };
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, cursor;
  g_autofree char *typed = NULL;

  get_cursor (self, &cursor);
  start = cursor;
  gtk_text_iter_set_line_offset (&start, 0);
  typed = gtk_text_iter_get_text (&start, &cursor);
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    {
      gint line = gtk_text_iter_get_line (&cursor);

      if (!g_str_equal (typed, beginnings[i].typed))
        continue;
      gtk_text_buffer_begin_user_action (buffer);
      self->mending = TRUE;
      gtk_text_buffer_delete (buffer, &start, &cursor);
      accord_rich_buffer_set_kind (buffer, line, beginnings[i].kind, beginnings[i].level);
      accord_rich_buffer_get_start (buffer, line, &cursor);
      gtk_text_buffer_place_cursor (buffer, &cursor);
      self->mending = FALSE;
      gtk_text_buffer_end_user_action (buffer);
      on_changed_cb (self);
      return TRUE;
    }
  return FALSE;
}

/* Return: the next item of a list, the end of one, or a paragraph after a heading. */
static gboolean
break_line (AccordRichText *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter cursor, start;
  AccordBlockKind kind;
  guint level;
  gint line;
  gboolean empty;

  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  get_cursor (self, &cursor);
  line = gtk_text_iter_get_line (&cursor);
  kind = accord_rich_buffer_get_kind (buffer, &cursor, &level);
  if (kind == ACCORD_BLOCK_PARAGRAPH)
    return FALSE;
  accord_rich_buffer_get_start (buffer, line, &start);
  empty = gtk_text_iter_ends_line (&start);
  gtk_text_buffer_begin_user_action (buffer);
  self->mending = TRUE;
  if (empty)
    accord_rich_buffer_set_kind (buffer, line, ACCORD_BLOCK_PARAGRAPH, 1);
  else
    {
      gtk_text_buffer_insert (buffer, &cursor, "\n", 1);
      accord_rich_buffer_set_kind (buffer, line + 1, kind == ACCORD_BLOCK_HEADING ? ACCORD_BLOCK_PARAGRAPH : kind,
                                   level);
      accord_rich_buffer_get_start (buffer, line + 1, &cursor);
      gtk_text_buffer_place_cursor (buffer, &cursor);
    }
  self->mending = FALSE;
  gtk_text_buffer_end_user_action (buffer);
  on_changed_cb (self);
  gtk_text_view_scroll_mark_onscreen (GTK_TEXT_VIEW (self), gtk_text_buffer_get_insert (buffer));
  return TRUE;
}

/* «@» within a word is that of an address. */
static gboolean
begins_word (AccordRichText *self)
{
  GtkTextIter cursor;

  get_cursor (self, &cursor);
  return gtk_text_iter_starts_line (&cursor) ||
         (gtk_text_iter_backward_char (&cursor) && g_unichar_isspace (gtk_text_iter_get_char (&cursor)));
}

static gboolean
on_key_pressed_cb (AccordRichText *self,
                   guint           keyval,
                   guint           keycode,
                   GdkModifierType modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) == GDK_CONTROL_MASK)
    {
      switch (gdk_keyval_to_lower (keyval))
        {
        case GDK_KEY_b:
          accord_rich_text_toggle_style (self, ACCORD_RUN_BOLD);
          return TRUE;
        case GDK_KEY_i:
          accord_rich_text_toggle_style (self, ACCORD_RUN_ITALIC);
          return TRUE;
        case GDK_KEY_k:
          accord_rich_text_ask_link (self);
          return TRUE;
        default:
          return FALSE;
        }
    }
  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return FALSE;
  if (keyval == GDK_KEY_at && self->references != NULL && begins_word (self))
    {
      g_signal_emit (self, signals[REFERENCE_WANTED], 0);
      return TRUE;
    }
  if (keyval == GDK_KEY_space)
    return begin_block (self);
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return break_line (self);
  return FALSE;
}

static void
accord_rich_text_paste_clipboard (GtkTextView *view)
{
  accord_rich_text_paste (ACCORD_RICH_TEXT (view));
}

static void
open_reference (GtkTextView *view,
                const char  *address)
{
  g_signal_emit (view, signals[REFERENCE_OPENED], 0, address);
}

static void
accord_rich_text_snapshot_layer (GtkTextView      *view,
                                 GtkTextViewLayer  layer,
                                 GtkSnapshot      *snapshot)
{
  if (layer == GTK_TEXT_VIEW_LAYER_BELOW_TEXT)
    accord_chips_snapshot (view, snapshot, adw_style_manager_get_dark (adw_style_manager_get_default ()));
}

static void
accord_rich_text_dispose (GObject *object)
{
  g_clear_object (&ACCORD_RICH_TEXT (object)->references);
  G_OBJECT_CLASS (accord_rich_text_parent_class)->dispose (object);
}

static GtkSizeRequestMode
accord_rich_text_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
accord_rich_text_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          gint            for_size,
                          gint           *minimum,
                          gint           *natural,
                          gint           *minimum_baseline,
                          gint           *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = LEAST_WIDTH;
      *natural = USUAL_WIDTH;
      return;
    }
  *minimum = accord_rich_text_measure_height (GTK_TEXT_VIEW (widget), for_size >= 0 ? for_size : USUAL_WIDTH);
  *natural = *minimum;
}

static void
accord_rich_text_class_init (AccordRichTextClass *klass)
{
  GTK_WIDGET_CLASS (klass)->get_request_mode = accord_rich_text_get_request_mode;
  GTK_WIDGET_CLASS (klass)->measure = accord_rich_text_measure;
  GTK_TEXT_VIEW_CLASS (klass)->paste_clipboard = accord_rich_text_paste_clipboard;
  GTK_TEXT_VIEW_CLASS (klass)->snapshot_layer = accord_rich_text_snapshot_layer;
  G_OBJECT_CLASS (klass)->dispose = accord_rich_text_dispose;

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
  signals[REFERENCE_OPENED] = g_signal_new ("reference-opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[REFERENCE_WANTED] = g_signal_new ("reference-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
}

/* References say what their source says; addresses and the markers of lists are no words. */
static gboolean
is_no_prose (GtkTextTag *tag)
{
  g_autofree char *name = NULL;

  if (accord_chip_is (tag) || accord_rich_buffer_tag_address (tag) != NULL)
    return TRUE;
  g_object_get (tag, "name", &name, NULL);
  return g_strcmp0 (name, "marker") == 0;
}

static void
accord_rich_text_init (AccordRichText *self)
{
  g_autoptr (GtkTextBuffer) buffer = accord_rich_buffer_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_text_view_set_buffer (GTK_TEXT_VIEW (self), buffer);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self), 8);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self), 3);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self), FALSE);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_insert_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_inserted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (on_cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "undo", G_CALLBACK (on_text_came_back_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "redo", G_CALLBACK (on_text_came_back_cb), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  accord_chip_behaviour_add (GTK_TEXT_VIEW (self), open_reference);
  accord_spelling_marks_add (GTK_TEXT_VIEW (self), is_no_prose);
}

/**
 * accord_rich_text_dup_markdown:
 *
 * Returns: (transfer full): what is written, as Markdown
 */
char *
accord_rich_text_dup_markdown (AccordRichText *self)
{
  g_autoptr (GPtrArray) blocks = accord_rich_buffer_read (get_buffer (self));

  return accord_markdown_write (blocks);
}

/**
 * accord_rich_text_set_markdown:
 *
 * Shows another text; what shows already is left alone, and the cursor stays where it is in the text.
 */
void
accord_rich_text_set_markdown (AccordRichText *self,
                               const char     *markdown)
{
  g_autofree char *shown = accord_rich_text_dup_markdown (self);
  g_autoptr (GPtrArray) blocks = NULL;

  if (g_strcmp0 (shown, markdown) == 0)
    return;
  blocks = accord_markdown_parse (markdown);
  self->loading = TRUE;
  accord_rich_buffer_patch (get_buffer (self), blocks);
  self->loading = FALSE;
  refresh (self);
}

/**
 * accord_rich_text_set_references:
 *
 * Says where references are looked up; until then they say what they said last.
 */
void
accord_rich_text_set_references (AccordRichText       *self,
                                 AccordLiveReferences *references)
{
  g_return_if_fail (self->references == NULL);

  self->references = g_object_ref (references);
  g_signal_connect_object (references, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  refresh (self);
}

/**
 * accord_rich_text_insert_reference:
 * @address: of it
 * @words: what it says now
 *
 * In place of what is selected.
 */
void
accord_rich_text_insert_reference (AccordRichText *self,
                                   const char     *address,
                                   const char     *words)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  AccordBlock *block = accord_block_new (ACCORD_BLOCK_PARAGRAPH, 0);

  accord_block_add_run (block, words, ACCORD_RUN_PLAIN, address);
  g_ptr_array_add (blocks, block);
  accord_rich_text_insert_blocks (self, blocks);
}

/**
 * accord_rich_text_insert_blocks:
 * @blocks: (element-type AccordBlock): what is said
 *
 * In place of what is selected.
 */
void
accord_rich_text_insert_blocks (AccordRichText *self,
                                GPtrArray      *blocks)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter cursor;

  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  get_cursor (self, &cursor);
  self->mending = TRUE;
  accord_rich_buffer_insert_blocks (buffer, &cursor, blocks);
  accord_chips_restore (buffer);
  self->mending = FALSE;
  gtk_text_buffer_end_user_action (buffer);
  on_changed_cb (self);
  refresh (self);
}

/**
 * accord_rich_text_insert:
 *
 * Writes @text where the cursor is, as if it were typed.
 */
void
accord_rich_text_insert (AccordRichText *self,
                         const char     *text)
{
  gtk_text_buffer_insert_interactive_at_cursor (get_buffer (self), text, -1, TRUE);
}

/**
 * accord_rich_text_toggle_style:
 * @style: one of bold and italic
 *
 * Of what is selected, or of what is typed next.
 */
void
accord_rich_text_toggle_style (AccordRichText *self,
                               AccordRunStyle  style)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      GtkTextIter before = start;

      if (!self->style_chosen)
        self->style = gtk_text_iter_backward_char (&before) ? accord_rich_buffer_get_style (buffer, &before) : ACCORD_RUN_PLAIN;
      self->style ^= style;
      self->style_chosen = TRUE;
      return;
    }
  accord_rich_buffer_set_style (buffer, (AccordRunStyle) (accord_rich_buffer_get_style (buffer, &start) ^ style), style,
                                &start, &end);
  say_edited (self);
}

/**
 * accord_rich_text_set_block:
 *
 * Makes the lines that are selected (or the cursor's) ones of @kind; a second time, paragraphs again.
 */
void
accord_rich_text_set_block (AccordRichText  *self,
                            AccordBlockKind  kind,
                            guint            level)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;
  guint level_now;
  AccordBlockKind now;
  gint last;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  now = accord_rich_buffer_get_kind (buffer, &start, &level_now);
  if (now == kind && level_now == level)
    kind = ACCORD_BLOCK_PARAGRAPH;
  last = gtk_text_iter_get_line (&end);
  self->mending = TRUE;
  for (gint line = gtk_text_iter_get_line (&start); line <= last; line++)
    accord_rich_buffer_set_kind (buffer, line, kind, level);
  self->mending = FALSE;
  on_changed_cb (self);
}
