#include "kpi/form.h"

#include <glib/gi18n-lib.h>

#include "kpi/counting.h"

static const struct
{
  const char *name;
  const char *label;
} forms[ACCORD_N_FORMS] = {
  [ACCORD_FORM_PLAIN] = { "plain", N_("Over time, or side by side") },
  [ACCORD_FORM_FUNNEL] = { "funnel", N_("Funnel") },
  [ACCORD_FORM_AGES] = { "ages", N_("Converted by age") },
  [ACCORD_FORM_SPREAD] = { "spread", N_("Spread") },
  [ACCORD_FORM_HEAT] = { "heat", N_("Month by age") },
  [ACCORD_FORM_SHARES] = { "shares", N_("Shares of the whole") },
  [ACCORD_FORM_MULTIPLES] = { "multiples", N_("One small chart for each") },
  [ACCORD_FORM_CHANGE] = { "change", N_("What changed") },
};

/**
 * accord_form_get_name:
 * @form: a form
 *
 * Returns: (transfer none): its name on the command line and in the workspace
 */
const char *
accord_form_get_name (AccordForm form)
{
  g_return_val_if_fail (form < ACCORD_N_FORMS, NULL);

  return forms[form].name;
}

/**
 * accord_form_get_label:
 * @form: a form
 *
 * Returns: (transfer none): what a person reads
 */
const char *
accord_form_get_label (AccordForm form)
{
  g_return_val_if_fail (form < ACCORD_N_FORMS, NULL);

  return _(forms[form].label);
}

/**
 * accord_form_parse:
 * @name: (nullable): a name
 * @form: (out): the form; untouched where there is none
 *
 * Returns: whether there is a form so named
 */
gboolean
accord_form_parse (const char *name,
                   AccordForm *form)
{
  for (guint i = 0; i < ACCORD_N_FORMS; i++)
    if (g_strcmp0 (name, forms[i].name) == 0)
      {
        *form = (AccordForm) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * accord_form_fits:
 * @form: a form
 * @metric: a metric
 *
 * Returns: whether figures of @metric can be cut so
 */
gboolean
accord_form_fits (AccordForm          form,
                  const AccordMetric *metric)
{
  const AccordCounting *counting;

  g_return_val_if_fail (metric != NULL, FALSE);

  counting = metric->counting;
  if (counting == NULL) /* of the teams' own: it has values, but no leads */
    return form == ACCORD_FORM_PLAIN;
  switch (form)
    {
    case ACCORD_FORM_PLAIN:
    case ACCORD_FORM_MULTIPLES:
      return TRUE;
    case ACCORD_FORM_FUNNEL:
    case ACCORD_FORM_AGES:
    case ACCORD_FORM_HEAT:
      return counting == &accord_counting_conversion_rate;
    case ACCORD_FORM_SPREAD:
      return counting->is_duration || counting == &accord_counting_mean_deal_value;
    case ACCORD_FORM_SHARES:
      return !counting->is_ratio && !counting->is_duration && !counting->is_growth &&
             counting->costs == ACCORD_COSTS_NONE;
    case ACCORD_FORM_CHANGE:
      return counting == &accord_counting_revenue || counting == &accord_counting_conversion_rate ||
             counting == &accord_counting_new_customers || counting == &accord_counting_lead_value;
    case ACCORD_N_FORMS:
    default:
      return FALSE;
    }
}

/**
 * accord_form_get_unit:
 * @form: a form
 * @metric: a metric that it fits
 *
 * Returns: the unit of the figures' values
 */
AccordUnit
accord_form_get_unit (AccordForm          form,
                      const AccordMetric *metric)
{
  g_return_val_if_fail (metric != NULL, ACCORD_UNIT_COUNT);

  switch (form)
    {
    case ACCORD_FORM_FUNNEL:
    case ACCORD_FORM_SPREAD:
      return ACCORD_UNIT_COUNT;
    case ACCORD_FORM_AGES:
    case ACCORD_FORM_HEAT:
    case ACCORD_FORM_SHARES:
      return ACCORD_UNIT_RATIO;
    case ACCORD_FORM_PLAIN:
    case ACCORD_FORM_MULTIPLES:
    case ACCORD_FORM_CHANGE:
    case ACCORD_N_FORMS:
    default:
      return metric->unit;
    }
}
