#include "exchange/not-leads.h"

#include <string.h>

#include "exchange/column-scan.h"

#define LONGEST_WORD 40

/**
 * accord_row_is_blank:
 * @row: a row
 *
 * Returns: whether no cell of it says anything
 */
gboolean
accord_row_is_blank (const AccordSourceRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->lengths[i] > 0)
      return FALSE;
  return TRUE;
}

/**
 * accord_row_is_alone:
 * @row: a row that is not blank
 *
 * Returns: whether its first cell is the only one that says something
 */
gboolean
accord_row_is_alone (const AccordSourceRow *row)
{
  for (guint i = 1; i < row->n_cells; i++)
    if (row->lengths[i] > 0)
      return FALSE;
  return TRUE;
}

/**
 * accord_row_is_remark:
 * @row: a row that is not blank
 *
 * Returns: whether it is one that reports are known to end with
 */
gboolean
accord_row_is_remark (const AccordSourceRow *row)
{
  static const char *const beginnings[] = { "grand total", "confidential information - do not distribute",
                                            "copyright (c)", "copyright ©" };

  if (row->lengths[0] == 0 || strchr ("gGcC", row->cells[0][0]) == NULL || !accord_row_is_alone (row))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (beginnings); i++)
    if (g_ascii_strncasecmp (row->cells[0], beginnings[i], strlen (beginnings[i])) == 0)
      return TRUE;
  return FALSE;
}

/* «Total», «Grand Totals (57 records)», «Summe:». */
static gboolean
is_totals_word (const char *text,
                gsize       length)
{
  static const char *const words[] = { "total", "totals", "grand total", "grand totals", "subtotal", "subtotals", "sum",
                                       "summe", "gesamt", "gesamtsumme", "totale", "suma", "somme" };
  char first = g_ascii_tolower (*text);
  gsize end = 0;

  if (length > LONGEST_WORD || (first != 't' && first != 'g' && first != 's'))
    return FALSE;
  while (end < length && text[end] != ':' && text[end] != '(')
    end++;
  while (end > 0 && text[end - 1] == ' ')
    end--;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (strlen (words[i]) == end && g_ascii_strncasecmp (text, words[i], end) == 0)
      return TRUE;
  return FALSE;
}

/**
 * accord_row_is_totals:
 * @row: a row that is not blank
 *
 * Returns: whether it says «Total» and sums: the first cell that is filled is such a word, all others are numbers, and
 *   there are some
 */
gboolean
accord_row_is_totals (const AccordSourceRow *row)
{
  guint first = 0, n_numbers = 0;

  while (first < row->n_cells && row->lengths[first] == 0)
    first++;
  if (first == row->n_cells || !is_totals_word (row->cells[first], row->lengths[first]))
    return FALSE;
  for (guint i = first + 1; i < row->n_cells; i++)
    {
      const char *text = row->cells[i];
      gsize length = row->lengths[i];

      accord_cell_trim (&text, &length);
      if (length == 0)
        continue;
      if (accord_number_classify (text, length) == 0)
        return FALSE;
      n_numbers++;
    }
  return n_numbers > 0;
}

/**
 * accord_row_is_header_copy:
 * @row: a row that is not blank
 * @header: (element-type utf8): the names of the columns
 *
 * Returns: whether it is the header again, as where one file was set below another
 */
gboolean
accord_row_is_header_copy (const AccordSourceRow *row,
                           GPtrArray          *header)
{
  if (row->n_cells != header->len || header->len < 2)
    return FALSE;
  for (guint i = 0; i < header->len; i++)
    if (!g_str_equal (row->cells[i], header->pdata[i]))
      return FALSE;
  return TRUE;
}
