#include "ui/common/rich-text-buffer.h"

#include <string.h>

#include "model/sequence-match.h"
#include "ui/common/text-patch.h"

#define MOST_LEVELS 3

static const char *const block_tags[4][MOST_LEVELS] = {
  [ACCORD_BLOCK_PARAGRAPH] = { NULL, NULL, NULL },
  [ACCORD_BLOCK_HEADING] = { "heading1", "heading2", "heading3" },
  [ACCORD_BLOCK_BULLET] = { "bullet1", "bullet2", "bullet3" },
  [ACCORD_BLOCK_NUMBERED] = { "number1", "number2", "number3" },
};

static void
add_list_tags (GtkTextBuffer *buffer)
{
  for (guint level = 0; level < MOST_LEVELS; level++)
    {
      gint margin = 24 * ((gint) level + 1);
      PangoTabArray *tabs = pango_tab_array_new_with_positions (1, TRUE, PANGO_TAB_LEFT, 20);

      gtk_text_buffer_create_tag (buffer, block_tags[ACCORD_BLOCK_BULLET][level], "left-margin", margin, "indent", -20,
                                  "tabs", tabs, "pixels-below-lines", 3, NULL);
      gtk_text_buffer_create_tag (buffer, block_tags[ACCORD_BLOCK_NUMBERED][level], "left-margin", margin, "indent", -20,
                                  "tabs", tabs, "pixels-below-lines", 3, NULL);
      pango_tab_array_free (tabs);
    }
}

/* All tags that a block or a run of the subset needs. */
GtkTextBuffer *
accord_rich_buffer_new (void)
{
  static const double scales[MOST_LEVELS] = { 1.25, 1.12, 1.0 };
  GtkTextBuffer *buffer = gtk_text_buffer_new (NULL);

  for (guint level = 0; level < MOST_LEVELS; level++)
    gtk_text_buffer_create_tag (buffer, block_tags[ACCORD_BLOCK_HEADING][level], "weight", PANGO_WEIGHT_BOLD, "scale",
                                scales[level], "pixels-above-lines", 6, NULL);
  add_list_tags (buffer);
  gtk_text_buffer_create_tag (buffer, "marker", NULL);
  gtk_text_buffer_create_tag (buffer, "bold", "weight", PANGO_WEIGHT_BOLD, NULL);
  gtk_text_buffer_create_tag (buffer, "italic", "style", PANGO_STYLE_ITALIC, NULL);
  return buffer;
}

static GtkTextTag *
look_up (GtkTextBuffer *buffer,
         const char    *name)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
}

/* A tag of its own for each address, so that it is known again when the text is read. */
GtkTextTag *
accord_rich_buffer_link_tag (GtkTextBuffer *buffer,
                             const char    *address)
{
  g_autofree char *name = g_strconcat ("link:", address, NULL);
  GtkTextTag *tag = look_up (buffer, name);

  if (tag == NULL)
    {
      tag = gtk_text_buffer_create_tag (buffer, name, "underline", PANGO_UNDERLINE_SINGLE, "foreground", "#3584e4",
                                        NULL);
      g_object_set_data_full (G_OBJECT (tag), "address", g_strdup (address), g_free);
    }
  return tag;
}

const char *
accord_rich_buffer_tag_address (GtkTextTag *tag)
{
  return g_object_get_data (G_OBJECT (tag), "address");
}

static AccordBlockKind
kind_at (GtkTextBuffer     *buffer,
         const GtkTextIter *iter,
         guint             *level)
{
  for (AccordBlockKind kind = ACCORD_BLOCK_HEADING; kind <= ACCORD_BLOCK_NUMBERED; kind++)
    for (guint i = 0; i < MOST_LEVELS; i++)
      if (gtk_text_iter_has_tag (iter, look_up (buffer, block_tags[kind][i])))
        {
          *level = i + 1;
          return kind;
        }
  *level = 1;
  return ACCORD_BLOCK_PARAGRAPH;
}

AccordBlockKind
accord_rich_buffer_get_kind (GtkTextBuffer     *buffer,
                             const GtkTextIter *line,
                             guint             *level)
{
  GtkTextIter start = *line;

  gtk_text_iter_set_line_offset (&start, 0);
  return kind_at (buffer, &start, level);
}

static void
get_line (GtkTextBuffer *buffer,
          gint           line,
          GtkTextIter   *start,
          GtkTextIter   *end)
{
  gtk_text_buffer_get_iter_at_line (buffer, start, line);
  *end = *start;
  gtk_text_iter_forward_line (end);
}

static gboolean
has_marker (GtkTextBuffer *buffer,
            GtkTextIter   *start,
            GtkTextIter   *end)
{
  GtkTextTag *marker = look_up (buffer, "marker");

  if (!gtk_text_iter_has_tag (start, marker))
    return FALSE;
  *end = *start;
  gtk_text_iter_forward_to_tag_toggle (end, marker);
  return TRUE;
}

void
accord_rich_buffer_get_start (GtkTextBuffer *buffer,
                              gint           line,
                              GtkTextIter   *start)
{
  GtkTextIter end;

  gtk_text_buffer_get_iter_at_line (buffer, start, line);
  if (has_marker (buffer, start, &end))
    *start = end;
}

static void
remove_block_tags (GtkTextBuffer     *buffer,
                   const GtkTextIter *start,
                   const GtkTextIter *end)
{
  for (AccordBlockKind kind = ACCORD_BLOCK_HEADING; kind <= ACCORD_BLOCK_NUMBERED; kind++)
    for (guint i = 0; i < MOST_LEVELS; i++)
      gtk_text_buffer_remove_tag (buffer, look_up (buffer, block_tags[kind][i]), start, end);
}

static gboolean
is_list (AccordBlockKind kind)
{
  return kind == ACCORD_BLOCK_BULLET || kind == ACCORD_BLOCK_NUMBERED;
}

/**
 * accord_rich_buffer_set_kind:
 *
 * Makes a line one of @kind: its tag, and its marker where it is an item of a list.
 */
void
accord_rich_buffer_set_kind (GtkTextBuffer   *buffer,
                             gint             line,
                             AccordBlockKind  kind,
                             guint            level)
{
  GtkTextIter start, end;

  get_line (buffer, line, &start, &end);
  remove_block_tags (buffer, &start, &end);
  if (has_marker (buffer, &start, &end))
    gtk_text_buffer_delete (buffer, &start, &end);
  if (is_list (kind))
    {
      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      gtk_text_buffer_insert_with_tags_by_name (buffer, &start, kind == ACCORD_BLOCK_BULLET ? "•\t" : "1.\t", -1,
                                                "marker", NULL);
    }
  get_line (buffer, line, &start, &end);
  if (kind != ACCORD_BLOCK_PARAGRAPH)
    gtk_text_buffer_apply_tag_by_name (buffer, block_tags[kind][CLAMP (level, 1, MOST_LEVELS) - 1], &start, &end);
}

void
accord_rich_buffer_join (GtkTextBuffer     *buffer,
                         const GtkTextIter *start,
                         const GtkTextIter *end)
{
  gint line = gtk_text_iter_get_line (start);
  guint level;
  AccordBlockKind kind = kind_at (buffer, end, &level);

  if (gtk_text_iter_starts_line (start) && gtk_text_iter_get_line (end) == line && kind != ACCORD_BLOCK_PARAGRAPH)
    accord_rich_buffer_set_kind (buffer, line, kind, level);
}

static gboolean
is_whole_marker (const char *text)
{
  const char *digit = text;

  if (g_str_equal (text, "•\t"))
    return TRUE;
  while (g_ascii_isdigit (*digit))
    digit++;
  return digit > text && g_str_equal (digit, ".\t");
}

/* Markers that a deletion left inside a line. */
static void
drop_stray_markers (GtkTextBuffer *buffer,
                    gint           line)
{
  GtkTextTag *marker = look_up (buffer, "marker");
  GtkTextIter start, end, stray;

  accord_rich_buffer_get_start (buffer, line, &start);
  get_line (buffer, line, &stray, &end);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      if (gtk_text_iter_has_tag (&start, marker))
        {
          stray = start;
          gtk_text_iter_forward_to_tag_toggle (&stray, marker);
          gtk_text_buffer_delete (buffer, &start, &stray);
          get_line (buffer, line, &stray, &end);
        }
      else if (!gtk_text_iter_forward_to_tag_toggle (&start, marker))
        break;
    }
}

static void
normalise_marker (GtkTextBuffer   *buffer,
                  gint             line,
                  AccordBlockKind  kind,
                  guint            level,
                  guint            number)
{
  GtkTextIter start, end;
  g_autofree char *text = NULL;
  g_autofree char *wanted = g_strdup_printf ("%u.\t", number);

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  if (!has_marker (buffer, &start, &end))
    {
      if (is_list (kind))
        accord_rich_buffer_set_kind (buffer, line, ACCORD_BLOCK_PARAGRAPH, 1);
      return;
    }
  text = gtk_text_iter_get_text (&start, &end);
  if (!is_list (kind) || !is_whole_marker (text))
    {
      accord_rich_buffer_set_kind (buffer, line, ACCORD_BLOCK_PARAGRAPH, 1);
      return;
    }
  if (kind == ACCORD_BLOCK_NUMBERED && !g_str_equal (text, wanted))
    {
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert_with_tags_by_name (buffer, &start, wanted, -1, "marker", block_tags[kind][level - 1], NULL);
    }
}

void
accord_rich_buffer_normalise (GtkTextBuffer *buffer)
{
  guint number = 0;

  for (gint line = 0; line < gtk_text_buffer_get_line_count (buffer); line++)
    {
      GtkTextIter start, end;
      AccordBlockKind kind;
      guint level;

      gtk_text_buffer_get_iter_at_line (buffer, &start, line);
      kind = accord_rich_buffer_get_kind (buffer, &start, &level);
      number = kind == ACCORD_BLOCK_NUMBERED ? number + 1 : 0;
      drop_stray_markers (buffer, line);
      normalise_marker (buffer, line, kind, level, number);
      get_line (buffer, line, &start, &end);
      kind = accord_rich_buffer_get_kind (buffer, &start, &level);
      remove_block_tags (buffer, &start, &end);
      if (kind != ACCORD_BLOCK_PARAGRAPH)
        gtk_text_buffer_apply_tag_by_name (buffer, block_tags[kind][level - 1], &start, &end);
    }
}

/* What is shown, and what is to be. */
typedef struct
{
  GPtrArray *old_blocks; /* of AccordBlock: one a line, also where it is empty */
  GPtrArray *new_blocks;
} Patch;

static guint
compare_blocks (guint    i,
                guint    j,
                gpointer user_data)
{
  Patch *patch = user_data;
  AccordBlock *a = g_ptr_array_index (patch->old_blocks, i);
  AccordBlock *b = g_ptr_array_index (patch->new_blocks, j);

  return accord_block_equal (a, b) ? ACCORD_LIKENESS_SAME : 0;
}

static void
write_block (GtkTextBuffer     *buffer,
             gint               line,
             const AccordBlock *block)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_delete (buffer, &start, &end);
  accord_rich_buffer_insert_runs (buffer, &start, block);
  accord_rich_buffer_set_kind (buffer, line, block->kind, block->level);
}

static void
delete_line (GtkTextBuffer *buffer,
             gint           line)
{
  GtkTextIter start, end;

  get_line (buffer, line, &start, &end);
  if (line + 1 == gtk_text_buffer_get_line_count (buffer))
    gtk_text_iter_backward_char (&start);
  gtk_text_buffer_delete (buffer, &start, &end);
}

static void
add_line (GtkTextBuffer *buffer,
          gint           line)
{
  GtkTextIter at;

  if (line >= gtk_text_buffer_get_line_count (buffer))
    gtk_text_buffer_get_end_iter (buffer, &at);
  else
    gtk_text_buffer_get_iter_at_line (buffer, &at, line);
  gtk_text_buffer_insert (buffer, &at, "\n", 1);
}

static void
patch_lines (GtkTextBuffer *buffer,
             guint          line,
             guint          n_old,
             guint          first_new,
             guint          n_new,
             gpointer       user_data)
{
  Patch *patch = user_data;

  for (guint i = n_new; i < n_old && gtk_text_buffer_get_line_count (buffer) > 1; i++)
    delete_line (buffer, (gint) (line + n_new));
  for (guint i = n_old; i < n_new; i++)
    add_line (buffer, (gint) (line + i));
  for (guint i = 0; i < n_new; i++)
    write_block (buffer, (gint) (line + i), g_ptr_array_index (patch->new_blocks, first_new + i));
}

static GPtrArray *
read_lines (GtkTextBuffer *buffer)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  guint number = 0;

  for (gint line = 0; line < gtk_text_buffer_get_line_count (buffer); line++)
    g_ptr_array_add (blocks, accord_rich_buffer_read_line (buffer, line, &number));
  return blocks;
}

/* Numbers follow from the place. */
static void
forget_numbers (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    ((AccordBlock *) g_ptr_array_index (blocks, i))->number = 0;
}

static guint
get_cursor_line (GtkTextBuffer *buffer)
{
  GtkTextIter cursor;

  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  return (guint) gtk_text_iter_get_line (&cursor);
}

/* A line that a person has only just begun is in no text; it stays where their cursor is. */
static void
keep_begun_line (GtkTextBuffer *buffer,
                 Patch         *patch)
{
  guint line = get_cursor_line (buffer);
  AccordBlock *begun = g_ptr_array_index (patch->old_blocks, line);
  g_autofree gint *partners = NULL;
  guint n_before = 0;
  gint above = (gint) line - 1;

  if (begun->runs->len > 0 || line == 0)
    return;
  partners = accord_sequence_match (patch->old_blocks->len, patch->new_blocks->len, compare_blocks, patch);
  for (; above >= 0 && partners[above] < 0; above--)
    n_before += ((AccordBlock *) g_ptr_array_index (patch->old_blocks, above))->runs->len > 0;
  n_before += above >= 0 ? (guint) partners[above] + 1 : 0;
  g_ptr_array_insert (patch->new_blocks, (gint) MIN (n_before, patch->new_blocks->len),
                      accord_block_new (begun->kind, begun->level));
}

/**
 * accord_rich_buffer_patch:
 * @blocks: of #AccordBlock; it is used up
 *
 * Shows @blocks, without a step to undo.
 */
void
accord_rich_buffer_patch (GtkTextBuffer *buffer,
                          GPtrArray     *blocks)
{
  g_autoptr (GPtrArray) shown = read_lines (buffer);
  Patch patch = { shown, blocks };
  g_autofree gint *partners = NULL;

  forget_numbers (shown);
  forget_numbers (blocks);
  keep_begun_line (buffer, &patch);
  partners = accord_sequence_match (shown->len, blocks->len, compare_blocks, &patch);
  gtk_text_buffer_begin_irreversible_action (buffer);
  if (blocks->len == 0)
    gtk_text_buffer_set_text (buffer, "", 0);
  else
    accord_text_patch_lines (buffer, shown->len, blocks->len, partners, patch_lines, &patch);
  accord_rich_buffer_normalise (buffer);
  gtk_text_buffer_end_irreversible_action (buffer);
}

/**
 * accord_rich_buffer_read:
 *
 * Returns: (transfer full): of #AccordBlock; lines without text are none
 */
GPtrArray *
accord_rich_buffer_read (GtkTextBuffer *buffer)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  guint number = 0;

  for (gint line = 0; line < gtk_text_buffer_get_line_count (buffer); line++)
    {
      AccordBlock *block = accord_rich_buffer_read_line (buffer, line, &number);

      if (block->runs->len > 0)
        g_ptr_array_add (blocks, block);
      else
        accord_block_free (block);
    }
  return blocks;
}

/* A line without text takes the kind of what comes; another keeps its own. */
static void
insert_block (GtkTextBuffer     *buffer,
              GtkTextMark       *mark,
              const AccordBlock *block,
              gboolean           begins)
{
  AccordBlockKind kind = block->kind;
  guint level = block->level;
  GtkTextIter at, start;
  gint line;

  gtk_text_buffer_get_iter_at_mark (buffer, &at, mark);
  line = gtk_text_iter_get_line (&at);
  accord_rich_buffer_get_start (buffer, line, &start);
  if (!begins && (!gtk_text_iter_ends_line (&start) || kind == ACCORD_BLOCK_PARAGRAPH))
    kind = accord_rich_buffer_get_kind (buffer, &start, &level);
  accord_rich_buffer_insert_runs (buffer, &at, block);
  accord_rich_buffer_set_kind (buffer, line, kind, level);
}

void
accord_rich_buffer_insert_blocks (GtkTextBuffer *buffer,
                                  GtkTextIter   *at,
                                  GPtrArray     *blocks)
{
  GtkTextMark *mark = gtk_text_buffer_create_mark (buffer, NULL, at, FALSE);

  for (guint i = 0; i < blocks->len; i++)
    {
      if (i > 0)
        {
          gtk_text_buffer_get_iter_at_mark (buffer, at, mark);
          gtk_text_buffer_insert (buffer, at, "\n", 1);
        }
      insert_block (buffer, mark, g_ptr_array_index (blocks, i), i > 0);
    }
  gtk_text_buffer_get_iter_at_mark (buffer, at, mark);
  gtk_text_buffer_delete_mark (buffer, mark);
}
