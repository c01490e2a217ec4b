#include "present/words.h"

#include <glib/gi18n-lib.h>
#include <langinfo.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define NO_BREAK "\302\240" /* a space that no line ends at */
#define MINUS "\342\210\222"
#define MOST_GROUPED 64
#define LONGEST_CURRENCY 12

static const struct
{
  const char *code, *sign;
} signs[] = {
  { "EUR", "€" }, { "USD", "$" }, { "GBP", "£" }, { "JPY", "¥" }, { "INR", "₹" }, { "KRW", "₩" }, { "BRL", "R$" },
  { "ILS", "₪" }, { "TRY", "₺" }, { "UAH", "₴" }, { "VND", "₫" }, { "PHP", "₱" }, { "NGN", "₦" },
};

/* What separates thousands here; a comma where no language was chosen. */
static char *
find_separator (void)
{
  const char *locale = setlocale (LC_NUMERIC, NULL);
  char *separator = NULL;

  if (g_str_equal (locale, "C") || g_str_equal (locale, "POSIX") || g_str_has_prefix (locale, "C."))
    return g_strdup (",");
  separator = g_locale_to_utf8 (nl_langinfo (THOUSEP), -1, NULL, NULL, NULL);

  return separator != NULL ? separator : g_strdup ("");
}

/* Puts the separator into the digits, as the locale groups them: the last groups' sizes, the last of which repeats. */
static char *
group_digits (const char *digits)
{
  g_autofree char *separator = find_separator ();
  const char *sizes = localeconv ()->grouping;
  guint n = strlen (digits), n_ends = 0, ends[MOST_GROUPED];
  GString *text = g_string_new (NULL);

  for (guint left = n, size = *sizes > 0 ? *sizes : 3; left > size && size > 0 && n_ends < MOST_GROUPED; )
    {
      left -= size;
      ends[n_ends++] = left;
      if (*sizes > 0 && sizes[1] > 0)
        size = *++sizes;
    }
  for (guint i = 0; i < n; i++)
    {
      if (n_ends > 0 && ends[n_ends - 1] == i)
        {
          g_string_append (text, separator);
          n_ends--;
        }
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

/* A number without its sign, with @decimals of which none is an idle zero if @trim. */
static char *
format_number (double   number,
               guint    decimals,
               gboolean trim)
{
  char plain[G_ASCII_DTOSTR_BUF_SIZE * 12];
  g_autofree char *whole = NULL, *grouped = NULL, *point = NULL;
  char *fraction;

  g_snprintf (plain, sizeof plain, "%.*f", (int) decimals, fabs (number));
  whole = g_strndup (plain, strspn (plain, "0123456789"));
  fraction = plain + strlen (whole);
  while (*fraction != '\0' && !g_ascii_isdigit (*fraction))
    fraction++;
  for (gsize end = strlen (fraction); trim && end > 0 && fraction[end - 1] == '0'; end--)
    fraction[end - 1] = '\0';
  grouped = group_digits (whole);
  if (*fraction == '\0')
    return g_steal_pointer (&grouped);
  point = g_locale_to_utf8 (nl_langinfo (RADIXCHAR), -1, NULL, NULL, NULL);

  return g_strconcat (grouped, point != NULL ? point : ".", fraction, NULL);
}

static guint
decimals_of_percent (double percent)
{
  percent = fabs (percent);
  if (percent == 0 || percent >= 99.95)
    return 0;
  return percent < 0.995 ? 2 : 1;
}

static char *
add_currency (const char *amount,
              const char *currency)
{
  const struct lconv *locale = localeconv ();
  const char *sign = currency;

  /* What is longer than any code of a currency is none. */
  if (currency == NULL || *currency == '\0' || strlen (currency) > LONGEST_CURRENCY)
    return g_strdup (amount);
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strcmp (signs[i].code, currency) == 0)
      sign = signs[i].sign;
  if (locale->p_cs_precedes == 0)
    return g_strconcat (amount, NO_BREAK, sign, NULL);
  if (sign == currency || locale->p_sep_by_space == 1)
    return g_strconcat (sign, NO_BREAK, amount, NULL);

  return g_strconcat (sign, amount, NULL);
}

static char *
add_minus (char    *text,
           gboolean negative)
{
  g_autofree char *amount = text;

  return negative ? g_strconcat (MINUS, amount, NULL) : g_steal_pointer (&amount);
}

static char *
format_ratio (double   value,
              guint    decimals,
              gboolean trim)
{
  g_autofree char *number = format_number (value * 100, decimals, trim);

  /* Translators: a share in per cent; the space does not break. */
  return g_strdup_printf (_("%s\302\240%%"), number);
}

static char *
format_money (double      value,
              const char *currency)
{
  gboolean whole = fabs (value) >= 100 || fabs (value - round (value)) < 0.005;
  g_autofree char *amount = format_number (value, whole ? 0 : 2, FALSE);

  return add_currency (amount, currency);
}

static char *
format_seconds (double value)
{
  guint64 seconds = round (fabs (value)), days = seconds / 86400, hours = seconds / 3600 % 24, minutes = seconds / 60 % 60;

  if (days >= 1)
    {
      g_autofree char *text = g_strdup_printf (ngettext ("%u\302\240day", "%u\302\240days", days), (guint) days);

      return hours > 0 && days < 10 ? g_strdup_printf (_("%s %u\302\240h"), text, (guint) hours) : g_steal_pointer (&text);
    }
  if (hours >= 1)
    return minutes > 0 ? g_strdup_printf (_("%u\302\240h %u\302\240min"), (guint) hours, (guint) minutes)
                       : g_strdup_printf (_("%u\302\240h"), (guint) hours);
  if (minutes >= 1)
    return g_strdup_printf (_("%u\302\240min"), (guint) minutes);
  return g_strdup_printf (_("%u\302\240s"), (guint) seconds);
}

/* Three figures and a letter for thousands, millions, thousands of millions; %NULL where the number is small. */
static char *
shorten (double value)
{
  double size = fabs (value);
  g_autofree char *number = NULL;
  double unit = size >= 999.5e6 ? 1e9 : size >= 999.5e3 ? 1e6 : 1e3;
  guint decimals = size / unit < 9.995 ? 2 : size / unit < 99.95 ? 1 : 0;

  if (size < 10000)
    return NULL;
  number = format_number (size / unit, decimals, TRUE);
  if (unit == 1e9)
    /* Translators: a number of thousand millions, short */
    return g_strdup_printf (C_("number", "%sbn"), number);
  if (unit == 1e6)
    /* Translators: a number of millions, short */
    return g_strdup_printf (C_("number", "%sM"), number);
  /* Translators: a number of thousands, short */
  return g_strdup_printf (C_("number", "%sk"), number);
}

/**
 * accord_words_count:
 * @n: a number of things
 *
 * Returns: (transfer full): «1,234», grouped as the locale does
 */
char *
accord_words_count (guint64 n)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, n);

  return group_digits (digits);
}

/**
 * accord_words_value:
 * @value: a figure; NaN for none
 * @unit: its unit; ratios are fractions, durations seconds
 * @currency: (nullable): ISO code, for money
 *
 * Rates of one decimal, of two below one per cent; money without cents from 100 on.
 *
 * Returns: (transfer full): «1,234», «13.4 %», «€1,180», «2 h 10 min», «–»
 */
char *
accord_words_value (double      value,
                    AccordUnit  unit,
                    const char *currency)
{
  if (!isfinite (value))
    return g_strdup ("–");

  switch (unit)
    {
    case ACCORD_UNIT_RATIO:
      return add_minus (format_ratio (value, decimals_of_percent (value * 100), TRUE), value < 0);
    case ACCORD_UNIT_MONEY:
      return add_minus (format_money (value, currency), value < 0);
    case ACCORD_UNIT_SECONDS:
      return add_minus (format_seconds (value), value < 0);
    case ACCORD_UNIT_COUNT:
    default:
      return add_minus (format_number (value, value == round (value) ? 0 : 1, TRUE), value < 0);
    }
}

/**
 * accord_words_percent:
 * @value: a share; NaN for none
 * @decimals: of all that stand beside each other
 *
 * Returns: (transfer full): «11.0 %», «–»
 */
char *
accord_words_percent (double value,
                      guint  decimals)
{
  return isfinite (value) ? add_minus (format_ratio (value, decimals, FALSE), value < 0) : g_strdup ("–");
}

/**
 * accord_words_value_short:
 * @value: a figure; NaN for none
 * @unit: its unit
 * @currency: (nullable): ISO code, for money
 *
 * As accord_words_value(), but money from 10,000 and counts from 100,000 on in three figures: beside marks of a picture.
 *
 * Returns: (transfer full): «€352k», «€1,180», «13.4 %»
 */
char *
accord_words_value_short (double      value,
                          AccordUnit  unit,
                          const char *currency)
{
  g_autofree char *amount = NULL;

  if (isfinite (value) && (unit == ACCORD_UNIT_MONEY || (unit == ACCORD_UNIT_COUNT && fabs (value) >= 100000)))
    amount = shorten (value);
  if (amount == NULL)
    return accord_words_value (value, unit, currency);

  return add_minus (unit == ACCORD_UNIT_MONEY ? add_currency (amount, currency) : g_steal_pointer (&amount), value < 0);
}

/**
 * accord_words_range:
 * @low: the lower bound
 * @high: the upper bound
 * @unit: of both
 * @currency: (nullable): ISO code, for money
 *
 * Returns: (transfer full): «likely range 21–94 %»
 */
char *
accord_words_range (double      low,
                    double      high,
                    AccordUnit  unit,
                    const char *currency)
{
  g_autofree char *from = NULL, *to = NULL;

  if (unit == ACCORD_UNIT_RATIO && isfinite (low) && isfinite (high))
    {
      guint decimals = MAX (low * 100 < 9.95 ? 1 : 0, high * 100 - low * 100 < 10 ? 1 : 0);

      from = format_number (low * 100, decimals, TRUE);
      to = format_number (high * 100, decimals, TRUE);
      return g_strdup_printf (_("likely range %s–%s\302\240%%"), from, to);
    }
  from = accord_words_value (low, unit, currency);
  to = accord_words_value (high, unit, currency);

  return g_strdup_printf (_("likely range %s–%s"), from, to);
}

/**
 * accord_words_capital:
 * @text: words
 *
 * Returns: (transfer full): the same with a capital to begin a line or a title
 */
char *
accord_words_capital (const char *text)
{
  g_autofree char *first = NULL;
  const char *rest;

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup ("");
  rest = g_utf8_next_char (text);
  first = g_utf8_strup (text, rest - text);
  return g_strconcat (first, rest, NULL);
}

/**
 * accord_words_within:
 * @text: a title
 *
 * Returns: (transfer full): the same within a sentence: «new customers»; an abbreviation keeps its capitals
 */
char *
accord_words_within (const char *text)
{
  g_autofree char *first = NULL;
  const char *rest;

  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0')
    return g_strdup ("");
  rest = g_utf8_next_char (text);
  if (g_unichar_isupper (g_utf8_get_char (rest)))
    return g_strdup (text);
  first = g_utf8_strdown (text, rest - text);
  return g_strconcat (first, rest, NULL);
}
