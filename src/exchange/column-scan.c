#include "exchange/column-scan.h"

#include <string.h>

#include "exchange/stage-words.h"
#include "exchange/value-prefix.h"

#define N_SAMPLES 3
#define LONGEST_SAMPLE 80
/* After so many cells of which not one was a date (a number), no more are tried: text is the most common column. */
#define ENOUGH_TRIES 1000

/**
 * accord_column_scan_init:
 * @self: an uninitialized scan
 */
void
accord_column_scan_init (AccordColumnScan *self)
{
  *self = (AccordColumnScan) { .samples = g_ptr_array_new_with_free_func (g_free) };
  accord_date_tally_clear (&self->dates);
}

/**
 * accord_column_scan_clear:
 * @self: a scan
 *
 * Frees what it holds.
 */
void
accord_column_scan_clear (AccordColumnScan *self)
{
  g_clear_pointer (&self->samples, g_ptr_array_unref);
  accord_date_tally_clear (&self->dates);
}

static void
keep_sample (AccordColumnScan *self,
             const char       *text,
             gsize             length)
{
  char *sample;

  if (length > LONGEST_SAMPLE)
    length = g_utf8_find_prev_char (text, text + LONGEST_SAMPLE) - text;
  sample = g_strndup (text, length);
  g_strdelimit (sample, "\r\n\t", ' ');
  g_ptr_array_add (self->samples, sample);
}

static gboolean
try_date (AccordColumnScan *self,
          const char       *text,
          gsize             length,
          const AccordZone *zone,
          AccordMoment      now)
{
  AccordDateText date;

  if (self->dates.n_dates == 0 && self->n_filled > ENOUGH_TRIES)
    return FALSE;
  if (!accord_date_text_parse (text, length, &date))
    return FALSE;
  accord_date_tally_add (&self->dates, &date, text, length, zone, now);
  return TRUE;
}

static gboolean
try_number (AccordColumnScan *self,
            const char       *text,
            gsize             length)
{
  AccordNumberForm form;

  if (self->numbers.n_numbers == 0 && self->n_filled > ENOUGH_TRIES)
    return FALSE;
  form = accord_number_classify (text, length);
  if (form == 0)
    return FALSE;
  accord_number_tally_add (&self->numbers, form, length);
  return TRUE;
}

/* Only a column of nothing else is one of booleans: after another value none is looked for. */
static gboolean
try_boolean (AccordColumnScan *self,
             const char       *text,
             gsize             length)
{
  gboolean value;

  return self->n_booleans + self->n_markers + 1 == self->n_filled && accord_cell_parse_boolean (text, length, &value);
}

static void
try_words (AccordColumnScan *self,
           const char       *text,
           gsize             length)
{
  gboolean parted = length > 2 && (text[1] == ':' || text[2] == ':');
  gsize prefix = parted ? accord_value_prefix_find (text, length) : 0;
  AccordStage stage;

  if (prefix > 0 && self->n_filled == 1)
    {
      self->prefix_length = prefix;
      memcpy (self->prefix, text, prefix);
    }
  if (prefix > 0 && prefix == self->prefix_length && memcmp (self->prefix, text, prefix) == 0)
    self->n_prefixed++;
  if (self->expects_stages && accord_stage_words_parse (text, length, &stage))
    {
      self->n_stages++;
      self->stages |= 1u << stage;
    }
}

/**
 * accord_column_scan_add:
 * @self: a scan
 * @text: a cell of the column
 * @length: its length in bytes
 * @empty_values: what means empty
 * @zone: where times without an offset are meant
 * @now: later dates say nothing about when the file was made
 */
void
accord_column_scan_add (AccordColumnScan *self,
                        const char       *text,
                        gsize             length,
                        const AccordEmptyValues *empty_values,
                        const AccordZone *zone,
                        AccordMoment      now)
{
  gboolean is_date, is_number;

  accord_cell_trim (&text, &length);
  if (length == 0)
    return;
  if (accord_empty_values_contain (empty_values, text, length))
    {
      self->n_empty_values++;
      return;
    }
  self->n_filled++;
  if (self->samples->len < N_SAMPLES)
    keep_sample (self, text, length);
  try_words (self, text, length);
  if (accord_cell_is_marker (text, length))
    {
      self->n_markers++;
      return;
    }
  if (try_boolean (self, text, length))
    {
      self->n_booleans++;
      return;
    }
  is_date = try_date (self, text, length, zone, now);
  is_number = try_number (self, text, length);
  if (!is_date && !is_number)
    self->n_addresses += accord_cell_is_address (text, length);
}

/* Digits that are no number: nobody adds up post codes. */
static gboolean
is_label_header (const char *header)
{
  static const char *const words[] = { "id", "zip", "postal", "postcode", "postalcode", "plz", "phone", "mobile",
                                       "telephone", "tel", "fax" };
  g_autofree char *folded = g_utf8_strdown (header, -1);
  g_auto (GStrv) parts = g_strsplit_set (folded, " _-./()", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains (words, parts[i]))
      return TRUE;
  return FALSE;
}

static guint64
count_values (const AccordColumnScan *self)
{
  return self->n_filled - self->n_markers;
}

static AccordColumnType
decide_type (const AccordColumnScan   *self,
             const AccordSourceColumn *column)
{
  const AccordNumberTally *numbers = &self->numbers;
  guint64 n_values = count_values (self);
  guint64 n_fit = column->decimal == ',' ? numbers->n_comma : numbers->n_point;
  guint64 n_whole = column->decimal == ',' ? numbers->n_whole_comma : numbers->n_whole_point;

  if (n_values == 0)
    return ACCORD_COLUMN_TEXT;
  if (self->n_booleans == n_values)
    return ACCORD_COLUMN_BOOLEAN;
  if (self->dates.n_dates - self->dates.n_bare == n_values &&
      (column->date_ambiguous || accord_date_tally_get_n_real (&self->dates, column->date_order) == n_values))
    return ACCORD_COLUMN_MOMENT;
  if (n_fit == n_values && numbers->n_labels == 0 && !is_label_header (column->header))
    return n_whole == n_values ? ACCORD_COLUMN_INTEGER : ACCORD_COLUMN_REAL;
  return ACCORD_COLUMN_TEXT;
}

/**
 * accord_column_scan_decide:
 * @self: a scan of a whole column
 * @likely_decimal: see accord_column_scans_decimal()
 * @column: its header is set; the rest of what the cells say is filled in
 */
void
accord_column_scan_decide (const AccordColumnScan *self,
                           char                    likely_decimal,
                           AccordSourceColumn     *column)
{
  gboolean guessed;

  column->n_filled = self->n_filled;
  column->empty = self->n_filled == 0;
  column->stages = self->stages;
  column->prefix_length = self->n_prefixed == self->n_filled ? self->prefix_length : 0;
  column->samples = g_new0 (char *, self->samples->len + 1);
  for (guint i = 0; i < self->samples->len; i++)
    column->samples[i] = g_strdup (self->samples->pdata[i]);
  column->decimal = accord_number_tally_get_decimal (&self->numbers, likely_decimal, &guessed);
  column->date_order = accord_date_tally_get_order (&self->dates, &column->date_ambiguous);
  column->type = decide_type (self, column);
  if (column->date_ambiguous)
    column->date_example = g_strdup (self->dates.either != NULL ? self->dates.either : column->samples[0]);
}

/**
 * accord_column_scan_set_order:
 * @self: a scan of a whole column
 * @column: what was decided about it
 * @order: the order of its dates, as somebody who knows says
 */
void
accord_column_scan_set_order (const AccordColumnScan *self,
                              AccordSourceColumn     *column,
                              AccordDateOrder         order)
{
  if (self->dates.n_year_last == 0)
    return;
  column->date_order = order;
  column->date_ambiguous = FALSE;
  column->type = decide_type (self, column);
}

/**
 * accord_column_scan_is_guess:
 * @self: a scan of a whole column
 * @likely_decimal: see accord_column_scans_decimal()
 *
 * Returns: whether it matters for the column's numbers what the decimal sign is, and no row of it settles that
 */
gboolean
accord_column_scan_is_guess (const AccordColumnScan *self,
                             char                    likely_decimal)
{
  gboolean guessed;

  accord_number_tally_get_decimal (&self->numbers, likely_decimal, &guessed);
  return guessed;
}

/**
 * accord_column_scans_decimal:
 * @scans: (array length=n_scans): those of all columns
 * @n_scans: their number
 * @delimiter: of the file
 *
 * Returns: the decimal sign that the file speaks for: that of the columns which settle it, else a comma where cells are
 *   set apart by semicolons; 0 where nothing speaks for either
 */
char
accord_column_scans_decimal (const AccordColumnScan *scans,
                             guint                   n_scans,
                             char                    delimiter)
{
  guint64 point = 0, comma = 0;

  for (guint i = 0; i < n_scans; i++)
    {
      point += scans[i].numbers.n_numbers - scans[i].numbers.n_comma;
      comma += scans[i].numbers.n_numbers - scans[i].numbers.n_point;
    }
  if (point != comma)
    return point > comma ? '.' : ',';
  return delimiter == ';' ? ',' : 0;
}
