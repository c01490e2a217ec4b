#include "ui/common/rich-text.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "ui/common/rich-text-buffer.h"
#include "ui/common/rich-text-measure.h"

#define LEAST_WIDTH 200
#define USUAL_WIDTH 640

struct _AccordRichText
{
  GtkTextView parent_instance;

  gboolean       loading; /* changes are not a person's */
  gboolean       mending;
  gboolean       style_chosen; /* Ctrl+B before typing: */
  AccordRunStyle style;
  gint           typed_at; /* where the cursor was last */
};

G_DEFINE_FINAL_TYPE (AccordRichText, accord_rich_text, GTK_TYPE_TEXT_VIEW)

enum
{
  EDITED,
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
  if (self->loading || self->mending)
    return;
  self->mending = TRUE;
  accord_rich_buffer_normalise (get_buffer (self));
  self->mending = FALSE;
  say_edited (self);
}

static void
apply_style (GtkTextBuffer     *buffer,
             AccordRunStyle     style,
             AccordRunStyle     which,
             const char        *tag,
             const GtkTextIter *start,
             const GtkTextIter *end)
{
  if ((style & which) != 0)
    gtk_text_buffer_apply_tag_by_name (buffer, tag, start, end);
  else
    gtk_text_buffer_remove_tag_by_name (buffer, tag, start, end);
}

static AccordRunStyle
style_at (GtkTextBuffer     *buffer,
          const GtkTextIter *iter)
{
  GtkTextTagTable *table = gtk_text_buffer_get_tag_table (buffer);
  AccordRunStyle style = ACCORD_RUN_PLAIN;

  if (gtk_text_iter_has_tag (iter, gtk_text_tag_table_lookup (table, "bold")))
    style |= ACCORD_RUN_BOLD;
  if (gtk_text_iter_has_tag (iter, gtk_text_tag_table_lookup (table, "italic")))
    style |= ACCORD_RUN_ITALIC;
  return style;
}

/* What is typed takes the style that was chosen for it, else that of the character before it. */
static void
on_inserted_cb (AccordRichText *self,
                GtkTextIter    *end,
                char           *text,
                gint            length)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start = *end;
  GtkTextIter before;
  AccordRunStyle style;

  if (self->loading || self->mending)
    return;
  gtk_text_iter_backward_chars (&start, (gint) g_utf8_strlen (text, length));
  before = start;
  style = self->style_chosen                                              ? self->style
          : !gtk_text_iter_starts_line (&start) && gtk_text_iter_backward_char (&before) ? style_at (buffer, &before)
                                                                                         : ACCORD_RUN_PLAIN;
  apply_style (buffer, style, ACCORD_RUN_BOLD, "bold", &start, end);
  apply_style (buffer, style, ACCORD_RUN_ITALIC, "italic", &start, end);
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
  if (keyval == GDK_KEY_space)
    return begin_block (self);
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter)
    return break_line (self);
  return FALSE;
}

/* Only the words of what is pasted: formats of other programs do not belong here. */
static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AccordRichText) self = ACCORD_RICH_TEXT (user_data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  GtkTextBuffer *buffer = get_buffer (self);

  if (text == NULL)
    return;
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete_selection (buffer, TRUE, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, text, -1, TRUE);
  gtk_text_buffer_end_user_action (buffer);
}

static void
accord_rich_text_paste_clipboard (GtkTextView *view)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (view)), NULL, on_text_read_cb,
                                 g_object_ref (view));
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

  signals[EDITED] = g_signal_new ("edited", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 0);
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
  g_signal_connect_object (buffer, "insert-text", G_CALLBACK (on_inserted_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (buffer, "notify::cursor-position", G_CALLBACK (on_cursor_moved_cb), self,
                           G_CONNECT_SWAPPED);
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
  const char *tag = style == ACCORD_RUN_BOLD ? "bold" : "italic";
  GtkTextIter start, end;

  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      GtkTextIter before = start;

      if (!self->style_chosen)
        self->style = gtk_text_iter_backward_char (&before) ? style_at (buffer, &before) : ACCORD_RUN_PLAIN;
      self->style ^= style;
      self->style_chosen = TRUE;
      return;
    }
  apply_style (buffer, (AccordRunStyle) (style_at (buffer, &start) ^ style), style, tag, &start, &end);
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

static void
on_link_response_cb (AccordRichText   *self,
                     const char       *response,
                     AdwMessageDialog *dialog)
{
  GtkTextBuffer *buffer = get_buffer (self);
  g_autofree char *address = g_strstrip (g_strdup (gtk_editable_get_text (
                                 GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog)))));
  GtkTextIter start, end;

  if (!g_str_equal (response, "link") || *address == '\0')
    return;
  if (!gtk_text_buffer_get_selection_bounds (buffer, &start, &end))
    {
      gint offset = gtk_text_iter_get_offset (&start);

      gtk_text_buffer_insert_at_cursor (buffer, address, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
      get_cursor (self, &end);
    }
  gtk_text_buffer_apply_tag (buffer, accord_rich_buffer_link_tag (buffer, address), &start, &end);
  say_edited (self);
}

/**
 * accord_rich_text_ask_link:
 *
 * Asks for an address and makes a link of what is selected.
 */
void
accord_rich_text_ask_link (AccordRichText *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Insert Link"),
                                              _("The address that opens when the words are clicked."));
  GtkWidget *entry = gtk_entry_new ();

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    {
      gtk_window_destroy (GTK_WINDOW (dialog));
      return;
    }
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), "https://");
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_URL);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Address"), -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "link", _("_Insert"), NULL);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "link");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "link", ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_link_response_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gboolean
read_text (GObject             *input,
           const AccordColumn  *column,
           GValue              *value,
           GError             **error)
{
  g_value_init (value, G_TYPE_STRING);
  g_value_take_string (value, accord_rich_text_dup_markdown (ACCORD_RICH_TEXT (input)));
  return TRUE;
}

static void
show_text (GObject            *input,
           const AccordColumn *column,
           const GValue       *value)
{
  const char *text = value != NULL ? g_value_get_string (value) : NULL;

  accord_rich_text_set_markdown (ACCORD_RICH_TEXT (input), text != NULL ? text : "");
}

const AccordAutosaveAccess *
accord_rich_text_access (void)
{
  static const AccordAutosaveAccess access = { .changed = "edited", .read = read_text, .show = show_text };

  return &access;
}
