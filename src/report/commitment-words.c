#include "report/commitment-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define SECONDS_PER_HOUR 3600.0

static gboolean
is_choice (AccordRecord *record,
           const char   *column,
           const char   *choice)
{
  return g_strcmp0 (accord_record_get_text (record, column), choice) == 0;
}

static void
set_stage (AccordRecord *commitment,
           const char   *column,
           AccordStage  *stage)
{
  const char *name = accord_record_get_text (commitment, column);

  if (name != NULL && *name != '\0')
    accord_stage_parse (name, stage);
}

/**
 * accord_commitment_get_unit:
 *
 * Returns: what its target is in
 */
AccordUnit
accord_commitment_get_unit (AccordRecord *commitment)
{
  if (is_choice (commitment, "unit", "ratio"))
    return ACCORD_UNIT_RATIO;
  if (is_choice (commitment, "unit", "money"))
    return ACCORD_UNIT_MONEY;
  if (is_choice (commitment, "unit", "hours"))
    return ACCORD_UNIT_SECONDS;
  return ACCORD_UNIT_COUNT;
}

/**
 * accord_commitment_get_target:
 *
 * Returns: what was agreed, in the unit that figures have; NaN where nothing was
 */
double
accord_commitment_get_target (AccordRecord *commitment)
{
  double target = accord_record_get_real (commitment, "target");

  return is_choice (commitment, "unit", "hours") ? target * SECONDS_PER_HOUR : target;
}

/**
 * accord_commitment_get_period:
 *
 * Returns: how often it is judged
 */
AccordPeriodKind
accord_commitment_get_period (AccordRecord *commitment)
{
  AccordPeriodKind kind = ACCORD_PERIOD_MONTH;

  accord_period_kind_parse (accord_record_get_text (commitment, "period"), &kind);
  return kind;
}

/**
 * accord_commitment_agreed:
 * @currency: (nullable): of the workspace
 *
 * Returns: (transfer full) (nullable): its target; %NULL where none was agreed
 */
char *
accord_commitment_agreed (AccordRecord *commitment,
                          const char   *currency)
{
  double target = accord_commitment_get_target (commitment);
  g_autofree char *value = NULL;

  if (isnan (target))
    return NULL;

  value = accord_words_value (target, accord_commitment_get_unit (commitment), currency);
  if (is_choice (commitment, "comparator", "at-most"))
    return g_strdup_printf ("≤ %s", value);
  return g_steal_pointer (&value);
}

/**
 * accord_commitment_each:
 *
 * Returns: (transfer none): how often it is judged
 */
const char *
accord_commitment_each (AccordRecord *commitment)
{
  switch (accord_commitment_get_period (commitment))
    {
    case ACCORD_PERIOD_QUARTER:
      return C_("each", "quarter");
    case ACCORD_PERIOD_WEEK:
      return C_("each", "week");
    case ACCORD_PERIOD_YEAR:
      return C_("each", "year");
    case ACCORD_PERIOD_MONTH:
    case ACCORD_PERIOD_ALL:
    default:
      return C_("each", "month");
    }
}

/**
 * accord_commitment_init_query:
 * @query: initialised with the workspace's own settings
 *
 * Sets the stages and the days in @query to those of the commitment.
 *
 * Returns: whether it names a metric that can be computed
 */
gboolean
accord_commitment_init_query (AccordRecord *commitment,
                              AccordQuery  *query)
{
  gint64 days = accord_record_get_integer (commitment, "within_days");

  if (accord_metric_find (accord_record_get_text (commitment, "metric")) == NULL)
    return FALSE;

  set_stage (commitment, "from_stage", &query->from_stage);
  set_stage (commitment, "to_stage", &query->to_stage);
  if (days > 0 && days <= G_MAXINT16)
    query->horizon_days = (gint) days;
  return TRUE;
}

/**
 * accord_commitment_measure:
 * @settings: (nullable): of the workspace, which may have words of its own for stages
 *
 * Returns: (transfer full) (nullable): what is measured, as the charts name it; %NULL if that is for people to judge
 */
char *
accord_commitment_measure (AccordRecord *commitment,
                           AccordRecord *settings)
{
  AccordQuery query = {
    .by = ACCORD_PERIOD_ALL, .basis = ACCORD_BASIS_COHORT, .horizon_days = 90, .from_stage = ACCORD_STAGE_LEAD,
    .to_stage = ACCORD_STAGE_CUSTOMER,
  };

  g_autofree char *measure = NULL;

  if (!accord_commitment_init_query (commitment, &query))
    return NULL;

  measure = accord_words_metric (accord_metric_find (accord_record_get_text (commitment, "metric")), &query, settings);
  return accord_words_capital (measure);
}
