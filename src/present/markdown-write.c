#include "present/markdown-atoms.h"

#include <string.h>

#define MOST_NUMBER 999999999

/* A list that is being written, one for each depth. */
typedef struct
{
  AccordBlockKind kind;
  guint           next;      /* number */
  char            delimiter; /* after a number: two lists side by side differ in it */
  guint           indent;    /* of its marks */
  guint           width;     /* of the last mark */
  gboolean        has_text;  /* the last item */
} List;

typedef struct
{
  GString *markdown;
  GArray  *lists; /* of List, by depth */
} Writer;

static List *
get_list (Writer *self,
          guint   depth)
{
  return depth > 0 && depth <= self->lists->len ? &g_array_index (self->lists, List, depth - 1) : NULL;
}

static void
append_text (Writer            *self,
             const AccordBlock *block,
             guint              indent)
{
  g_autoptr (GArray) atoms = accord_atoms_new (block);

  accord_atoms_escape (atoms, block->kind);
  accord_atoms_append (atoms, self->markdown, indent);
}

static void
separate (Writer *self)
{
  if (self->markdown->len > 0)
    g_string_append (self->markdown, "\n");
}

/* The list that an item belongs to; a new one where it cannot continue the one before. */
static List *
continue_list (Writer            *self,
               const AccordBlock *block,
               guint              depth)
{
  guint number = MIN (block->number, MOST_NUMBER);
  List *list = get_list (self, depth);
  List *parent = get_list (self, depth - 1);
  List added = { block->kind, number, '.', parent != NULL ? parent->indent + parent->width : 0, 0, FALSE };

  if (list == NULL)
    {
      /* Such an item cannot follow its parent's text directly. */
      if (parent != NULL && parent->has_text &&
          (block->runs->len == 0 || (block->kind == ACCORD_BLOCK_NUMBERED && number != 1)))
        separate (self);
      g_array_append_val (self->lists, added);
      return get_list (self, depth);
    }

  if (list->kind == block->kind && (block->kind == ACCORD_BLOCK_BULLET || list->next == number))
    return list;

  separate (self);
  if (list->kind == ACCORD_BLOCK_NUMBERED && list->delimiter == '.')
    added.delimiter = ')';
  *list = added;
  return list;
}

static void
append_item (Writer            *self,
             const AccordBlock *block)
{
  guint depth = CLAMP (block->level, 1, self->lists->len + 1);
  g_autofree char *mark = NULL;
  List *list;

  if (self->lists->len == 0)
    separate (self);
  else if (self->lists->len > depth)
    g_array_set_size (self->lists, depth);

  list = continue_list (self, block, depth);
  if (block->kind == ACCORD_BLOCK_BULLET)
    mark = g_strdup ("-");
  else
    mark = g_strdup_printf ("%u%c", list->next++, list->delimiter);
  list->width = (guint) strlen (mark) + 1;
  list->has_text = block->runs->len > 0;

  g_string_append_printf (self->markdown, "%*s%s", (int) list->indent, "", mark);
  if (list->has_text)
    g_string_append_c (self->markdown, ' ');
  append_text (self, block, list->indent + list->width);
  g_string_append_c (self->markdown, '\n');
}

static void
append_block (Writer            *self,
              const AccordBlock *block)
{
  static const char *const marks[] = { "#", "##", "###" };

  if (block->kind == ACCORD_BLOCK_PARAGRAPH && block->runs->len == 0)
    return;

  g_array_set_size (self->lists, 0);
  separate (self);
  if (block->kind == ACCORD_BLOCK_HEADING)
    g_string_append (self->markdown, marks[CLAMP (block->level, 1, 3) - 1]);
  if (block->kind == ACCORD_BLOCK_HEADING && block->runs->len > 0)
    g_string_append_c (self->markdown, ' ');
  append_text (self, block, 0);
  g_string_append_c (self->markdown, '\n');
}

/**
 * accord_markdown_write:
 * @blocks: (element-type AccordBlock): what is said
 *
 * Writes @blocks so that accord_markdown_parse() gives the same blocks again, provided that runs side by side differ,
 * that an item is at most one level deeper than the one before, and that no paragraph is without text (it is left out).
 *
 * Returns: (transfer full): Markdown, without a line end after its last line
 */
char *
accord_markdown_write (GPtrArray *blocks)
{
  Writer self = { g_string_new (NULL), g_array_new (FALSE, FALSE, sizeof (List)) };

  g_return_val_if_fail (blocks != NULL, NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const AccordBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == ACCORD_BLOCK_BULLET || block->kind == ACCORD_BLOCK_NUMBERED)
        append_item (&self, block);
      else
        append_block (&self, block);
    }

  g_array_unref (self.lists);
  if (self.markdown->len > 0)
    g_string_truncate (self.markdown, self.markdown->len - 1);
  return g_string_free (self.markdown, FALSE);
}
