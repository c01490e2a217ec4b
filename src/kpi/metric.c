#include "kpi/metric.h"

#include <glib/gi18n-lib.h>

#include "kpi/counting.h"
#include "kpi/form-maker.h"
#include "kpi/growth.h"
#include "kpi/kept-periods.h"
#include "kpi/own-kpi.h"
#include "kpi/tally.h"

G_DEFINE_QUARK (accord-kpi-error-quark, accord_kpi_error)

static const char *const basis_names[] = {
  [ACCORD_BASIS_COHORT] = "cohort",
  [ACCORD_BASIS_TO_DATE] = "to-date",
  [ACCORD_BASIS_PERIOD] = "period",
};

static gboolean
check_days (const AccordQuery *query,
            GError           **error)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (query->from == ACCORD_DAY_NONE || query->to == ACCORD_DAY_NONE || query->from <= query->to)
    return TRUE;
  from = accord_day_to_iso (query->from);
  to = accord_day_to_iso (query->to);
  g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
               _("%s is after %s; the first day has to come before the last."), from, to);
  return FALSE;
}

static gboolean
check_basis (const AccordMetric *metric,
             const AccordQuery  *query,
             GError            **error)
{
  AccordStage to = metric->counting->ends_as_customer ? ACCORD_STAGE_CUSTOMER : query->to_stage;

  if (!metric->has_basis && !metric->counting->uses_stages)
    return TRUE;
  if (query->from_stage >= to)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
                   _("“%s” does not come before “%s”; the stages are lead, mql, sql, opportunity, customer, lost."),
                   accord_stage_get_name (query->from_stage), accord_stage_get_name (to));
      return FALSE;
    }
  if (metric->has_basis && query->basis == ACCORD_BASIS_COHORT && query->horizon_days < 0)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
                   _("A lead cannot be given %d days; choose 0 or more."), query->horizon_days);
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_promises (const AccordMetric *metric,
                const AccordQuery  *query,
                GError            **error)
{
  if (metric->counting != &accord_counting_attainment ||
      (query->promises != NULL && accord_promises_get_n (query->promises) > 0))
    return TRUE;
  g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY, _("“%s” is that of a commitment; say of which one."),
               metric->id);
  return FALSE;
}

/* Leads keep what was agreed, or whole periods do. */
static gboolean
is_of_periods (const AccordMetric *metric,
               const AccordQuery  *query)
{
  return metric->counting == &accord_counting_attainment &&
         !accord_promise_is_of_leads (accord_promises_find (query->promises, query->as_of.day));
}

static AccordTally *
begin (const AccordMetric *metric,
       const AccordFrame  *frame,
       const AccordQuery  *query,
       GError            **error)
{
  if (!check_days (query, error) || !check_basis (metric, query, error) || !check_promises (metric, query, error))
    return NULL;
  return accord_tally_new (metric, frame, query, error);
}

/* NULL: figures are made as plain ones are. */
static gboolean
check_form (const AccordMetric     *metric,
            const AccordQuery      *query,
            const AccordFormMaker **maker,
            GError                **error)
{
  *maker = accord_form_find_maker (query->form);
  return accord_form_check (metric, query, error) &&
         (*maker == NULL || (check_days (query, error) && check_basis (metric, query, error)));
}

/**
 * accord_metric_compute:
 * @self: a metric
 * @frame: all leads
 * @query: which of them, in what periods and groups, on what basis, as of when
 * @error: return location for a #GError
 *
 * A pure function; of any thread. How the answer is cut is the query's form; each but the plain one has its file, which
 * says what its figures are. The definitions are those of metrics.md. What it leaves open is decided so:
 * «before» among events is told by civil days; a count, and a rate on the period basis, is mature once its period has
 * ended by as-of; to date, a figure without leads is mature, and without any conversion so far none with leads is;
 * a period is mature, or not, as a whole, even where from and to cut off some of its leads;
 * lead value always ends at customer; leads without any date are counted by `leads` in one period over all time and
 * left out everywhere else.
 *
 * Returns: (transfer full): the figures; %NULL with an #AccordKpiError
 */
AccordFigures *
accord_metric_compute (const AccordMetric *self,
                       const AccordFrame  *frame,
                       const AccordQuery  *query,
                       GError            **error)
{
  g_autoptr (AccordTally) tally = NULL;
  const AccordFormMaker *maker;

  g_return_val_if_fail (self != NULL && frame != NULL && query != NULL, NULL);

  if (!check_form (self, query, &maker, error))
    return NULL;
  if (self->own != NULL)
    return check_days (query, error) ? accord_own_kpi_compute (self, frame, query, error) : NULL;
  if (maker != NULL)
    return maker->compute (self, frame, query, error);
  if (self->counting->is_growth)
    return check_days (query, error) ? accord_growth_compute (self, frame, query, error) : NULL;
  if (check_promises (self, query, NULL) && is_of_periods (self, query))
    return check_days (query, error) ? accord_kept_periods_compute (self, frame, query, error) : NULL;
  tally = begin (self, frame, query, error);
  return tally != NULL ? accord_tally_compute (tally) : NULL;
}

static AccordLeadSet *
find_part (const AccordMetric *metric,
           const AccordFrame  *frame,
           const AccordQuery  *query,
           const AccordFigure *figure,
           guint               part,
           GError            **error)
{
  g_autoptr (AccordTally) tally = NULL;
  const AccordFormMaker *maker;

  if (!check_form (metric, query, &maker, error))
    return NULL;
  if (maker != NULL)
    return maker->collect (metric, frame, query, figure, part, error);
  tally = begin (metric, frame, query, error);
  return tally != NULL ? accord_tally_collect (tally, figure, part) : NULL;
}

static AccordLeadSet *
find_missed (const AccordMetric *metric,
             const AccordFrame  *frame,
             const AccordQuery  *query,
             const AccordFigure *figure,
             GError            **error)
{
  AccordLeadSet *numerator = find_part (metric, frame, query, figure, ACCORD_PART_NUMERATOR, error);
  g_autoptr (AccordLeadSet) denominator = NULL;

  if (numerator == NULL)
    return NULL;
  denominator = find_part (metric, frame, query, figure, ACCORD_PART_DENOMINATOR, error);
  if (denominator == NULL)
    {
      accord_lead_set_unref (numerator);
      return NULL;
    }
  accord_lead_set_not (numerator);
  accord_lead_set_and (numerator, denominator);
  return numerator;
}

/**
 * accord_figure_leads:
 * @metric: a metric
 * @frame: all leads
 * @query: what was asked
 * @figure: one of the answers
 * @part: an #AccordPart; for %ACCORD_PART_LEFT_OUT with an #AccordLeftOut added
 * @error: return location for a #GError
 *
 * Counts again, the same way, and names the leads instead.
 *
 * Returns: (transfer full): the leads behind that part of @figure; %NULL with an #AccordKpiError
 */
AccordLeadSet *
accord_figure_leads (const AccordMetric *metric,
                     const AccordFrame  *frame,
                     const AccordQuery  *query,
                     const AccordFigure *figure,
                     guint               part,
                     GError            **error)
{
  g_return_val_if_fail (metric != NULL && frame != NULL && query != NULL && figure != NULL, NULL);
  g_return_val_if_fail (part < ACCORD_N_PARTS, NULL);

  if (metric->own != NULL) /* leads are behind what it is made of */
    return accord_lead_set_new (accord_frame_get_n_leads (frame));
  if (part == ACCORD_PART_MISSED)
    return find_missed (metric, frame, query, figure, error);
  return find_part (metric, frame, query, figure, part, error);
}

/**
 * accord_basis_get_name:
 * @basis: a basis
 *
 * Returns: (transfer none): its name on the command line: «to-date»
 */
const char *
accord_basis_get_name (AccordBasis basis)
{
  g_return_val_if_fail (basis < G_N_ELEMENTS (basis_names), NULL);

  return basis_names[basis];
}

/**
 * accord_basis_parse:
 * @name: (nullable): a name
 * @basis: (out): the basis; untouched where there is none
 *
 * Returns: whether there is a basis so named
 */
gboolean
accord_basis_parse (const char  *name,
                    AccordBasis *basis)
{
  for (guint i = 0; i < G_N_ELEMENTS (basis_names); i++)
    if (g_strcmp0 (name, basis_names[i]) == 0)
      {
        *basis = (AccordBasis) i;
        return TRUE;
      }
  return FALSE;
}
