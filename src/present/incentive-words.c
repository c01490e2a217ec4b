#include "present/incentive-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "kpi/period.h"
#include "model/canonical-json.h"
#include "model/csv.h"
#include "present/words.h"

static char *
describe_team (AccordRecord *rule,
               AccordRecord *settings)
{
  const char *team = accord_record_get_text (rule, "team");

  if (g_str_equal (team, "marketing"))
    return g_strdup (accord_record_get_text (settings, "marketing_name"));
  if (g_str_equal (team, "sales"))
    return g_strdup (accord_record_get_text (settings, "sales_name"));
  /* Translators: who gets an incentive; goes into «€50 for each SQL, to both teams, half each» */
  return g_strdup (_("both teams, half each"));
}

/**
 * accord_words_incentive:
 * @rule: an incentive
 * @settings: of the workspace
 *
 * Returns: (transfer full): what it pays for what, and to whom
 */
char *
accord_words_incentive (AccordRecord *rule,
                        AccordRecord *settings)
{
  gboolean share = g_str_equal (accord_record_get_text (rule, "kind"), "share");
  double amount = accord_record_get_real (rule, "amount");
  AccordStage stage = ACCORD_STAGE_CUSTOMER;
  g_autofree char *team = describe_team (rule, settings);
  g_autofree char *word = NULL;
  g_autofree char *value = NULL;

  if (isnan (amount))
    return g_strdup (_("How much is not agreed yet"));
  accord_stage_parse (accord_record_get_text (rule, "milestone"), &stage);
  word = accord_words_stage (stage, 1, settings);
  value = accord_words_value (amount, share ? ACCORD_UNIT_RATIO : ACCORD_UNIT_MONEY,
                              accord_record_get_text (settings, "currency"));
  if (share)
    /* Translators: «2 % of the value of each customer, to Sales» */
    return g_strdup_printf (_("%s of the value of each %s, to %s"), value, word, team);
  /* Translators: «€50 for each SQL, to Sales» */
  return g_strdup_printf (_("%s for each %s, to %s"), value, word, team);
}

/**
 * accord_present_incentives_csv:
 *
 * Returns: (transfer full): a head, and a line for each month and rule
 */
char *
accord_present_incentives_csv (const AccordIncentivePreview *preview,
                               GPtrArray                    *rules)
{
  GString *text = g_string_new ("month,rule,team,leads,without_value,paid\n");

  g_return_val_if_fail (rules->len == preview->n_rules, g_string_free (text, FALSE));

  for (guint i = 0; i < preview->n_months; i++)
    for (guint j = 0; j < preview->n_rules; j++)
      {
        const AccordIncentiveCell *cell = &preview->months[i].cells[j];
        AccordRecord *rule = g_ptr_array_index (rules, j);
        g_autofree char *month = accord_period_get_name (ACCORD_PERIOD_MONTH, preview->months[i].first);
        g_autofree char *paid = accord_number_to_text (cell->paid);

        g_string_append_printf (text, "%s,", month);
        accord_csv_append_cell (text, accord_record_get_text (rule, "title"), -1);
        g_string_append_printf (text, ",%s,%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT ",%s\n",
                                accord_record_get_text (rule, "team"), cell->leads, cell->without_value, paid);
      }
  return g_string_free (text, FALSE);
}
