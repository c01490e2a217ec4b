#include "exchange/number-parser.h"

#include <string.h>

#define LONGEST_NUMBER 40
#define MOST_DIGITS 15 /* that a double keeps */

/* A number without its currency: its sign, and digits with the separators ' ' '.' ',' and '\''. */
typedef struct
{
  char     text[LONGEST_NUMBER + 1];
  gsize    length;
  gboolean negative;
  gboolean decorated;
} Core;

/* Longer ones first where one begins with another. Signs of one character need not be named: Unicode knows them. */
static const char *const signs[] = {
  "R$", "US$", "CA$", "C$", "AU$", "A$", "NZ$", "HK$", "S$", "MX$", "NT$", "Rs.", "Rs", "Fr.", "SFr.", "zł", "Kč", "kč", "kr.",
  "kr", "Ft", "lei", "лв.", "лв", "руб.", "руб", "RM", "Rp", "RSD", "EUR", "Euro", "euro", "USD", "GBP", "CHF", "SEK", "NOK",
  "DKK", "ISK", "PLN", "CZK", "HUF", "RON", "BGN", "UAH", "RUB", "TRY", "ILS", "AED", "SAR", "EGP", "ZAR", "NGN", "KES", "JPY",
  "CNY", "RMB", "KRW", "TWD", "HKD", "SGD", "MYR", "THB", "IDR", "PHP", "VND", "INR", "PKR", "BDT", "LKR", "AUD", "NZD", "CAD",
  "MXN", "BRL", "ARS", "CLP", "COP", "PEN",
};

static const char *const spaces[] = { " ", "\t", "\xc2\xa0", "\xe2\x80\xaf", "\xe2\x80\x89" };

/* As Switzerland sets thousands apart. */
static const char *const apostrophes[] = { "\xe2\x80\x99", "\xca\xbc", "\xe2\x80\x98" };

static const char *
find_prefix (const char        *at,
             const char        *end,
             const char *const *prefixes,
             guint              n_prefixes)
{
  for (guint i = 0; i < n_prefixes; i++)
    {
      gsize length;

      if (at == end || prefixes[i][0] != *at)
        continue;
      length = strlen (prefixes[i]);
      if ((gsize) (end - at) >= length && strncmp (at, prefixes[i], length) == 0)
        return at + length;
    }
  return NULL;
}

static const char *
find_sign (const char *at,
           const char *end)
{
  if (at < end && !g_ascii_isalpha (*at) && g_unichar_type (g_utf8_get_char (at)) == G_UNICODE_CURRENCY_SYMBOL)
    return g_utf8_next_char (at);
  return find_prefix (at, end, signs, G_N_ELEMENTS (signs));
}

static const char *
skip_spaces (const char *at,
             const char *end)
{
  const char *next;

  while ((next = find_prefix (at, end, spaces, G_N_ELEMENTS (spaces))) != NULL)
    at = next;
  return at;
}

/* Before the digits: spaces, «(» or a minus, a currency, in any order. */
static const char *
read_front (const char *at,
            const char *end,
            Core       *core,
            gboolean   *parenthesis)
{
  while (at < end && !g_ascii_isdigit (*at) && *at != '.' && *at != ',')
    {
      const char *next = skip_spaces (at, end);

      if (next == at && (next = find_sign (at, end)) != NULL)
        {
          if (core->decorated)
            return NULL;
          core->decorated = TRUE;
        }
      else if (next == NULL && !core->negative && (*at == '-' || *at == '(' || g_str_has_prefix (at, "−")))
        {
          core->negative = TRUE;
          *parenthesis = *at == '(';
          next = g_utf8_next_char (at);
        }
      if (next == NULL)
        return NULL;
      at = next;
    }
  return at;
}

/* «1.000,-» and «500.–» have no cents. */
static const char *
skip_no_cents (const char *at,
               const char *end,
               Core       *core)
{
  static const char *const dashes[] = { "--", "-", "–", "—" };
  const char *next = find_prefix (at, end, dashes, G_N_ELEMENTS (dashes));

  if (next == NULL || core->length < 2 || strchr (",.", core->text[core->length - 1]) == NULL)
    return at;
  core->text[--core->length] = '\0';
  return next;
}

/* After the digits: spaces, «)», a currency, the minus that accountants write there. */
static gboolean
read_back (const char *at,
           const char *end,
           Core       *core,
           gboolean    parenthesis)
{
  while ((at = skip_spaces (at, end)) < end)
    {
      const char *next = find_sign (at, end);

      if (next != NULL && !core->decorated)
        core->decorated = TRUE;
      else if (*at == '-' && !core->negative)
        {
          core->negative = core->decorated = TRUE;
          next = at + 1;
        }
      else if (*at == ')' && parenthesis)
        {
          parenthesis = FALSE;
          core->decorated = TRUE;
          next = at + 1;
        }
      else
        return FALSE;
      at = next;
    }
  return !parenthesis;
}

/* Most cells are words, and words are told from numbers the soonest by this. */
static gboolean
has_digit (const char *text,
           gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      return TRUE;
  return FALSE;
}

/* «2025-04-03»: dates are common, too, and no number has a minus between its digits. */
static gboolean
is_dashed (const char *text,
           gsize       length)
{
  return length > 7 && text[4] == '-' && text[7] == '-' && g_ascii_isdigit (text[3]);
}

static gboolean
extract_core (const char *text,
              gsize       length,
              Core       *core)
{
  const char *end = text + length;
  gboolean parenthesis = FALSE;
  const char *at, *apostrophe;

  core->length = 0;
  core->negative = core->decorated = FALSE;
  if (length == 0 || length > LONGEST_NUMBER || is_dashed (text, length) || !has_digit (text, length) ||
      (at = read_front (text, end, core, &parenthesis)) == NULL)
    return FALSE;
  while (at < end)
    {
      const char *next = find_prefix (at, end, spaces, G_N_ELEMENTS (spaces));

      if (g_ascii_isdigit (*at) || *at == '.' || *at == ',' || *at == '\'')
        core->text[core->length++] = *at++;
      else if ((apostrophe = find_prefix (at, end, apostrophes, G_N_ELEMENTS (apostrophes))) != NULL)
        {
          core->text[core->length++] = '\'';
          at = apostrophe;
        }
      else if (next != NULL && next < end && g_ascii_isdigit (*next))
        {
          core->text[core->length++] = ' ';
          at = next;
        }
      else
        break;
    }
  at = skip_no_cents (at, end, core);
  core->text[core->length] = '\0';
  return core->length > 0 && read_back (at, end, core, parenthesis);
}

/* «1234» and «1234.5», as programs write most numbers: a double keeps their digits, so that @number is the nearest one to
 * what is written. FALSE of all others; @whole: it has no decimals. */
static gboolean
read_plain (const char *text,
            gsize       length,
            char        decimal,
            double     *number,
            gboolean   *whole)
{
  static const double powers[] = { 1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  gsize mark = length;
  gint64 digits = 0;

  if (length == 0 || length > MOST_DIGITS || !g_ascii_isdigit (text[length - 1]))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (text[i]))
      digits = digits * 10 + (text[i] - '0');
    else if (text[i] == decimal && mark == length)
      mark = i;
    else
      return FALSE;
  *whole = mark == length;
  *number = *whole ? (double) digits : (double) digits / powers[length - mark - 1];
  return TRUE;
}

/* Whether the digits before the decimals are set apart rightly: 1,234,567 or, in India, 12,34,567. */
static gboolean
check_groups (const char *text,
              gsize       length)
{
  char separator = '\0';
  guint run = 0, n_groups = 0;
  gboolean pairs = TRUE, threes = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      if (g_ascii_isdigit (text[i]))
        {
          run++;
          continue;
        }
      if (separator != '\0' && text[i] != separator)
        return FALSE;
      separator = text[i];
      threes = threes && (n_groups == 0 ? run >= 1 && run <= 3 : run == 3);
      pairs = pairs && (n_groups == 0 ? run >= 1 && run <= 2 : run == 2);
      n_groups++;
      run = 0;
    }
  return n_groups == 0 ? run > 0 : run == 3 && text[0] != '0' && (threes || pairs);
}

/* Whether @core is a number whose decimals begin with @decimal. @whole: it has none. */
static gboolean
fits (const Core *core,
      char        decimal,
      gboolean   *whole)
{
  const char *mark = memchr (core->text, decimal, core->length);
  gsize head = mark != NULL ? (gsize) (mark - core->text) : core->length;

  *whole = mark == NULL;
  if (mark != NULL)
    {
      gsize n_decimals = core->length - head - 1;

      if (n_decimals == 0 || strspn (mark + 1, "0123456789") != n_decimals)
        return FALSE;
      if (head == 0)
        return TRUE;
    }
  return check_groups (core->text, head);
}

/* «12.400»: one mark, with three digits after it and up to three before. */
static gboolean
is_unclear (const Core *core,
            char        mark)
{
  const char *at = memchr (core->text, mark, core->length);

  return at != NULL && strspn (core->text, "0123456789") == (gsize) (at - core->text) &&
         at > core->text && at - core->text <= 3 && core->text[0] != '0' &&
         core->length - (at - core->text) == 4 && strspn (at + 1, "0123456789") == 3;
}

/**
 * accord_number_classify:
 * @text: a cell, without spaces around it
 * @length: its length in bytes
 *
 * Returns: how @text may be read as a number; 0: not at all
 */
AccordNumberForm
accord_number_classify (const char *text,
                        gsize       length)
{
  AccordNumberForm form = 0;
  Core core;
  gboolean whole;
  gsize digits;
  double number;

  if (read_plain (text, length, '.', &number, &whole) && whole)
    return ACCORD_NUMBER_POINT | ACCORD_NUMBER_COMMA | ACCORD_NUMBER_WHOLE_POINT | ACCORD_NUMBER_WHOLE_COMMA |
           (length > 1 && *text == '0' ? ACCORD_NUMBER_LABEL : 0);
  if (!extract_core (text, length, &core))
    return 0;
  if (fits (&core, '.', &whole))
    form |= ACCORD_NUMBER_POINT | (whole ? ACCORD_NUMBER_WHOLE_POINT : 0);
  if (fits (&core, ',', &whole))
    form |= ACCORD_NUMBER_COMMA | (whole ? ACCORD_NUMBER_WHOLE_COMMA : 0);
  if (form == 0)
    return 0;
  if (is_unclear (&core, '.'))
    form |= ACCORD_NUMBER_UNCLEAR_POINT;
  if (is_unclear (&core, ','))
    form |= ACCORD_NUMBER_UNCLEAR_COMMA;
  digits = strspn (core.text, "0123456789");
  if ((digits > 1 && core.text[0] == '0') || digits > MOST_DIGITS)
    form |= ACCORD_NUMBER_LABEL;
  if (core.decorated)
    form |= ACCORD_NUMBER_DECORATED;
  return form;
}

/**
 * accord_number_parse:
 * @text: a cell, without spaces around it
 * @length: its length in bytes
 * @decimal: '.' or ','
 * @number: (out): the number
 *
 * Returns: whether @text is a number whose decimals begin with @decimal
 */
gboolean
accord_number_parse (const char *text,
                     gsize       length,
                     char        decimal,
                     double     *number)
{
  char plain[LONGEST_NUMBER + 1];
  gsize n = 0;
  Core core;
  gboolean whole;

  if (read_plain (text, length, decimal, number, &whole))
    return TRUE;
  if (!extract_core (text, length, &core) || !fits (&core, decimal, &whole))
    return FALSE;
  for (gsize i = 0; i < core.length; i++)
    if (core.text[i] == decimal)
      plain[n++] = '.';
    else if (g_ascii_isdigit (core.text[i]))
      plain[n++] = core.text[i];
  plain[n] = '\0';
  *number = g_ascii_strtod (plain, NULL);
  if (core.negative)
    *number = -*number;
  return TRUE;
}

/**
 * accord_number_tally_add:
 * @self: a tally
 * @form: how a cell of the column may be read
 * @length: the cell's length in bytes
 */
void
accord_number_tally_add (AccordNumberTally *self,
                         AccordNumberForm   form,
                         gsize              length)
{
  self->n_numbers++;
  self->n_point += (form & ACCORD_NUMBER_POINT) != 0;
  self->n_comma += (form & ACCORD_NUMBER_COMMA) != 0;
  self->n_whole_point += (form & ACCORD_NUMBER_WHOLE_POINT) != 0;
  self->n_whole_comma += (form & ACCORD_NUMBER_WHOLE_COMMA) != 0;
  self->n_unclear_point += (form & ACCORD_NUMBER_UNCLEAR_POINT) != 0;
  self->n_unclear_comma += (form & ACCORD_NUMBER_UNCLEAR_COMMA) != 0;
  self->n_labels += (form & ACCORD_NUMBER_LABEL) != 0;
  if (length >= 4 && (form & ACCORD_NUMBER_WHOLE_POINT) && (form & ACCORD_NUMBER_WHOLE_COMMA))
    self->n_plain_thousands++;
}

/**
 * accord_number_tally_get_decimal:
 * @self: a tally of a whole column
 * @likely: the decimal sign that the rest of the file speaks for, or 0
 * @guessed: (out): whether no row settles it, and the answer matters
 *
 * A number that can be read in one way only settles it. Where there is none, three digits after a comma, or after
 * a point where the file else has decimal commas, are taken for thousands.
 *
 * Returns: '.' or ','
 */
char
accord_number_tally_get_decimal (const AccordNumberTally *self,
                                 char                     likely,
                                 gboolean                *guessed)
{
  guint64 sure_point = self->n_numbers - self->n_comma;
  guint64 sure_comma = self->n_numbers - self->n_point;

  *guessed = FALSE;
  if (sure_point != sure_comma)
    return sure_point > sure_comma ? '.' : ',';
  if (self->n_unclear_point == 0 && self->n_unclear_comma == 0)
    return likely != 0 ? likely : '.';
  *guessed = self->n_plain_thousands == 0 || likely == 0;
  if (likely != 0)
    return likely;
  if (self->n_plain_thousands > 0)
    return self->n_unclear_point >= self->n_unclear_comma ? '.' : ',';
  return '.';
}
