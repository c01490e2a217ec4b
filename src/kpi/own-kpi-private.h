#pragma once

#include "kpi/formula.h"
#include "kpi/own-kpi.h"

G_BEGIN_DECLS

typedef struct
{
  AccordDay month; /* its first day */
  double    value;
} AccordMonthValue;

struct _AccordOwnKpi
{
  AccordMetric         metric;   /* whose strings these are */
  AccordOwnKpis       *set;      /* that it is one of, and that keeps it */
  char                *key, *title, *text;
  AccordCombine        combine;
  AccordFormula       *formula;  /* NULL: values, or a problem */
  const AccordMetric **operands; /* what the formula names, in its order; NULL ends them */
  guint                level;    /* 1; of one that is made of another, one more than that */
  GError              *problem;  /* with the formula */
  GArray              *values;   /* of AccordMonthValue, by month */
};

gboolean accord_own_kpi_has_formula (const AccordOwnKpi *self);

G_END_DECLS
