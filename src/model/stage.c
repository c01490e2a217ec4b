#include "model/field.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  const char *name;
  const char *label;
  const char *field;
} StageInfo;

static const StageInfo stages[ACCORD_N_STAGES] = {
  [ACCORD_STAGE_LEAD] = { "lead", N_("Lead"), "created_at" },
  [ACCORD_STAGE_MQL] = { "mql", N_("MQL (marketing-qualified lead)"), "mql_at" },
  [ACCORD_STAGE_SQL] = { "sql", N_("SQL (sales-qualified lead)"), "sql_at" },
  [ACCORD_STAGE_OPPORTUNITY] = { "opportunity", N_("Opportunity"), "opportunity_at" },
  [ACCORD_STAGE_CUSTOMER] = { "customer", N_("Customer"), "customer_at" },
  [ACCORD_STAGE_LOST] = { "lost", N_("Lost"), "lost_at" },
};

/**
 * accord_stage_get_name:
 * @stage: a stage
 *
 * Returns: (transfer none): its name in files and on the command line: «mql»
 */
const char *
accord_stage_get_name (AccordStage stage)
{
  g_return_val_if_fail (stage < ACCORD_N_STAGES, NULL);

  return stages[stage].name;
}

/**
 * accord_stage_get_label:
 * @stage: a stage
 *
 * Returns: (transfer none): what a person reads, translated
 */
const char *
accord_stage_get_label (AccordStage stage)
{
  g_return_val_if_fail (stage < ACCORD_N_STAGES, NULL);

  return _(stages[stage].label);
}

/**
 * accord_stage_get_field:
 * @stage: a stage
 *
 * Returns: (transfer none): the field of a lead that says when it was first entered: «mql_at»
 */
const char *
accord_stage_get_field (AccordStage stage)
{
  g_return_val_if_fail (stage < ACCORD_N_STAGES, NULL);

  return stages[stage].field;
}

/**
 * accord_stage_parse:
 * @name: (nullable): a stage's name, in any case
 * @stage: (out): the stage; untouched where there is none
 *
 * Returns: whether there is such a stage
 */
gboolean
accord_stage_parse (const char  *name,
                    AccordStage *stage)
{
  for (guint i = 0; name != NULL && i < ACCORD_N_STAGES; i++)
    if (g_ascii_strcasecmp (stages[i].name, name) == 0)
      {
        *stage = (AccordStage) i;
        return TRUE;
      }
  return FALSE;
}
