#pragma once

#include "frame/lead-set.h"

G_BEGIN_DECLS

typedef enum
{
  ACCORD_UNIT_COUNT,
  ACCORD_UNIT_RATIO,    /* a fraction; shown in per cent */
  ACCORD_UNIT_MONEY,    /* in the workspace's currency */
  ACCORD_UNIT_SECONDS,
} AccordUnit;

typedef enum
{
  ACCORD_BETTER_UP,
  ACCORD_BETTER_DOWN,
  ACCORD_BETTER_NEITHER,
} AccordBetter;

typedef enum
{
  ACCORD_PERIOD_ALL,
  ACCORD_PERIOD_YEAR,
  ACCORD_PERIOD_QUARTER,
  ACCORD_PERIOD_MONTH,
  ACCORD_PERIOD_WEEK,
} AccordPeriodKind;

typedef enum
{
  ACCORD_BASIS_COHORT,
  ACCORD_BASIS_TO_DATE,
  ACCORD_BASIS_PERIOD,
} AccordBasis;

/* How the answer is cut. Each has its file in kpi/, which says what its figures stand for. */
typedef enum
{
  ACCORD_FORM_PLAIN,     /* a figure a period, of each group */
  ACCORD_FORM_FUNNEL,    /* a figure a stage: how many of the first came that far */
  ACCORD_FORM_AGES,      /* the share converted by age, in days since the first stage, of each group */
  ACCORD_FORM_SPREAD,    /* how many leads have times, values or scores of each stretch: a histogram */
  ACCORD_FORM_HEAT,      /* conversion by the period of the first stage × age */
  ACCORD_FORM_SHARES,    /* each group's share of its period */
  ACCORD_FORM_MULTIPLES, /* as plain, of each group beside the others on one scale */
  ACCORD_FORM_CHANGE,    /* what changed between two periods: volume, rate, value */
  ACCORD_N_FORMS,
} AccordForm;

typedef enum
{
  ACCORD_LEFT_OUT_NO_DATE,       /* without the date that the period needs */
  ACCORD_LEFT_OUT_NO_VALUE,      /* won, but without a value */
  ACCORD_LEFT_OUT_CURRENCY,      /* another currency without a rate */
  ACCORD_LEFT_OUT_NO_TIME,       /* a date without a time of day, where hours are counted */
  ACCORD_LEFT_OUT_DECIDED,       /* decided before its time was up */
  ACCORD_LEFT_OUT_OUT_OF_ORDER,  /* counted, but dated before what it follows: a flag, not an exclusion */
  ACCORD_LEFT_OUT_SKIPPED,       /* counted as having passed a stage it has no date of: a flag */
  ACCORD_N_LEFT_OUT,
} AccordLeftOut;

#define ACCORD_N_QUANTILES 4

extern const guint accord_quantiles[ACCORD_N_QUANTILES]; /* per cent: 25, 50, 75, 90 */

const char *accord_left_out_get_name (AccordLeftOut reason); /* «out_of_order» */

/* What was spent, as a plain table. */
typedef struct
{
  AccordDay month;     /* its first day */
  char     *source;    /* or "" */
  char     *campaign;  /* or "" */
  double    amount;
  char     *currency;  /* "": of the workspace */
} AccordCostRow;

typedef struct _AccordPromises AccordPromises;
typedef struct _AccordMetric AccordMetric;

/* What to compute. Zero-initialise with accord_query_init(). Strings are borrowed. */
typedef struct
{
  AccordForm           form;
  AccordPeriodKind     by;
  AccordDay            from, to;       /* inclusive; ACCORD_DAY_NONE is open */
  const char          *group;          /* a field's name, or NULL */
  const AccordLeadSet *scope;          /* or NULL for all leads */
  AccordBasis          basis;
  gint                 horizon_days;
  AccordStage          from_stage, to_stage;
  AccordAsOf           as_of;
  const char          *currency;       /* of the workspace; "" where values have none */
  GHashTable          *rates;          /* currency code → double*, or NULL */
  AccordPromises      *promises;       /* what was agreed: clocks, conditions, targets; or NULL */
  GPtrArray           *costs;          /* of AccordCostRow; or NULL */
  double               margin;         /* of revenue, for the return on what was spent: 0 … 1 */
} AccordQuery;

/* One figure, in the shape of metrics.md. */
typedef struct
{
  char     *period;       /* «all», «2018-01» … */
  AccordDay first, last;  /* of the period, clipped to nothing; NONE for «all» */
  char     *group;        /* NULL for no value (or no grouping) */
  double    value;        /* NaN: no value */
  double    numerator;
  double    denominator;  /* NaN for counts and sums */
  double    low, high;    /* NaN where there is none */
  gboolean  has_stretch;  /* of ages in days, seconds, money or points, as the form has it: lower … upper */
  double    lower, upper;
  gboolean  mature;
  guint64   open;
  guint64   left_out[ACCORD_N_LEFT_OUT];
  gboolean  has_quantiles;
  double    quantiles[ACCORD_N_QUANTILES]; /* of durations: p25, p50, p75, p90; NaN where there is none */
} AccordFigure;

typedef struct
{
  const char *metric;     /* its id; see accord_figures_get_metric() */
  AccordUnit  unit;
  AccordQuery query;      /* as asked; group and currency stay valid, what it borrows else is NULL */
  gboolean    grouped;
  GPtrArray  *figures;    /* of AccordFigure, by period then group (null group last) */
  gboolean    trial;      /* judged by a draft: not agreed yet */
  guint64     undated;    /* leads in scope that are in no period, for they have no date */
  const AccordMetric *own; /* the metric where it is a KPI of the teams' own, which is kept; else NULL */
  GPtrArray  *operands;   /* of AccordFigures: of what its formula names, in that order; or NULL */
  gatomicrefcount ref_count; /*< private >*/
} AccordFigures;

void           accord_query_init        (AccordQuery *self,
                                         const AccordFrame *frame);
void           accord_query_forget      (AccordQuery *self); /* all that it borrows, but strings */
AccordFigures *accord_figures_new       (const char        *metric,
                                         AccordUnit         unit,
                                         const AccordQuery *query);
AccordCostRow *accord_cost_row_new      (AccordDay   month,
                                         const char *source,
                                         const char *campaign,
                                         double      amount,
                                         const char *currency);
void           accord_cost_row_free     (AccordCostRow *self);
void           accord_figure_free       (AccordFigure *self);
AccordFigure  *accord_figure_copy       (const AccordFigure *self);
AccordFigures *accord_figures_ref       (AccordFigures *self);
void           accord_figures_unref     (AccordFigures *self);

/* Whether a day is in the stretch that is asked for; its ends may be open. */
static inline gboolean
accord_query_includes (const AccordQuery *self,
                       AccordDay          day)
{
  return (self->from == ACCORD_DAY_NONE || day >= self->from) && (self->to == ACCORD_DAY_NONE || day <= self->to);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFigure, accord_figure_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AccordFigures, accord_figures_unref)

G_END_DECLS
