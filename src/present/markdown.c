#include "present/markdown.h"

static void
run_free (gpointer data)
{
  AccordRun *run = data;

  g_free (run->text);
  g_free (run->link);
  g_free (run);
}

static void
append_plain (GString           *plain,
              const AccordBlock *block)
{
  guint indent = block->level > 1 ? block->level - 1 : 0;

  if (block->kind == ACCORD_BLOCK_BULLET)
    g_string_append_printf (plain, "%*s• ", (int) indent * 2, "");
  else if (block->kind == ACCORD_BLOCK_NUMBERED)
    g_string_append_printf (plain, "%*s%u. ", (int) indent * 2, "", block->number);

  for (guint i = 0; i < block->runs->len; i++)
    {
      const AccordRun *run = g_ptr_array_index (block->runs, i);

      g_string_append (plain, run->text);
    }
}

static gboolean
is_list_item (const AccordBlock *block)
{
  return block->kind == ACCORD_BLOCK_BULLET || block->kind == ACCORD_BLOCK_NUMBERED;
}

/**
 * accord_block_new:
 * @level: of a heading 1 … 3, of a list's item its depth from 1, of a paragraph 0
 *
 * Returns: (transfer full): a block without text
 */
AccordBlock *
accord_block_new (AccordBlockKind kind,
                  guint           level)
{
  AccordBlock *self = g_new0 (AccordBlock, 1);

  self->kind = kind;
  self->level = level;
  self->runs = g_ptr_array_new_with_free_func (run_free);
  return self;
}

/**
 * accord_block_add_run:
 * @text: what is said; a «\n» in it is a line break within the block
 * @link: (nullable): where it leads; "" is nowhere too
 *
 * Appends to the block; text that looks like the run before it becomes part of that.
 */
void
accord_block_add_run (AccordBlock   *self,
                      const char    *text,
                      AccordRunStyle style,
                      const char    *link)
{
  AccordRun *last;
  AccordRun *run;

  g_return_if_fail (self != NULL);
  g_return_if_fail (text != NULL);

  if (*text == '\0')
    return;
  if (link != NULL && *link == '\0')
    link = NULL;

  last = self->runs->len > 0 ? g_ptr_array_index (self->runs, self->runs->len - 1) : NULL;
  if (last != NULL && last->style == style && g_strcmp0 (last->link, link) == 0)
    {
      g_autofree char *before = last->text;

      last->text = g_strconcat (before, text, NULL);
      return;
    }

  run = g_new0 (AccordRun, 1);
  run->text = g_strdup (text);
  run->style = style;
  run->link = g_strdup (link);
  g_ptr_array_add (self->runs, run);
}

/**
 * accord_block_free:
 * @self: (transfer full): a block
 *
 * Frees @self with its runs.
 */
void
accord_block_free (AccordBlock *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->runs);
  g_free (self);
}

/**
 * accord_block_equal:
 *
 * Returns: whether @a and @b say the same in the same way
 */
gboolean
accord_block_equal (const AccordBlock *a,
                    const AccordBlock *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  if (a->kind != b->kind || a->level != b->level || a->number != b->number || a->runs->len != b->runs->len)
    return FALSE;

  for (guint i = 0; i < a->runs->len; i++)
    {
      const AccordRun *run = g_ptr_array_index (a->runs, i);
      const AccordRun *other = g_ptr_array_index (b->runs, i);

      if (run->style != other->style || !g_str_equal (run->text, other->text) ||
          g_strcmp0 (run->link, other->link) != 0)
        return FALSE;
    }
  return TRUE;
}

/**
 * accord_markdown_to_plain:
 * @text: (nullable): Markdown of the subset
 *
 * Returns: (transfer full): its words alone; lists keep their marks
 */
char *
accord_markdown_to_plain (const char *text)
{
  g_autoptr (GPtrArray) blocks = accord_markdown_parse (text);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AccordBlock *block = g_ptr_array_index (blocks, i);

      if (i > 0)
        g_string_append (plain, is_list_item (block) && is_list_item (g_ptr_array_index (blocks, i - 1)) ? "\n" : "\n\n");
      append_plain (plain, block);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

/**
 * accord_markdown_is_empty:
 * @text: (nullable): Markdown of the subset
 *
 * Returns: whether nobody could read a word of it
 */
gboolean
accord_markdown_is_empty (const char *text)
{
  g_autoptr (GPtrArray) blocks = accord_markdown_parse (text);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AccordBlock *block = g_ptr_array_index (blocks, i);

      for (guint j = 0; j < block->runs->len; j++)
        {
          const AccordRun *run = g_ptr_array_index (block->runs, j);

          for (const char *p = run->text; *p != '\0'; p = g_utf8_next_char (p))
            if (!g_unichar_isspace (g_utf8_get_char (p)))
              return FALSE;
        }
    }
  return TRUE;
}
