#pragma once

#include "kpi/figure.h"

G_BEGIN_DECLS

/* What leads are worth in the workspace's currency. */
typedef struct
{
  const double  *values;     /* by row; NULL: no lead has any */
  const guint32 *currencies; /* by row; NULL: all in the workspace's */
  double        *rates;      /* by currency; NaN: no rate is known */
} AccordMoney;

typedef enum
{
  ACCORD_AMOUNT_KNOWN,
  ACCORD_AMOUNT_MISSING,      /* the lead has no value */
  ACCORD_AMOUNT_INCOMPARABLE, /* it has one in a currency without a rate */
} AccordAmount;

void         accord_money_init  (AccordMoney       *self,
                                 const AccordFrame *frame,
                                 const AccordQuery *query);
void         accord_money_clear (AccordMoney *self);
AccordAmount accord_money_find  (const AccordMoney *self,
                                 guint              row,
                                 double            *amount);

/* What one of that currency is worth in the workspace's; NaN: nobody knows. NULL: it is the workspace's own. */
double       accord_money_find_rate (const AccordQuery *query,
                                     const char        *currency);

G_END_DECLS
