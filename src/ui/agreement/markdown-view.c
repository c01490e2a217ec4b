#include "ui/agreement/markdown-view.h"

#include <string.h>

#include "present/markdown.h"

#define MOST_LEVELS 3

static const char *const heading_classes[MOST_LEVELS] = { "title-1", "title-2", "heading" };

static void
append_run (GString         *markup,
            const AccordRun *run)
{
  g_autofree char *escaped = g_markup_escape_text (run->text, -1);
  g_autofree char *link = run->link != NULL ? g_markup_escape_text (run->link, -1) : NULL;

  if (link != NULL)
    g_string_append_printf (markup, "<a href=\"%s\">", link);
  g_string_append_printf (markup, "%s%s%s%s%s", run->style & ACCORD_RUN_BOLD ? "<b>" : "",
                          run->style & ACCORD_RUN_ITALIC ? "<i>" : "", escaped,
                          run->style & ACCORD_RUN_ITALIC ? "</i>" : "", run->style & ACCORD_RUN_BOLD ? "</b>" : "");
  if (link != NULL)
    g_string_append (markup, "</a>");
}

static GtkWidget *
make_label (const char *markup,
            const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_block (const AccordBlock *block)
{
  g_autoptr (GString) markup = g_string_new (NULL);
  GtkWidget *label;

  if (block->kind == ACCORD_BLOCK_BULLET)
    g_string_append (markup, "•  ");
  else if (block->kind == ACCORD_BLOCK_NUMBERED)
    g_string_append_printf (markup, "%u.  ", block->number);
  for (guint i = 0; i < block->runs->len; i++)
    append_run (markup, block->runs->pdata[i]);
  label = make_label (markup->str, block->kind == ACCORD_BLOCK_HEADING ? heading_classes[CLAMP (block->level, 1, MOST_LEVELS) - 1]
                                                                       : NULL);
  if (block->kind == ACCORD_BLOCK_BULLET || block->kind == ACCORD_BLOCK_NUMBERED)
    gtk_widget_set_margin_start (label, (int) block->level * 12);
  if (block->kind == ACCORD_BLOCK_HEADING)
    {
      gtk_widget_set_margin_top (label, 12);
      g_object_set (label, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, NULL);
    }
  return label;
}

static void
append_blocks (GtkBox     *box,
               const char *text)
{
  g_autoptr (GPtrArray) blocks = accord_markdown_parse (text);

  for (guint i = 0; i < blocks->len; i++)
    gtk_box_append (box, make_block (blocks->pdata[i]));
}

/* A bar that is escaped is part of a cell. */
static GPtrArray *
split_cells (const char *line)
{
  GPtrArray *cells = g_ptr_array_new_with_free_func (g_free);
  const char *start = line + 1;

  for (const char *p = start; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        p++;
      else if (*p == '|')
        {
          g_ptr_array_add (cells, g_strstrip (g_strndup (start, (gsize) (p - start))));
          start = p + 1;
        }
    }
  return cells;
}

static void
attach_row (GtkGrid    *grid,
            const char *line,
            int         row)
{
  g_autoptr (GPtrArray) cells = split_cells (line);

  for (guint i = 0; i < cells->len; i++)
    {
      g_autofree char *plain = accord_markdown_to_plain (cells->pdata[i]);
      g_autofree char *escaped = g_markup_escape_text (plain, -1);
      GtkWidget *label = make_label (escaped, row == 0 ? "caption-heading" : NULL);

      gtk_widget_set_valign (label, GTK_ALIGN_START);
      gtk_widget_set_hexpand (label, i == 1);
      gtk_grid_attach (grid, label, (int) i, row, 1, 1);
    }
}

/* Lines from @index on that begin with a bar; returns the one after them. */
static guint
append_table (GtkBox *box,
              char  **lines,
              guint   index)
{
  GtkWidget *grid = gtk_grid_new ();
  int row = 0;

  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_widget_add_css_class (grid, "card");
  gtk_widget_add_css_class (grid, "padded");
  for (; lines[index] != NULL && lines[index][0] == '|'; index++)
    if (!g_str_has_prefix (lines[index], "| ---"))
      attach_row (GTK_GRID (grid), lines[index], row++);
  gtk_box_append (box, grid);
  return index;
}

/**
 * accord_markdown_view_new:
 * @text: Markdown
 *
 * Returns: (transfer floating): a box of labels that can be selected
 */
GtkWidget *
accord_markdown_view_new (const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (GString) prose = g_string_new (NULL);
  guint i = 0;

  while (lines[i] != NULL)
    {
      if (lines[i][0] != '|')
        {
          g_string_append_printf (prose, "%s\n", lines[i++]);
          continue;
        }
      append_blocks (GTK_BOX (box), prose->str);
      g_string_truncate (prose, 0);
      i = append_table (GTK_BOX (box), lines, i);
    }
  append_blocks (GTK_BOX (box), prose->str);
  return box;
}
