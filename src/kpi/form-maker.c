#include "kpi/form-maker.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/**
 * accord_form_find_maker:
 * @form: a form
 *
 * Returns: (transfer none) (nullable): how its figures are made; %NULL: as plain ones
 */
const AccordFormMaker *
accord_form_find_maker (AccordForm form)
{
  static const AccordFormMaker *const makers[ACCORD_N_FORMS] = {
    [ACCORD_FORM_FUNNEL] = &accord_form_funnel, [ACCORD_FORM_AGES] = &accord_form_ages,
    [ACCORD_FORM_SPREAD] = &accord_form_spread, [ACCORD_FORM_HEAT] = &accord_form_heat,
    [ACCORD_FORM_SHARES] = &accord_form_shares, [ACCORD_FORM_CHANGE] = &accord_form_change,
  };

  return form < ACCORD_N_FORMS ? makers[form] : NULL;
}

/* Which figures can be cut so, for the sentence that says that these cannot. */
static char *
list_fitting (AccordForm form)
{
  GString *text = g_string_new (NULL);
  guint n;
  const AccordMetric *metrics = accord_metrics (&n);

  for (guint i = 0; i < n; i++)
    if (accord_form_fits (form, &metrics[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", metrics[i].id);
  return g_string_free (text, FALSE);
}

/**
 * accord_form_check:
 * @metric: a metric
 * @query: what is asked of it
 * @error: return location for a #GError
 *
 * Returns: whether its figures can be cut in the form asked for, by the groups and stages asked for; if not there is an
 *   #AccordKpiError
 */
gboolean
accord_form_check (const AccordMetric *metric,
                   const AccordQuery  *query,
                   GError            **error)
{
  const AccordFormMaker *maker = accord_form_find_maker (query->form);

  if (!accord_form_fits (query->form, metric))
    {
      g_autofree char *fitting = list_fitting (query->form);

      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
                   _("“%s” cannot be shown in the form “%s”; this form is for: %s."), metric->id,
                   accord_form_get_name (query->form), fitting);
      return FALSE;
    }
  if (maker != NULL && !maker->takes_group && query->group != NULL)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_GROUP,
                   _("The form “%s” has no groups; ask without a group, or only of leads that meet a condition."),
                   accord_form_get_name (query->form));
      return FALSE;
    }
  if (maker != NULL && maker->to_customer && query->to_stage > ACCORD_STAGE_CUSTOMER)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
                   _("Nobody passes “%s” on the way to another stage; the last stage can be mql, sql, opportunity or customer."),
                   accord_stage_get_name (query->to_stage));
      return FALSE;
    }
  return TRUE;
}

/**
 * accord_form_figure_new:
 * @group: (nullable): of what
 * @denominator: of how many; NaN: none
 *
 * Returns: (transfer full): a figure of all days asked for, mature, without a value
 */
AccordFigure *
accord_form_figure_new (const char *group,
                        double      denominator)
{
  AccordFigure *self = g_new0 (AccordFigure, 1);

  self->period = g_strdup ("all");
  self->first = self->last = ACCORD_DAY_NONE;
  self->group = g_strdup (group);
  self->value = self->low = self->high = NAN;
  self->denominator = denominator;
  self->mature = TRUE;
  return self;
}
