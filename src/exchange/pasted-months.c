#include "exchange/pasted-months.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#include "exchange/cell-value.h"
#include "exchange/date-parser.h"
#include "exchange/number-parser.h"

#define MOST_COMPLAINTS 3 /* the others are counted */
#define LAST_MONTH 12

typedef struct
{
  GPtrArray           *lines;  /* of GStrv: their cells; an empty line has none */
  guint                n_cells; /* of the widest */
  guint                first;  /* the line behind the names */
  gboolean             has_months;
  gboolean             per_cent;
  char                 decimal;
  AccordDateOrder      order;
  GString             *complaints;
  guint                n_complaints;
} Table;

static void
complain (Table *self,
          guint  line,
          char  *sentence)
{
  g_autofree char *taken = sentence;

  self->n_complaints++;
  if (self->n_complaints > MOST_COMPLAINTS)
    return;
  if (self->complaints->len > 0)
    g_string_append_c (self->complaints, ' ');
  /* Translators: the number of a line, and what is wrong there */
  g_string_append_printf (self->complaints, _("Line %u: %s"), line + 1, taken);
}

static char *
clean (const char *cell)
{
  char *text = g_strdup (cell);
  gsize length;

  g_strstrip (text);
  length = strlen (text);
  if (length >= 2 && text[0] == '"' && text[length - 1] == '"')
    {
      text[length - 1] = '\0';
      memmove (text, text + 1, length - 1);
    }
  return text;
}

/* A comma parts cells only where it is no decimal sign: behind a month. */
static const char *
find_delimiter (const char *const *lines)
{
  g_autofree char *all = g_strjoinv ("\n", (char **) lines);

  if (strchr (all, '\t') != NULL)
    return "\t";
  if (strchr (all, ';') != NULL)
    return ";";
  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *comma = strchr (lines[i], ',');
      AccordDateText date;
      AccordDay month;

      if (comma != NULL && (accord_cell_is_month (lines[i], (gsize) (comma - lines[i]), &month) ||
                            (accord_date_text_parse (lines[i], (gsize) (comma - lines[i]), &date) &&
                             date.shape != ACCORD_DATE_BARE)))
        return ",";
    }
  return "\t";
}

static void
split (Table      *self,
       const char *text)
{
  g_autofree char *plain = g_strdup (text);
  g_auto (GStrv) lines = NULL;
  const char *delimiter;

  for (char *p = plain; *p != '\0'; p++)
    if (*p == '\r')
      *p = p[1] == '\n' ? ' ' : '\n';
  lines = g_strsplit (plain, "\n", -1);
  delimiter = find_delimiter ((const char *const *) lines);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      GStrv cells = g_strsplit (lines[i], delimiter, -1);
      gboolean empty = TRUE;

      for (guint j = 0; cells[j] != NULL; j++)
        {
          char *cell = clean (cells[j]);

          g_free (cells[j]);
          cells[j] = cell;
          empty &= *cell == '\0';
        }
      if (empty)
        {
          g_strfreev (cells);
          cells = g_new0 (char *, 1);
        }
      self->n_cells = MAX (self->n_cells, g_strv_length (cells));
      g_ptr_array_add (self->lines, cells);
    }
}

static gboolean
read_number (const Table *self,
             const char  *cell,
             double      *number)
{
  gsize length = strlen (cell);
  gboolean has_sign = length > 0 && cell[length - 1] == '%';

  if (has_sign && !self->per_cent)
    return FALSE;
  if (has_sign)
    length--;
  while (length > 0 && g_ascii_isspace (cell[length - 1]))
    length--;
  if (!accord_number_parse (cell, length, self->decimal, number) || !isfinite (*number))
    return FALSE;
  if (self->per_cent)
    *number /= 100;
  return TRUE;
}

static gboolean
is_number (const char *cell)
{
  gsize length = strlen (cell);

  if (length > 0 && cell[length - 1] == '%')
    length--;
  return length > 0 &&
         (accord_number_classify (cell, length) & (ACCORD_NUMBER_POINT | ACCORD_NUMBER_COMMA)) != 0;
}

static gboolean
looks_like_month (const char *cell)
{
  AccordDateText date;
  AccordDay month;

  return accord_cell_is_month (cell, strlen (cell), &month) ||
         (accord_date_text_parse (cell, strlen (cell), &date) && date.shape != ACCORD_DATE_BARE);
}

/* The first line names the columns where it is of no month, and none of them is a number. */
static gboolean
names_columns (const Table *self)
{
  const char *const *cells = self->lines->pdata[self->first];
  gboolean names = FALSE;

  if (self->n_cells > 1 && looks_like_month (cells[0]))
    return FALSE;
  for (guint i = self->n_cells > 1 ? 1 : 0; i < g_strv_length ((char **) cells); i++)
    {
      if (is_number (cells[i]))
        return FALSE;
      names |= *cells[i] != '\0';
    }
  return names;
}

static void
find_decimal (Table *self)
{
  AccordNumberTally tally = { 0 };
  gboolean guessed;

  for (guint i = self->first; i < self->lines->len; i++)
    {
      const char *const *cells = self->lines->pdata[i];

      for (guint j = self->has_months ? 1 : 0; cells[0] != NULL && j < g_strv_length ((char **) cells); j++)
        if (is_number (cells[j]))
          {
            gsize length = strlen (cells[j]) - (g_str_has_suffix (cells[j], "%") ? 1 : 0);

            accord_number_tally_add (&tally, accord_number_classify (cells[j], length), length);
          }
    }
  self->decimal = accord_number_tally_get_decimal (&tally, *localeconv ()->decimal_point, &guessed);
}

/* 0: not all are days then; 1: they are; 2: they are first days of months, as those who mean months write them. */
static guint
rate_order (const Table     *self,
            AccordDateOrder  order)
{
  guint rate = 2;

  for (guint i = self->first; i < self->lines->len; i++)
    {
      const char *const *cells = self->lines->pdata[i];
      AccordDateText date;
      AccordDay day;
      gint number;

      if (cells[0] == NULL || accord_cell_is_month (cells[0], strlen (cells[0]), &day) ||
          !accord_date_text_parse (cells[0], strlen (cells[0]), &date))
        continue;
      if (!accord_date_text_to_civil (&date, order, &day))
        return 0;
      accord_day_to_ymd (day, NULL, NULL, &number);
      if (number != 1)
        rate = 1;
    }
  return rate;
}

static gboolean
read_month (const Table *self,
            const char  *cell,
            AccordDay   *month)
{
  AccordDateText date;
  gint year, number;

  if (accord_cell_is_month (cell, strlen (cell), month))
    return TRUE;
  if (!accord_date_text_parse (cell, strlen (cell), &date) || !accord_date_text_to_civil (&date, self->order, month))
    return FALSE;
  accord_day_to_ymd (*month, &year, &number, NULL);
  *month = accord_day_from_ymd (year, number, 1);
  return TRUE;
}

/* A date that is another month the other way round. */
static const char *
find_doubtful (Table *self)
{
  for (guint i = self->first; i < self->lines->len; i++)
    {
      const char *const *cells = self->lines->pdata[i];
      AccordDay month, other;

      self->order = ACCORD_DATE_ORDER_MDY;
      if (cells[0] == NULL || !read_month (self, cells[0], &other))
        continue;
      self->order = ACCORD_DATE_ORDER_DMY;
      if (read_month (self, cells[0], &month) && month != other)
        return cells[0];
    }
  return NULL;
}

/* Is the day or the month first? */
static gboolean
find_order (Table   *self,
            GError **error)
{
  guint day_first = rate_order (self, ACCORD_DATE_ORDER_DMY), month_first = rate_order (self, ACCORD_DATE_ORDER_MDY);
  const char *doubtful = self->has_months && day_first == month_first ? find_doubtful (self) : NULL;

  self->order = month_first > day_first ? ACCORD_DATE_ORDER_MDY : ACCORD_DATE_ORDER_DMY;
  if (doubtful == NULL)
    return TRUE;
  g_set_error (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_DATE_ORDER,
               _("Which month is “%s”? No line settles whether the day or the month comes first; write months like 2025-04."),
               doubtful);
  return FALSE;
}

static AccordDay
find_next_month (AccordDay month)
{
  gint year, number;

  accord_day_to_ymd (month, &year, &number, NULL);
  return number == LAST_MONTH ? accord_day_from_ymd (year + 1, 1, 1) : accord_day_from_ymd (year, number + 1, 1);
}

static void
month_free (gpointer data)
{
  AccordPastedMonth *month = data;

  g_free (month->values);
  g_free (month);
}

static gboolean
is_there (const AccordPastedMonths *pasted,
          AccordDay                 month)
{
  for (guint i = 0; i < pasted->months->len; i++)
    if (((AccordPastedMonth *) pasted->months->pdata[i])->month == month)
      return TRUE;
  return FALSE;
}

static void
read_line (Table              *self,
           guint               line,
           AccordDay           month,
           AccordPastedMonths *pasted)
{
  const char *const *cells = self->lines->pdata[line];
  guint skipped = self->has_months ? 1 : 0, n = g_strv_length ((char **) cells);
  AccordPastedMonth *added;

  if (self->has_months && !read_month (self, cells[0], &month))
    {
      complain (self, line, g_strdup_printf (_("“%s” is no month; write one like 2025-01 or Jan 2025."), cells[0]));
      return;
    }
  if (is_there (pasted, month))
    complain (self, line, g_strdup_printf (_("the month “%s” is there twice."), cells[0]));
  added = g_new0 (AccordPastedMonth, 1);
  added->month = month;
  added->values = g_new (double, pasted->n_columns);
  for (guint i = 0; i < pasted->n_columns; i++)
    {
      const char *cell = i + skipped < n ? cells[i + skipped] : "";

      added->values[i] = NAN;
      if (*cell != '\0' && !read_number (self, cell, &added->values[i]))
        complain (self, line, g_strdup_printf (_("“%s” is no number."), cell));
    }
  g_ptr_array_add (pasted->months, added);
}

static void
read_names (Table              *self,
            AccordPastedMonths *pasted)
{
  const char *const *cells = self->lines->pdata[self->first];
  guint n = g_strv_length ((char **) cells), skipped = self->n_cells > 1 ? 1 : 0;

  for (guint i = 0; i < pasted->n_columns; i++)
    g_ptr_array_add (pasted->names, g_strdup (i + skipped < n ? cells[i + skipped] : ""));
  self->first++;
}

static gboolean
read_table (Table               *self,
            AccordDay            start,
            AccordPastedMonths  *pasted,
            GError             **error)
{
  while (self->first < self->lines->len && ((char **) self->lines->pdata[self->first])[0] == NULL)
    self->first++;
  self->has_months = self->n_cells > 1;
  if (self->first == self->lines->len || (!self->has_months && start == ACCORD_DAY_NONE))
    {
      g_set_error_literal (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT,
                           _("There is no table to paste: copy the months and the numbers beside them."));
      return FALSE;
    }
  pasted->n_columns = self->n_cells - (self->has_months ? 1 : 0);
  if (names_columns (self))
    read_names (self, pasted);
  find_decimal (self);
  if (!find_order (self, error))
    return FALSE;
  for (guint i = self->first; i < self->lines->len; i++)
    {
      if (((char **) self->lines->pdata[i])[0] != NULL)
        read_line (self, i, start, pasted);
      if (!self->has_months)
        start = find_next_month (start);
    }
  return TRUE;
}

/**
 * accord_pasted_months_parse:
 * @text: what was copied: cells parted by tabs, semicolons, or commas behind a month
 * @start: the month of the first line, where lines do not name theirs; %ACCORD_DAY_NONE: they must
 * @per_cent: whether numbers are per cent, with the sign or without: 12 is 0.12
 * @error: return location for a #GError
 *
 * Returns: (transfer full) (nullable): the table; %NULL with what cannot be read, by line
 */
AccordPastedMonths *
accord_pasted_months_parse (const char  *text,
                            AccordDay    start,
                            gboolean     per_cent,
                            GError     **error)
{
  g_autoptr (AccordPastedMonths) pasted = g_new0 (AccordPastedMonths, 1);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr (GString) complaints = g_string_new (NULL);
  Table table = { .lines = lines, .per_cent = per_cent, .order = ACCORD_DATE_ORDER_YMD, .complaints = complaints };
  gboolean read;

  pasted->names = g_ptr_array_new_with_free_func (g_free);
  pasted->months = g_ptr_array_new_with_free_func (month_free);
  split (&table, text);
  read = read_table (&table, start, pasted, error);
  if (!read)
    return NULL;
  if (table.n_complaints == 0)
    return g_steal_pointer (&pasted);
  if (table.n_complaints > MOST_COMPLAINTS)
    {
      guint more = table.n_complaints - MOST_COMPLAINTS;

      g_string_append_c (complaints, ' ');
      g_string_append_printf (complaints, ngettext ("And %u more.", "And %u more.", more), more);
    }
  g_set_error_literal (error, ACCORD_EXCHANGE_ERROR, ACCORD_EXCHANGE_ERROR_FORMAT, complaints->str);
  return NULL;
}

/**
 * accord_pasted_months_free:
 * @self: (transfer full) (nullable): a table
 */
void
accord_pasted_months_free (AccordPastedMonths *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->months);
  g_free (self);
}
