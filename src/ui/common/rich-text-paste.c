/* What is pasted is cleaned to what can be written here: formats of other programs do not belong here. */
#include "ui/common/rich-text.h"

#include <string.h>

#include "present/html.h"

#define HTML "text/html"
#define MOST_BYTES (4 * 1024 * 1024)

/* Each line is a paragraph. */
static GPtrArray *
read_lines (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      AccordBlock *block;
      size_t length = strlen (lines[i]);

      if (length > 0 && lines[i][length - 1] == '\r')
        lines[i][length - 1] = '\0';
      if (lines[i + 1] == NULL && i > 0 && *lines[i] == '\0')
        break;
      block = accord_block_new (ACCORD_BLOCK_PARAGRAPH, 0);
      accord_block_add_run (block, lines[i], ACCORD_RUN_PLAIN, NULL);
      g_ptr_array_add (blocks, block);
    }
  return blocks;
}

static void
on_text_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AccordRichText) self = ACCORD_RICH_TEXT (user_data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GPtrArray) blocks = NULL;

  if (text == NULL)
    return;
  blocks = read_lines (text);
  accord_rich_text_insert_blocks (self, blocks);
}

static void
read_text (AccordRichText *self)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL, on_text_read_cb,
                                 g_object_ref (self));
}

static void
on_bytes_read_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (AccordRichText) self = ACCORD_RICH_TEXT (user_data);
  gsize length = 0;
  g_autoptr (GError) error = NULL;
  GMemoryOutputStream *memory = G_MEMORY_OUTPUT_STREAM (source);
  g_autoptr (GPtrArray) blocks = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, &error) >= 0)
    length = g_memory_output_stream_get_data_size (memory);
  if (length > 0 && length <= MOST_BYTES &&
      g_utf8_validate (g_memory_output_stream_get_data (memory), (gssize) length, NULL))
    blocks = accord_html_parse (g_memory_output_stream_get_data (memory), (gssize) length);
  if (blocks != NULL && blocks->len > 0)
    accord_rich_text_insert_blocks (self, blocks);
  else
    read_text (self);
}

static void
on_html_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AccordRichText) self = ACCORD_RICH_TEXT (user_data);
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      read_text (self);
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_bytes_read_cb, g_object_ref (self));
}

/**
 * accord_rich_text_paste:
 *
 * Inserts what is on the clipboard: headings, lists, bold, italic and links where another program says them, else the
 * words alone.
 */
void
accord_rich_text_paste (AccordRichText *self)
{
  static const char *types[] = { HTML, NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));

  if (!gtk_text_view_get_editable (GTK_TEXT_VIEW (self)))
    return;
  if (gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), HTML))
    gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, on_html_read_cb, g_object_ref (self));
  else
    read_text (self);
}
