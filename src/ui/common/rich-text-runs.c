/* The runs of a block, in a line of a text buffer and back. */
#include "ui/common/rich-text-buffer.h"

#include "ui/common/reference-chip.h"

static GtkTextTag *
look_up (GtkTextBuffer *buffer,
         const char    *name)
{
  return gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer), name);
}

AccordRunStyle
accord_rich_buffer_get_style (GtkTextBuffer     *buffer,
                              const GtkTextIter *iter)
{
  AccordRunStyle style = ACCORD_RUN_PLAIN;

  if (gtk_text_iter_has_tag (iter, look_up (buffer, "bold")))
    style |= ACCORD_RUN_BOLD;
  if (gtk_text_iter_has_tag (iter, look_up (buffer, "italic")))
    style |= ACCORD_RUN_ITALIC;
  return style;
}

/**
 * accord_rich_buffer_set_style:
 * @style: what it is to be
 * @which: of bold and italic; the other stays
 */
void
accord_rich_buffer_set_style (GtkTextBuffer     *buffer,
                              AccordRunStyle     style,
                              AccordRunStyle     which,
                              const GtkTextIter *start,
                              const GtkTextIter *end)
{
  static const struct
  {
    AccordRunStyle style;
    const char    *tag;
  } styles[] = { { ACCORD_RUN_BOLD, "bold" }, { ACCORD_RUN_ITALIC, "italic" } };

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if ((which & styles[i].style) == 0)
      continue;
    else if ((style & styles[i].style) != 0)
      gtk_text_buffer_apply_tag_by_name (buffer, styles[i].tag, start, end);
    else
      gtk_text_buffer_remove_tag_by_name (buffer, styles[i].tag, start, end);
}

static void
insert_run (GtkTextBuffer   *buffer,
            GtkTextIter     *at,
            const AccordRun *run)
{
  GtkTextIter start;
  gint offset = gtk_text_iter_get_offset (at);
  g_autofree char *broken = NULL;
  g_auto (GStrv) lines = g_strsplit (run->text, "\n", -1);

  /* A line of the view is a block: a break within one is the line separator. */
  broken = g_strjoinv ("\342\200\250", lines);
  gtk_text_buffer_insert (buffer, at, broken, -1);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  gtk_text_buffer_remove_all_tags (buffer, &start, at);
  accord_rich_buffer_set_style (buffer, run->style, run->style, &start, at);
  if (run->link != NULL)
    gtk_text_buffer_apply_tag (buffer, accord_rich_buffer_link_tag (buffer, run->link), &start, at);
}

static const char *
get_link (const AccordBlock *block,
          guint              index)
{
  return index < block->runs->len ? ((AccordRun *) g_ptr_array_index (block->runs, index))->link : NULL;
}

/* The runs of one link are one reference. Returns the index of the run behind it. */
static guint
insert_reference (GtkTextBuffer     *buffer,
                  GtkTextIter       *at,
                  const AccordBlock *block,
                  guint              index)
{
  const AccordRun *first = g_ptr_array_index (block->runs, index);
  GtkTextTag *chip = accord_chip_new (buffer, first->link);
  gint offset = gtk_text_iter_get_offset (at);
  GtkTextIter start;

  for (; g_strcmp0 (get_link (block, index), first->link) == 0; index++)
    accord_chip_keep (chip, g_ptr_array_index (block->runs, index));
  accord_chip_show (buffer, chip, at);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, offset);
  accord_rich_buffer_set_style (buffer, first->style, first->style, &start, at);
  return index;
}

void
accord_rich_buffer_insert_runs (GtkTextBuffer     *buffer,
                                GtkTextIter       *at,
                                const AccordBlock *block)
{
  guint i = 0;

  while (i < block->runs->len)
    if (accord_reference_is_address (get_link (block, i)))
      i = insert_reference (buffer, at, block, i);
    else
      insert_run (buffer, at, g_ptr_array_index (block->runs, i++));
}

static void
read_run (GtkTextBuffer     *buffer,
          const GtkTextIter *start,
          const GtkTextIter *end,
          AccordBlock       *block)
{
  g_autofree char *text = gtk_text_iter_get_text (start, end);
  g_auto (GStrv) lines = g_strsplit (text, "\342\200\250", -1);
  g_autofree char *joined = g_strjoinv ("\n", lines);
  g_autoptr (GSList) tags = gtk_text_iter_get_tags (start);
  AccordRunStyle style = accord_rich_buffer_get_style (buffer, start);
  const char *link = NULL;

  for (GSList *tag = tags; tag != NULL; tag = tag->next)
    if (accord_rich_buffer_tag_address (tag->data) != NULL)
      link = accord_rich_buffer_tag_address (tag->data);
  if (*joined != '\0')
    accord_block_add_run (block, joined, style, link);
}

AccordBlock *
accord_rich_buffer_read_line (GtkTextBuffer *buffer,
                              gint           line,
                              guint         *number)
{
  GtkTextIter start, end, next;
  AccordBlock *block;
  AccordBlockKind kind;
  guint level;

  gtk_text_buffer_get_iter_at_line (buffer, &start, line);
  kind = accord_rich_buffer_get_kind (buffer, &start, &level);
  block = accord_block_new (kind, kind == ACCORD_BLOCK_PARAGRAPH ? 0 : level);
  *number = kind == ACCORD_BLOCK_NUMBERED ? *number + 1 : 0;
  block->number = *number;
  accord_rich_buffer_get_start (buffer, line, &start);
  end = start;
  if (!gtk_text_iter_ends_line (&end))
    gtk_text_iter_forward_to_line_end (&end);
  while (gtk_text_iter_compare (&start, &end) < 0)
    {
      GtkTextTag *chip = accord_chip_at (&start);

      next = start;
      if (!gtk_text_iter_forward_to_tag_toggle (&next, chip) || gtk_text_iter_compare (&next, &end) > 0)
        next = end;
      if (chip != NULL)
        accord_chip_read (chip, accord_rich_buffer_get_style (buffer, &start), block);
      else
        read_run (buffer, &start, &next, block);
      start = next;
    }
  return block;
}
