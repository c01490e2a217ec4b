#include "text-table.h"

#include <string.h>

#define GAP 2

struct _AccordTextTable
{
  GPtrArray *cells;  /* of char *; a NULL ends a row */
  GArray    *widths; /* of guint, in columns of the terminal */
  guint      column; /* of the next cell */
};

static guint
measure (const char *text)
{
  guint width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

/**
 * accord_text_table_new:
 *
 * Returns: (transfer full): a table without rows
 */
AccordTextTable *
accord_text_table_new (void)
{
  AccordTextTable *self = g_new0 (AccordTextTable, 1);

  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->widths = g_array_new (FALSE, TRUE, sizeof (guint));
  return self;
}

/**
 * accord_text_table_free:
 * @self: (transfer full): a table
 */
void
accord_text_table_free (AccordTextTable *self)
{
  g_ptr_array_unref (self->cells);
  g_array_unref (self->widths);
  g_free (self);
}

/**
 * accord_text_table_add:
 * @self: a table
 * @cell: (nullable): the next cell of the row; its line breaks become spaces
 */
void
accord_text_table_add (AccordTextTable *self,
                       const char      *cell)
{
  char *text = g_strdelimit (g_strdup (cell != NULL ? cell : ""), "\r\n\t", ' ');
  guint *width;

  if (self->column == self->widths->len)
    g_array_set_size (self->widths, self->column + 1);
  width = &g_array_index (self->widths, guint, self->column);
  *width = MAX (*width, measure (text));
  g_ptr_array_add (self->cells, text);
  self->column++;
}

/**
 * accord_text_table_end_row:
 * @self: a table
 */
void
accord_text_table_end_row (AccordTextTable *self)
{
  g_ptr_array_add (self->cells, NULL);
  self->column = 0;
}

/**
 * accord_text_table_to_text:
 * @self: a table
 *
 * Returns: (transfer full): its rows, a line each, without spaces at their ends
 */
char *
accord_text_table_to_text (AccordTextTable *self)
{
  GString *text = g_string_new (NULL);
  guint column = 0, pad = 0;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *cell = g_ptr_array_index (self->cells, i);

      if (cell == NULL)
        {
          g_string_append_c (text, '\n');
          column = pad = 0;
          continue;
        }
      if (*cell != '\0')
        {
          g_string_append_printf (text, "%*s%s", (int) pad, "", cell);
          pad = 0;
        }
      pad += g_array_index (self->widths, guint, column) - measure (cell) + GAP;
      column++;
    }
  return g_string_free (text, FALSE);
}
