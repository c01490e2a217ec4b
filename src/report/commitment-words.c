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
 * accord_commitment_agreed:
 * @currency: (nullable): of the workspace
 *
 * Returns: (transfer full) (nullable): its target; %NULL where none was agreed
 */
char *
accord_commitment_agreed (AccordRecord *commitment,
                          const char   *currency)
{
  double target = accord_record_get_real (commitment, "target");
  AccordUnit unit = accord_commitment_get_unit (commitment);
  g_autofree char *value = NULL;

  if (isnan (target))
    return NULL;

  value = accord_words_value (unit == ACCORD_UNIT_SECONDS ? target * SECONDS_PER_HOUR : target, unit, currency);
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
  if (is_choice (commitment, "period", "quarter"))
    return C_("each", "quarter");
  if (is_choice (commitment, "period", "week"))
    return C_("each", "week");
  if (is_choice (commitment, "period", "year"))
    return C_("each", "year");
  return C_("each", "month");
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
 *
 * Returns: (transfer full) (nullable): what is measured, as the charts name it; %NULL if that is for people to judge
 */
char *
accord_commitment_measure (AccordRecord *commitment)
{
  AccordQuery query = {
    .by = ACCORD_PERIOD_ALL, .basis = ACCORD_BASIS_COHORT, .horizon_days = 90, .from_stage = ACCORD_STAGE_LEAD,
    .to_stage = ACCORD_STAGE_CUSTOMER,
  };

  g_autofree char *measure = NULL;
  g_autofree char *initial = NULL;

  if (!accord_commitment_init_query (commitment, &query))
    return NULL;

  measure = accord_words_metric (accord_metric_find (accord_record_get_text (commitment, "metric")), &query);
  initial = g_utf8_strup (measure, g_utf8_next_char (measure) - measure);
  return g_strconcat (initial, g_utf8_next_char (measure), NULL);
}
