#include "exchange/number-parser.h"

#include <math.h>
#include <string.h>

static const struct
{
  const char *text;
  double      point; /* read with a decimal point; NaN: no number then */
  double      comma;
} texts[] = {
  { "0", 0, 0 },
  { "12", 12, 12 },
  { "-12", -12, -12 },
  { "−12", -12, -12 },
  { "12.5", 12.5, NAN },
  { "12,5", NAN, 12.5 },
  { "12.400", 12.4, 12400 },
  { "12,400", 12400, 12.4 },
  { "12.400,00", NAN, 12400 },
  { "12,400.00", 12400, NAN },
  { "1,234,567", 1234567, NAN },
  { "1.234.567", NAN, 1234567 },
  { "12,34,567.89", 1234567.89, NAN },
  { "1'234.50", 1234.5, NAN },
  { "1 234,50", NAN, 1234.5 },
  { "1\xc2\xa0" "234,50", NAN, 1234.5 },
  { "1\xe2\x80\xaf" "234,50 €", NAN, 1234.5 },
  { "€ 880,00", NAN, 880 },
  { "$1,000", 1000, 1 },
  { "-$5.50", -5.5, NAN },
  { "$-5.50", -5.5, NAN },
  { "(1,200.00)", -1200, NAN },
  { "EUR 5", 5, 5 },
  { "5 EUR", 5, 5 },
  { "₹12,00,000", 1200000, NAN },
  { "R$ 3,50", NAN, 3.5 },
  { "12,34,567", 1234567, NAN },
  { "₹ 1,23,45,678.90", 12345678.9, NAN },
  { "Rs. 12,34,567", 1234567, NAN },
  { "1’234’567.50", 1234567.5, NAN },
  { "CHF 500.–", 500, 500 },
  { "€ 1.000,-", 1, 1000 },
  { "1 234 567,89 zł", NAN, 1234567.89 },
  { "12 000 kr", 12000, 12000 },
  { "1.234,50 Kč", NAN, 1234.5 },
  { "US$ 1,234.50", 1234.5, NAN },
  { "₩12,400", 12400, 12.4 },
  { "₺1.234,50", NAN, 1234.5 },
  { "1.200,00-", NAN, -1200 },
  { "-5-", NAN, NAN },
  { "5-6", NAN, NAN },
  { ".5", 0.5, NAN },
  { "0.400", 0.4, NAN },
  { "5.", NAN, NAN },
  { "1,23", NAN, 1.23 },
  { "12,3456", NAN, 12.3456 },
  { "1,2345.6", NAN, NAN },
  { "1.2.3", NAN, NAN },
  { "2018-02-01", NAN, NAN },
  { "+49 171", NAN, NAN },
  { "12 34", NAN, NAN },
  { "1e5", NAN, NAN },
  { "12 %", NAN, NAN },
  { "EUR", NAN, NAN },
  { "€€5", NAN, NAN },
  { "--5", NAN, NAN },
  { "(5", NAN, NAN },
  { "5)", NAN, NAN },
  { "", NAN, NAN },
  { "-", NAN, NAN },
  { "abc", NAN, NAN },
};

static void
check (const char *text,
       char        decimal,
       double      expected,
       gboolean    classified)
{
  double number = NAN;
  gboolean parsed = accord_number_parse (text, strlen (text), decimal, &number);

  g_test_message ("%s with %c", text, decimal);
  g_assert_cmpint (parsed, ==, !isnan (expected));
  g_assert_cmpint (classified, ==, parsed);
  if (parsed)
    g_assert_cmpfloat_with_epsilon (number, expected, 1e-9);
}

static void
test_texts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      AccordNumberForm form = accord_number_classify (texts[i].text, strlen (texts[i].text));

      check (texts[i].text, '.', texts[i].point, (form & ACCORD_NUMBER_POINT) != 0);
      check (texts[i].text, ',', texts[i].comma, (form & ACCORD_NUMBER_COMMA) != 0);
    }
}

static const struct
{
  const char *column; /* cells between bars */
  char        likely; /* what the rest of the file says */
  char        decimal;
  gboolean    guessed;
} columns[] = {
  { "1|2|3", 0, '.', FALSE },
  { "12.5|3", 0, '.', FALSE },
  { "12,5|3", 0, ',', FALSE },
  { "12.400|880,00", 0, ',', FALSE },
  { "12,400|880.00", 0, '.', FALSE },
  { "12.400|1.234.567", 0, ',', FALSE },
  { "12.400|0.500", 0, '.', FALSE },
  { "12.400", 0, '.', TRUE },
  { "12.400", ',', ',', TRUE },
  { "12,400", 0, '.', TRUE },
  { "12,400", '.', '.', TRUE },
  { "12,5|12,6|12.7", 0, ',', FALSE },
  { "", 0, '.', FALSE },
  { "", ',', ',', FALSE },
};

static void
test_columns (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_auto (GStrv) cells = g_strsplit (columns[i].column, "|", -1);
      AccordNumberTally tally = { 0 };
      gboolean guessed;

      for (guint c = 0; cells[c] != NULL; c++)
        {
          AccordNumberForm form = accord_number_classify (cells[c], strlen (cells[c]));

          if (form != 0)
            accord_number_tally_add (&tally, form, strlen (cells[c]));
        }
      g_test_message ("%s", columns[i].column);
      g_assert_cmpint (accord_number_tally_get_decimal (&tally, columns[i].likely, &guessed), ==, columns[i].decimal);
      g_assert_cmpint (guessed, ==, columns[i].guessed);
    }
}

static void
test_labels (void)
{
  static const struct
  {
    const char *text;
    gboolean    label;
  } cases[] = { { "007", TRUE }, { "08123", TRUE }, { "0", FALSE }, { "0.5", FALSE }, { "1234567890123456", TRUE },
                { "123456789012345", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      AccordNumberForm form = accord_number_classify (cases[i].text, strlen (cases[i].text));

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint ((form & ACCORD_NUMBER_LABEL) != 0, ==, cases[i].label);
    }
}

/* What is read digit by digit is the number that is nearest to what is written. */
static void
test_plain (void)
{
  for (guint n = 0; n < 100000; n++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gint n_digits = g_test_rand_int_range (1, 18), n_decimals = g_test_rand_int_range (0, n_digits);
      double number;

      for (gint i = 0; i < n_digits; i++)
        {
          if (n_decimals > 0 && i == n_digits - n_decimals)
            g_string_append_c (text, '.');
          g_string_append_c (text, (char) g_test_rand_int_range ('0', '9' + 1));
        }
      g_assert_true (accord_number_parse (text->str, text->len, '.', &number));
      if (!(number >= g_ascii_strtod (text->str, NULL) && number <= g_ascii_strtod (text->str, NULL)))
        g_error ("%s: %.17g", text->str, number);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number-parser/texts", test_texts);
  g_test_add_func ("/number-parser/columns", test_columns);
  g_test_add_func ("/number-parser/labels", test_labels);
  g_test_add_func ("/number-parser/plain", test_plain);
  return g_test_run ();
}
