/* All references of a text buffer at once. */
#include "ui/common/reference-chip.h"

/* Where the next chip begins at or after @iter. */
static GtkTextTag *
find_next (GtkTextIter *iter)
{
  GtkTextTag *chip;

  while ((chip = accord_chip_at (iter)) == NULL)
    if (!gtk_text_iter_forward_to_tag_toggle (iter, NULL))
      return NULL;
  return chip;
}

/**
 * accord_chips_foreach:
 * @func: may change the text of the chip; @start and @end are then where it ends
 */
void
accord_chips_foreach (GtkTextBuffer *buffer,
                      AccordChipFunc func,
                      gpointer       user_data)
{
  GtkTextIter start, end;
  GtkTextTag *chip;

  gtk_text_buffer_get_start_iter (buffer, &end);
  while ((chip = find_next (&end)) != NULL)
    {
      accord_chip_get_bounds (chip, &end, &start, &end);
      func (chip, &start, &end, user_data);
    }
}

static void
mend (GtkTextTag  *chip,
      GtkTextIter *start,
      GtkTextIter *end,
      gpointer     user_data)
{
  if (!accord_chip_is_whole (chip, start, end))
    gtk_text_buffer_delete (gtk_text_iter_get_buffer (start), start, end);
}

void
accord_chips_mend (GtkTextBuffer *buffer)
{
  accord_chips_foreach (buffer, mend, NULL);
}

static gboolean
is_mark (gunichar c,
         gpointer user_data)
{
  return c == ACCORD_CHIP_MARK;
}

/* The next pair of marks at or after @start that no tag holds together; FALSE: none. */
static gboolean
find_loose (GtkTextIter *start,
            GtkTextIter *end)
{
  while (gtk_text_iter_get_char (start) == ACCORD_CHIP_MARK || gtk_text_iter_forward_find_char (start, is_mark, NULL, NULL))
    {
      GtkTextTag *chip = accord_chip_at (start);

      if (chip != NULL)
        {
          gtk_text_iter_forward_to_tag_toggle (start, chip);
          continue;
        }
      *end = *start;
      if (!gtk_text_iter_forward_find_char (end, is_mark, NULL, NULL))
        return FALSE;
      gtk_text_iter_forward_char (end);
      return TRUE;
    }
  return FALSE;
}

void
accord_chips_restore (GtkTextBuffer *buffer)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_start_iter (buffer, &start);
  while (find_loose (&start, &end))
    {
      g_autofree char *text = gtk_text_iter_get_text (&start, &end);
      GtkTextTag *chip = accord_chip_recall (buffer, text);

      if (chip != NULL)
        gtk_text_buffer_apply_tag (buffer, chip, &start, &end);
      else
        gtk_text_iter_backward_char (&end); /* its second mark may be the first of another */
      start = end;
    }
}

typedef struct
{
  AccordLiveReferences *references;
  gboolean              dark;
  gboolean              changed;
} Refresh;

static void
colour (GtkTextTag *chip,
        gboolean    dark)
{
  gboolean broken = accord_chip_get_problem (chip) != NULL;

  g_object_set (chip, "foreground", broken ? (dark ? "#ffa348" : "#a33b00") : (dark ? "#a9cbf3" : "#1a5fb4"), NULL);
}

/* Marks at its ends and around it stay where they are in the text. */
static void
move_mark (GtkTextBuffer *buffer,
           GtkTextMark   *mark,
           gint           at,
           gint           start,
           gint           before,
           gint           now)
{
  GtkTextIter iter;

  if (at <= start)
    gtk_text_buffer_get_iter_at_offset (buffer, &iter, at);
  else
    gtk_text_buffer_get_iter_at_offset (buffer, &iter, at >= start + before ? at + now - before : start + now);
  gtk_text_buffer_move_mark (buffer, mark, &iter);
}

static gint
get_offset (GtkTextBuffer *buffer,
            GtkTextMark   *mark)
{
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_mark (buffer, &iter, mark);
  return gtk_text_iter_get_offset (&iter);
}

static void
keep_style (GtkTextBuffer     *buffer,
            const char        *name,
            gboolean           had,
            const GtkTextIter *start,
            const GtkTextIter *end)
{
  if (had)
    gtk_text_buffer_apply_tag_by_name (buffer, name, start, end);
}

static gboolean
has_style (GtkTextBuffer     *buffer,
           const char        *name,
           const GtkTextIter *iter)
{
  return gtk_text_iter_has_tag (iter, gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name));
}

static void
rewrite (GtkTextTag  *chip,
         GtkTextIter *start,
         GtkTextIter *end)
{
  GtkTextBuffer *buffer = gtk_text_iter_get_buffer (start);
  gint offset = gtk_text_iter_get_offset (start);
  gint before = gtk_text_iter_get_offset (end) - offset;
  gint insert = get_offset (buffer, gtk_text_buffer_get_insert (buffer));
  gint bound = get_offset (buffer, gtk_text_buffer_get_selection_bound (buffer));
  gboolean bold = has_style (buffer, "bold", start);
  gboolean italic = has_style (buffer, "italic", start);
  gint now;

  gtk_text_buffer_delete (buffer, start, end);
  accord_chip_show (buffer, chip, end);
  gtk_text_buffer_get_iter_at_offset (buffer, start, offset);
  keep_style (buffer, "bold", bold, start, end);
  keep_style (buffer, "italic", italic, start, end);
  now = gtk_text_iter_get_offset (end) - offset;
  move_mark (buffer, gtk_text_buffer_get_selection_bound (buffer), bound, offset, before, now);
  move_mark (buffer, gtk_text_buffer_get_insert (buffer), insert, offset, before, now);
  gtk_text_buffer_get_iter_at_offset (buffer, start, offset);
  gtk_text_buffer_get_iter_at_offset (buffer, end, offset + now);
}

static void
refresh (GtkTextTag  *chip,
         GtkTextIter *start,
         GtkTextIter *end,
         gpointer     user_data)
{
  Refresh *self = user_data;
  GtkTextBuffer *buffer = gtk_text_iter_get_buffer (start);
  g_auto (AccordReference) reference = { 0 };

  accord_live_references_resolve (self->references, accord_chip_get_address (chip), &reference);
  if (accord_chip_set (chip, &reference))
    {
      if (!self->changed)
        gtk_text_buffer_begin_irreversible_action (buffer);
      self->changed = TRUE;
      rewrite (chip, start, end);
    }
  colour (chip, self->dark);
}

/**
 * accord_chips_refresh:
 *
 * Shows what the references say now; where one says something else, without a step to undo.
 *
 * Returns: whether one does
 */
gboolean
accord_chips_refresh (GtkTextBuffer        *buffer,
                      AccordLiveReferences *references,
                      gboolean              dark)
{
  Refresh self = { references, dark, FALSE };

  accord_chips_foreach (buffer, refresh, &self);
  if (self.changed)
    gtk_text_buffer_end_irreversible_action (buffer);
  return self.changed;
}

static void
describe (GtkTextTag  *chip,
          GtkTextIter *start,
          GtkTextIter *end,
          gpointer     user_data)
{
  GString *text = user_data;

  if (accord_chip_get_problem (chip) == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, ' ');
  g_string_append (text, accord_chip_get_problem (chip));
}

char *
accord_chips_describe (GtkTextBuffer *buffer)
{
  GString *text = g_string_new (NULL);

  accord_chips_foreach (buffer, describe, text);
  return g_string_free (text, text->len == 0);
}
