#include "ui/common/text-patch.h"

#include <string.h>

#include "model/sequence-match.h"

/* Where a cursor stands, as a line and a place in it. */
typedef struct
{
  gint line;
  gint offset;
} Place;

static Place
get_place (GtkTextBuffer *buffer,
           GtkTextMark   *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  return (Place) { gtk_text_iter_get_line (&iter), gtk_text_iter_get_line_offset (&iter) };
}

static void
get_iter (GtkTextBuffer *buffer,
          Place          place,
          GtkTextIter   *iter)
{
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (buffer, iter, place.line);
  end = *iter;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_iter_set_line_offset (iter, MIN (place.offset, gtk_text_iter_get_line_offset (&end)));
}

/* @n_old lines from @line on became @n_new. */
static void
follow (Place *place,
        guint  line,
        guint  n_old,
        guint  n_new)
{
  if (place->line >= (gint) (line + n_old))
    place->line += (gint) n_new - (gint) n_old;
  else if (place->line >= (gint) line)
    place->line = (gint) (line + MIN ((guint) place->line - line, n_new > 0 ? n_new - 1 : 0));
}

/**
 * accord_text_patch_lines:
 * @buffer: what is patched
 * @n_old: how many lines it has
 * @n_new: how many it is to have
 * @partners: (array length=n_old): of each old line which new one it is, or -1
 * @patch: replaces lines
 * @user_data: for @patch
 *
 * Has @patch called for each run of lines that differ, and keeps cursor and selection in their lines.
 */
void
accord_text_patch_lines (GtkTextBuffer   *buffer,
                         guint            n_old,
                         guint            n_new,
                         const gint      *partners,
                         AccordLinePatch  patch,
                         gpointer         user_data)
{
  Place cursor = get_place (buffer, gtk_text_buffer_get_insert (buffer));
  Place bound = get_place (buffer, gtk_text_buffer_get_selection_bound (buffer));
  guint old_end = n_old, new_end = n_new;
  GtkTextIter cursor_iter, bound_iter;

  for (gint i = (gint) n_old; i >= 0; i--)
    {
      guint new_start;

      if (i > 0 && partners[i - 1] < 0)
        continue;
      new_start = i > 0 ? (guint) partners[i - 1] + 1 : 0;
      if ((guint) i < old_end || new_start < new_end)
        {
          gint before = gtk_text_buffer_get_line_count (buffer);
          guint n = old_end - (guint) i;

          patch (buffer, (guint) i, n, new_start, new_end - new_start, user_data);
          before = gtk_text_buffer_get_line_count (buffer) - before;
          follow (&cursor, (guint) i, n, (guint) ((gint) n + before));
          follow (&bound, (guint) i, n, (guint) ((gint) n + before));
        }
      old_end = i > 0 ? (guint) i - 1 : 0;
      new_end = new_start > 0 ? new_start - 1 : 0;
    }
  get_iter (buffer, cursor, &cursor_iter);
  get_iter (buffer, bound, &bound_iter);
  gtk_text_buffer_select_range (buffer, &cursor_iter, &bound_iter);
}

typedef struct
{
  char **old_lines;
  char **new_lines;
} Lines;

static guint
compare_lines (guint    i,
               guint    j,
               gpointer user_data)
{
  Lines *lines = user_data;

  return g_str_equal (lines->old_lines[i], lines->new_lines[j]) ? ACCORD_LIKENESS_SAME : 0;
}

static char *
join_lines (char **lines,
            guint  first,
            guint  n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", lines[first + i]);
  return g_string_free (text, FALSE);
}

static void
replace_lines (GtkTextBuffer *buffer,
               guint          line,
               guint          n_old,
               guint          first_new,
               guint          n_new,
               gpointer       user_data)
{
  Lines *lines = user_data;
  g_autofree char *text = join_lines (lines->new_lines, first_new, n_new);
  gboolean at_end = line + n_old >= (guint) gtk_text_buffer_get_line_count (buffer);
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, (gint) line);
  if (at_end)
    gtk_text_buffer_get_end_iter (buffer, &end);
  else
    gtk_text_buffer_get_iter_at_line (buffer, &end, (gint) (line + n_old));
  /* The newline that ends the lines goes with them; of the last ones it is that before them. */
  if (at_end && line > 0 && n_new == 0)
    gtk_text_iter_backward_char (&start);
  gtk_text_buffer_delete (buffer, &start, &end);
  if (n_new == 0)
    return;
  if (at_end && n_old == 0)
    gtk_text_buffer_insert (buffer, &start, "\n", 1);
  gtk_text_buffer_insert (buffer, &start, text, -1);
  if (!at_end)
    gtk_text_buffer_insert (buffer, &start, "\n", 1);
}

/**
 * accord_text_patch_buffer:
 * @buffer: a text
 * @text: what it is to be
 */
void
accord_text_patch_buffer (GtkTextBuffer *buffer,
                          const char    *text)
{
  g_autofree char *shown = NULL;
  g_auto (GStrv) old_lines = NULL;
  g_auto (GStrv) new_lines = NULL;
  g_autofree gint *partners = NULL;
  Lines lines;

  g_object_get (buffer, "text", &shown, NULL);
  if (g_strcmp0 (shown, text) == 0)
    return;
  /* Not g_strsplit() of "": that is no line at all. */
  old_lines = *shown != '\0' ? g_strsplit (shown, "\n", -1) : g_strdupv ((char *[]) { (char *) "", NULL });
  new_lines = *text != '\0' ? g_strsplit (text, "\n", -1) : g_strdupv ((char *[]) { (char *) "", NULL });
  lines = (Lines) { old_lines, new_lines };
  partners = accord_sequence_match (g_strv_length (old_lines), g_strv_length (new_lines), compare_lines, &lines);
  gtk_text_buffer_begin_irreversible_action (buffer);
  accord_text_patch_lines (buffer, g_strv_length (old_lines), g_strv_length (new_lines), partners, replace_lines, &lines);
  gtk_text_buffer_end_irreversible_action (buffer);
}

/* Where the character at @place of the old text is in the new one, whose first @first and last @last are the same. */
static gint
move_place (gint place,
            gint first,
            gint last,
            gint n_old,
            gint n_new)
{
  if (place <= first)
    return place;
  if (place >= n_old - last)
    return place + n_new - n_old;
  return MIN (place, n_new - last);
}

/**
 * accord_text_patch_editable:
 * @editable: a field of one line
 * @text: what it is to be
 */
void
accord_text_patch_editable (GtkEditable *editable,
                            const char  *text)
{
  g_autofree gunichar *shown = g_utf8_to_ucs4_fast (gtk_editable_get_text (editable), -1, NULL);
  g_autofree gunichar *wanted = g_utf8_to_ucs4_fast (text, -1, NULL);
  gint n_old = (gint) g_utf8_strlen (gtk_editable_get_text (editable), -1);
  gint n_new = (gint) g_utf8_strlen (text, -1);
  gint first = 0, last = 0, start = 0, end = 0;

  if (g_str_equal (gtk_editable_get_text (editable), text))
    return;
  gtk_editable_get_selection_bounds (editable, &start, &end);
  if (start == end)
    start = end = gtk_editable_get_position (editable);
  while (first < MIN (n_old, n_new) && shown[first] == wanted[first])
    first++;
  while (last < MIN (n_old, n_new) - first && shown[n_old - 1 - last] == wanted[n_new - 1 - last])
    last++;
  gtk_editable_set_text (editable, text);
  gtk_editable_select_region (editable, move_place (start, first, last, n_old, n_new),
                              move_place (end, first, last, n_old, n_new));
}
