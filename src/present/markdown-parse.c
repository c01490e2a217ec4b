#include <cmark.h>
#include <string.h>

#include "present/markdown.h"

/* Deeper lists than anyone reads are kept as typed. */
#define MOST_LEVELS 8

typedef struct
{
  GPtrArray *blocks; /* owned by the caller */
  char     **lines;  /* of the source, for what is kept as typed */
  guint      n_lines;
} Parser;

static gboolean
is_kept_as_typed (cmark_node_type type)
{
  return type == CMARK_NODE_CODE_BLOCK || type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_BLOCK_QUOTE ||
         type == CMARK_NODE_THEMATIC_BREAK || type == CMARK_NODE_CUSTOM_BLOCK;
}

static gboolean
has_text (const AccordBlock *block)
{
  return block->runs->len > 0;
}

/* The lines of the source that made @node, without the indentation that its place in a list gave them. */
static void
add_source (Parser      *self,
            AccordBlock *block,
            cmark_node  *node)
{
  g_autoptr (GString) source = g_string_new (NULL);
  guint first = (guint) MAX (cmark_node_get_start_line (node), 1) - 1;
  guint last = MIN ((guint) MAX (cmark_node_get_end_line (node), 1), self->n_lines);
  gboolean nested = cmark_node_get_type (cmark_node_parent (node)) == CMARK_NODE_ITEM;
  guint indent = nested ? (guint) MAX (cmark_node_get_start_column (node), 1) - 1 : 0;

  for (guint i = first; i < last; i++)
    {
      const char *line = self->lines[i];
      guint skipped = 0;

      if (i == first && indent > 0)
        line += MIN (indent, strlen (line));
      else
        for (; skipped < indent && *line == ' '; skipped++)
          line++;
      if (i > first)
        g_string_append_c (source, '\n');
      g_string_append (source, line);
    }
  while (source->len > 0 && source->str[source->len - 1] == '\n')
    g_string_truncate (source, source->len - 1);

  accord_block_add_run (block, source->str, ACCORD_RUN_PLAIN, NULL);
}

static void
add_code (AccordBlock   *block,
          const char    *code,
          AccordRunStyle style,
          const char    *link)
{
  g_autofree char *typed = g_strdup_printf ("`%s`", code);

  accord_block_add_run (block, typed, style, link);
}

static void
add_image_end (AccordBlock   *block,
               cmark_node    *node,
               AccordRunStyle style,
               const char    *link)
{
  g_autofree char *typed = g_strdup_printf ("](%s)", cmark_node_get_url (node));

  accord_block_add_run (block, typed, style, link);
}

static void
add_leaf (AccordBlock   *block,
          cmark_node    *node,
          AccordRunStyle style,
          const char    *link)
{
  cmark_node_type type = cmark_node_get_type (node);
  const char *literal = cmark_node_get_literal (node);

  if (type == CMARK_NODE_SOFTBREAK)
    accord_block_add_run (block, " ", style, link);
  else if (type == CMARK_NODE_LINEBREAK)
    accord_block_add_run (block, "\n", style, link);
  else if (type == CMARK_NODE_CODE)
    add_code (block, literal, style, link);
  else if (literal != NULL)
    accord_block_add_run (block, literal, style, link);
}

static void
add_inlines (AccordBlock *block,
             cmark_node  *container)
{
  cmark_iter *iter = cmark_iter_new (container);
  cmark_event_type event;
  guint bold = 0;
  guint italic = 0;
  const char *link = NULL;

  while ((event = cmark_iter_next (iter)) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);
      cmark_node_type type = cmark_node_get_type (node);
      gboolean enter = event == CMARK_EVENT_ENTER;
      AccordRunStyle style = (bold > 0 ? ACCORD_RUN_BOLD : 0) | (italic > 0 ? ACCORD_RUN_ITALIC : 0);

      if (node == container)
        continue;
      if (type == CMARK_NODE_STRONG)
        bold += enter ? 1 : -1;
      else if (type == CMARK_NODE_EMPH)
        italic += enter ? 1 : -1;
      else if (type == CMARK_NODE_LINK)
        link = enter ? cmark_node_get_url (node) : NULL;
      else if (type == CMARK_NODE_IMAGE && enter)
        accord_block_add_run (block, "![", style, link);
      else if (type == CMARK_NODE_IMAGE)
        add_image_end (block, node, style, link);
      else
        add_leaf (block, node, style, link);
    }
  cmark_iter_free (iter);
}

static gboolean
is_table_rule (const char *line)
{
  return strchr (line, '|') != NULL && strchr (line, '-') != NULL && line[strspn (line, " \t|:-")] == '\0';
}

/* CommonMark knows no tables: it would join their lines. */
static gboolean
is_table (Parser     *self,
          cmark_node *node)
{
  guint first = (guint) cmark_node_get_start_line (node) - 1;
  guint last = (guint) cmark_node_get_end_line (node);

  return cmark_node_get_type (node) == CMARK_NODE_PARAGRAPH && last > first + 1 && last <= self->n_lines &&
         !g_str_has_suffix (self->lines[first], "\\") && is_table_rule (self->lines[first + 1]);
}

static void
add_text (Parser      *self,
          AccordBlock *block,
          cmark_node  *node)
{
  if (is_kept_as_typed (cmark_node_get_type (node)) || cmark_node_get_type (node) == CMARK_NODE_LIST ||
      is_table (self, node))
    add_source (self, block, node);
  else
    add_inlines (block, node);
}

static AccordBlock *
begin_item (Parser     *self,
            cmark_node *list,
            guint       index,
            guint       level)
{
  gboolean numbered = cmark_node_get_list_type (list) == CMARK_ORDERED_LIST;
  AccordBlock *block = accord_block_new (numbered ? ACCORD_BLOCK_NUMBERED : ACCORD_BLOCK_BULLET, level);

  if (numbered)
    block->number = (guint) cmark_node_get_list_start (list) + index;
  g_ptr_array_add (self->blocks, block);
  return block;
}

static void
add_list (Parser     *self,
          cmark_node *list,
          guint       level)
{
  guint index = 0;

  for (cmark_node *item = cmark_node_first_child (list); item != NULL; item = cmark_node_next (item), index++)
    {
      AccordBlock *block = begin_item (self, list, index, level);
      gboolean nested = FALSE;

      for (cmark_node *child = cmark_node_first_child (item); child != NULL; child = cmark_node_next (child))
        {
          if (cmark_node_get_type (child) == CMARK_NODE_LIST && level < MOST_LEVELS)
            {
              add_list (self, child, level + 1);
              nested = TRUE;
              continue;
            }
          /* Text after a list within an item stands below that list, where it was. */
          if (nested)
            block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
          if (has_text (block))
            accord_block_add_run (block, "\n", ACCORD_RUN_PLAIN, NULL);
          add_text (self, block, child);
        }
    }
}

static void
add_block (Parser     *self,
           cmark_node *node)
{
  gboolean heading = cmark_node_get_type (node) == CMARK_NODE_HEADING;
  AccordBlock *block;

  if (cmark_node_get_type (node) == CMARK_NODE_LIST)
    {
      add_list (self, node, 1);
      return;
    }

  block = accord_block_new (heading ? ACCORD_BLOCK_HEADING : ACCORD_BLOCK_PARAGRAPH,
                            heading ? (guint) MIN (cmark_node_get_heading_level (node), 3) : 0);
  add_text (self, block, node);
  if (heading || has_text (block))
    g_ptr_array_add (self->blocks, block);
  else
    accord_block_free (block);
}

static char **
split_lines (const char *text)
{
  g_auto (GStrv) by_pair = g_strsplit (text, "\r\n", -1);
  g_autofree char *unix_lines = g_strjoinv ("\n", by_pair);

  g_strdelimit (unix_lines, "\r", '\n');
  return g_strsplit (unix_lines, "\n", -1);
}

/**
 * accord_markdown_parse:
 * @text: (nullable): Markdown
 *
 * Reads the named subset. What is not of it – code, tables, quotes, HTML, pictures – is kept as it was typed; a wrapped
 * line is joined to the one before; further paragraphs of a list's item stand in the item, after a line break.
 *
 * Returns: (transfer full) (element-type AccordBlock): the blocks in order; runs side by side always differ
 */
GPtrArray *
accord_markdown_parse (const char *text)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_block_free);
  g_auto (GStrv) lines = NULL;
  cmark_node *document;
  Parser parser = { blocks, NULL, 0 };

  if (text == NULL || *text == '\0')
    return blocks;

  lines = split_lines (text);
  parser.lines = lines;
  parser.n_lines = g_strv_length (lines);

  document = cmark_parse_document (text, strlen (text), CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8);
  for (cmark_node *node = cmark_node_first_child (document); node != NULL; node = cmark_node_next (node))
    add_block (&parser, node);
  cmark_node_free (document);
  return blocks;
}
