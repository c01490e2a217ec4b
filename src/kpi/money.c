#include "kpi/money.h"

#include <math.h>

/* The rate of a currency to the workspace's: 1 for its own; everything is its own where it has none. */
double
accord_money_find_rate (const AccordQuery *query,
                        const char        *currency)
{
  g_autofree char *code = NULL;
  const double *rate;

  if (currency == NULL || query->currency == NULL || *query->currency == '\0' ||
      g_ascii_strcasecmp (currency, query->currency) == 0)
    return 1;
  code = g_ascii_strup (currency, -1);
  rate = query->rates != NULL ? g_hash_table_lookup (query->rates, code) : NULL;
  return rate != NULL ? *rate : NAN;
}

/**
 * accord_money_init:
 * @self: (out): to be cleared with accord_money_clear()
 * @frame: all leads, which it borrows
 * @query: whose currency and rates
 */
void
accord_money_init (AccordMoney       *self,
                   const AccordFrame *frame,
                   const AccordQuery *query)
{
  const AccordFrameColumn *value = accord_frame_find_column (frame, "value");
  const AccordFrameColumn *currency = accord_frame_find_column (frame, "currency");

  *self = (AccordMoney) { NULL };
  if (value != NULL && value->kind == ACCORD_FRAME_REAL)
    self->values = value->reals;
  if (currency == NULL || currency->kind != ACCORD_FRAME_TEXT)
    return;
  self->currencies = currency->codes;
  self->rates = g_new (double, currency->n_codes);
  for (guint code = 0; code < currency->n_codes; code++)
    self->rates[code] = accord_money_find_rate (query, currency->dictionary[code]);
}

/**
 * accord_money_clear:
 * @self: what accord_money_init() made
 */
void
accord_money_clear (AccordMoney *self)
{
  g_clear_pointer (&self->rates, g_free);
}

/**
 * accord_money_find:
 * @self: the money
 * @row: a lead
 * @amount: (out): its value in the workspace's currency; 0 where it is not known
 *
 * Returns: whether it is known
 */
AccordAmount
accord_money_find (const AccordMoney *self,
                   guint              row,
                   double            *amount)
{
  double rate = self->currencies != NULL ? self->rates[self->currencies[row]] : 1;

  *amount = 0;
  if (self->values == NULL || !isfinite (self->values[row]))
    return ACCORD_AMOUNT_MISSING;
  if (!isfinite (rate))
    return ACCORD_AMOUNT_INCOMPARABLE;
  *amount = self->values[row] * rate;
  return ACCORD_AMOUNT_KNOWN;
}
