#include "kpi/own-kpi-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "kpi/counting.h"
#include "kpi/period.h"

/* Never asked: what an own KPI stands for is computed here. A ratio, so that nobody takes it for a number of leads. */
const AccordCounting accord_counting_own = { .is_ratio = TRUE };

/**
 * accord_own_kpi_is_sum:
 * @metric: a metric
 *
 * Returns: whether it is a KPI of the teams' own whose months are added up
 */
gboolean
accord_own_kpi_is_sum (const AccordMetric *metric)
{
  return metric->own != NULL && !accord_own_kpi_has_formula (metric->own) && metric->own->combine == ACCORD_COMBINE_SUM;
}

/**
 * accord_own_kpi_get_operand:
 * @metric: a KPI of the teams' own
 * @index: a number
 *
 * Returns: (transfer none) (nullable): what its formula names there; %NULL behind the last, and where it has none
 */
const AccordMetric *
accord_own_kpi_get_operand (const AccordMetric *metric,
                            guint               index)
{
  const AccordOwnKpi *self = metric->own;

  return self->operands != NULL && index < accord_formula_get_n (self->formula) ? self->operands[index] : NULL;
}

/**
 * accord_own_kpi_uses_costs:
 * @metric: a metric
 *
 * Returns: whether what was spent is needed to compute it, built in or not
 */
gboolean
accord_own_kpi_uses_costs (const AccordMetric *metric)
{
  if (metric->own == NULL)
    return metric->counting->costs != ACCORD_COSTS_NONE;
  if (metric->own->problem != NULL)
    return FALSE;
  for (guint i = 0; accord_own_kpi_get_operand (metric, i) != NULL; i++)
    if (accord_own_kpi_uses_costs (accord_own_kpi_get_operand (metric, i)))
      return TRUE;
  return FALSE;
}

/**
 * accord_own_kpi_write:
 * @metric: a KPI of the teams' own
 * @words: (nullable) (array): what stands for each thing that its formula names; %NULL: their names
 *
 * Returns: (transfer full) (nullable): «Revenue ÷ New customers»; %NULL where it has no formula that can be read
 */
char *
accord_own_kpi_write (const AccordMetric *metric,
                      const char *const  *words)
{
  g_autofree const char **names = NULL;

  if (metric->own->operands == NULL)
    return NULL;
  names = g_new0 (const char *, accord_formula_get_n (metric->own->formula) + 1);
  for (guint i = 0; accord_own_kpi_get_operand (metric, i) != NULL; i++)
    names[i] = accord_metric_get_label (accord_own_kpi_get_operand (metric, i));
  return accord_formula_write (metric->own->formula, words != NULL ? words : names);
}

static AccordFigures *
figures_new (const AccordMetric *metric,
             const AccordQuery  *query)
{
  AccordFigures *figures = g_new0 (AccordFigures, 1);

  g_atomic_ref_count_init (&figures->ref_count);
  figures->metric = metric->id;
  figures->own = accord_metric_ref (metric);
  figures->unit = metric->unit;
  figures->query = *query;
  accord_query_forget (&figures->query);
  figures->query.group = g_intern_string (query->group);
  figures->query.currency = g_intern_string (query->currency);
  figures->grouped = query->group != NULL;
  figures->figures = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figure_free);
  return figures;
}

static AccordFigure *
add_figure (AccordFigures *figures,
            AccordDay      first,
            AccordDay      last,
            const char    *group)
{
  AccordFigure *figure = g_new0 (AccordFigure, 1);

  figure->period = accord_period_get_name (figures->query.by, first);
  figure->first = first;
  figure->last = last;
  figure->group = g_strdup (group);
  figure->value = figure->numerator = figure->denominator = figure->low = figure->high = NAN;
  figure->mature = TRUE;
  g_ptr_array_add (figures->figures, figure);
  return figure;
}

static gboolean
check_values_query (const AccordMetric *metric,
                    const AccordQuery  *query,
                    GError            **error)
{
  if (query->by == ACCORD_PERIOD_WEEK)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
                   _("“%s” is known month by month; ask by month, quarter or year."), metric->label);
      return FALSE;
    }
  if (query->group == NULL && query->scope == NULL)
    return TRUE;
  g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_QUERY,
               _("“%s” is known month by month and not by lead; ask without a condition, and without groups."), metric->label);
  return FALSE;
}

/* Months that are touched count whole; those that begin after as-of are not known yet. */
static gboolean
is_asked (const AccordMonthValue *value,
          const AccordQuery      *query)
{
  AccordDay first, last;

  accord_period_get_days (ACCORD_PERIOD_MONTH, value->month, &first, &last);
  return (query->from == ACCORD_DAY_NONE || last >= query->from) && (query->to == ACCORD_DAY_NONE || first <= query->to) &&
         first <= query->as_of.day;
}

static void
fill_figure (const AccordOwnKpi *self,
             const AccordQuery  *query,
             AccordFigure       *figure)
{
  double sum = 0, last = NAN;
  guint n = 0;

  for (guint i = 0; i < self->values->len; i++)
    {
      const AccordMonthValue *value = &g_array_index (self->values, AccordMonthValue, i);

      if (!is_asked (value, query) ||
          (figure->first != ACCORD_DAY_NONE && (value->month < figure->first || value->month > figure->last)))
        continue;
      sum += value->value;
      last = value->value;
      n++;
    }
  figure->mature = figure->last == ACCORD_DAY_NONE || figure->last <= query->as_of.day;
  if (n > 0 && self->combine == ACCORD_COMBINE_LAST)
    figure->value = last;
  else if (n > 0)
    figure->value = self->combine == ACCORD_COMBINE_MEAN ? sum / n : sum;
  figure->numerator = figure->value;
}

/* From the first month that was typed to the last. */
static AccordFigures *
compute_values (const AccordMetric *metric,
                const AccordQuery  *query,
                GError            **error)
{
  const AccordOwnKpi *self = metric->own;
  g_autoptr (AccordPeriods) periods = NULL;
  AccordDay first = ACCORD_DAY_NONE, last = ACCORD_DAY_NONE;
  AccordFigures *figures;

  if (!check_values_query (metric, query, error))
    return NULL;
  for (guint i = 0; i < self->values->len; i++)
    {
      const AccordMonthValue *value = &g_array_index (self->values, AccordMonthValue, i);

      if (!is_asked (value, query))
        continue;
      first = first == ACCORD_DAY_NONE ? value->month : first;
      last = value->month;
    }
  figures = figures_new (metric, query);
  if (first == ACCORD_DAY_NONE && query->by != ACCORD_PERIOD_ALL)
    return figures;
  periods = accord_periods_new (query->by, first, last);
  for (guint i = 0; i < accord_periods_get_n (periods); i++)
    {
      accord_periods_get_days (periods, i, &first, &last);
      fill_figure (self, query, add_figure (figures, first, last, NULL));
    }
  return figures;
}

static char *
make_cell_key (const AccordFigure *figure)
{
  return g_strdup_printf ("%d %s%s", figure->first, figure->group != NULL ? "=" : "", figure->group != NULL ? figure->group : "");
}

/* Period and group → the figure of @figures. */
static GHashTable *
index_figures (const AccordFigures *figures)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < figures->figures->len; i++)
    g_hash_table_insert (index, make_cell_key (figures->figures->pdata[i]), figures->figures->pdata[i]);
  return index;
}

static gint
compare_figures (gconstpointer a,
                 gconstpointer b)
{
  const AccordFigure *left = *(AccordFigure *const *) a, *right = *(AccordFigure *const *) b;

  if (left->first != right->first)
    return left->first < right->first ? -1 : 1;
  if (left->group == NULL || right->group == NULL)
    return (left->group == NULL) - (right->group == NULL);
  return strcmp (left->group, right->group);
}

/* Every period and group that any of the metrics has. */
static void
add_cells (AccordFigures *figures)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < figures->operands->len; i++)
    {
      const AccordFigures *operand = figures->operands->pdata[i];

      for (guint j = 0; j < operand->figures->len; j++)
        {
          const AccordFigure *figure = operand->figures->pdata[j];

          if (g_hash_table_add (seen, make_cell_key (figure)))
            add_figure (figures, figure->first, figure->last, figure->group);
        }
      figures->trial |= operand->trial;
      figures->undated = MAX (figures->undated, operand->undated);
    }
  g_ptr_array_sort (figures->figures, compare_figures);
}

/* Of a count or a sum of leads, what is not there is none; anything else is not known. */
static double
find_absent (const AccordMetric *metric)
{
  const AccordCounting *counting = metric->counting;

  return counting->is_ratio || counting->is_duration || counting->is_growth || counting->costs != ACCORD_COSTS_NONE ? NAN : 0;
}

/* Leads may be open, or left out, of several of the metrics: they are at least as many as of one. */
static void
take_over (AccordFigure       *figure,
           const AccordFigure *part)
{
  figure->mature &= part->mature;
  figure->open = MAX (figure->open, part->open);
  for (guint i = 0; i < ACCORD_N_LEFT_OUT; i++)
    figure->left_out[i] = MAX (figure->left_out[i], part->left_out[i]);
}

static void
evaluate (const AccordOwnKpi *self,
          AccordFigures      *figures)
{
  guint n = figures->operands->len;
  g_autoptr (GPtrArray) indices = g_ptr_array_new_with_free_func ((GDestroyNotify) g_hash_table_unref);
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (indices, index_figures (figures->operands->pdata[i]));
  for (guint i = 0; i < figures->figures->len; i++)
    {
      AccordFigure *figure = figures->figures->pdata[i];
      g_autofree char *key = make_cell_key (figure);

      for (guint j = 0; j < n; j++)
        {
          const AccordFigure *part = g_hash_table_lookup (indices->pdata[j], key);

          values[j] = part != NULL ? part->value : find_absent (self->operands[j]);
          if (part != NULL)
            take_over (figure, part);
        }
      figure->value = figure->numerator = accord_formula_evaluate (self->formula, values);
    }
}

static AccordFigures *
compute_formula (const AccordMetric *metric,
                 const AccordFrame  *frame,
                 const AccordQuery  *query,
                 GError            **error)
{
  const AccordOwnKpi *self = metric->own;
  g_autoptr (AccordFigures) figures = figures_new (metric, query);
  AccordQuery plain = *query;

  plain.form = ACCORD_FORM_PLAIN;
  figures->operands = g_ptr_array_new_with_free_func ((GDestroyNotify) accord_figures_unref);
  for (guint i = 0; i < accord_formula_get_n (self->formula); i++)
    {
      AccordFigures *operand = accord_metric_compute (self->operands[i], frame, &plain, error);

      if (operand == NULL)
        return NULL;
      g_ptr_array_add (figures->operands, operand);
    }
  add_cells (figures);
  evaluate (self, figures);
  return g_steal_pointer (&figures);
}

/**
 * accord_own_kpi_compute:
 * @metric: a KPI of the teams' own
 * @frame: all leads
 * @query: in what periods and groups
 * @error: return location for a #GError
 *
 * A formula takes each of its metrics as the query has it, and joins those of the same period and group. There is no
 * value where one of them has none. Of values typed by month, one that from or to only touches counts whole, and those
 * that were not typed are not taken for 0.
 *
 * Returns: (transfer full): the figures; %NULL with an #AccordKpiError
 */
AccordFigures *
accord_own_kpi_compute (const AccordMetric *metric,
                        const AccordFrame  *frame,
                        const AccordQuery  *query,
                        GError            **error)
{
  const AccordOwnKpi *self = metric->own;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->problem != NULL)
    {
      g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_FORMULA, _("“%s” cannot be computed. %s"), metric->label,
                   self->problem->message);
      return NULL;
    }
  return self->formula != NULL ? compute_formula (metric, frame, query, error) : compute_values (metric, query, error);
}
