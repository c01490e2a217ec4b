#include "kpi/own-kpi-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "kpi/counting.h"
#include "kpi/period.h"

#define MOST_LEVELS 8

struct _AccordOwnKpis
{
  gatomicrefcount ref_count;
  GPtrArray      *kpis; /* of AccordOwnKpi */
};

static void
kpi_free (gpointer data)
{
  AccordOwnKpi *self = data;

  g_free (self->key);
  g_free (self->title);
  g_free (self->text);
  g_free (self->operands);
  g_clear_pointer (&self->formula, accord_formula_unref);
  g_clear_error (&self->problem);
  g_array_unref (self->values);
  g_free (self);
}

/**
 * accord_own_kpis_new:
 *
 * Returns: (transfer full): none yet
 */
AccordOwnKpis *
accord_own_kpis_new (void)
{
  AccordOwnKpis *self = g_new0 (AccordOwnKpis, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kpis = g_ptr_array_new_with_free_func (kpi_free);
  return self;
}

/**
 * accord_own_kpis_add:
 * @self: KPIs that were not sealed yet
 * @key: by which it is found; of two with one key the first is
 * @title: what people call it
 * @unit: of its value
 * @better: which direction is
 * @combine: how months make a longer period, where values are typed
 * @formula: (nullable): the formula
 *
 * Returns: (transfer none): the KPI
 */
AccordOwnKpi *
accord_own_kpis_add (AccordOwnKpis *self,
                     const char    *key,
                     const char    *title,
                     AccordUnit     unit,
                     AccordBetter   better,
                     AccordCombine  combine,
                     const char    *formula)
{
  AccordOwnKpi *kpi = g_new0 (AccordOwnKpi, 1);

  kpi->set = self;
  kpi->key = g_strdup (key);
  kpi->title = g_strdup (*title != '\0' ? title : key);
  kpi->text = g_strdup (formula != NULL ? formula : "");
  kpi->combine = combine;
  kpi->values = g_array_new (FALSE, FALSE, sizeof (AccordMonthValue));
  kpi->metric = (AccordMetric) { kpi->key, kpi->title, unit, better, FALSE, &accord_counting_own, kpi };
  g_ptr_array_add (self->kpis, kpi);
  return kpi;
}

/**
 * accord_own_kpi_add_value:
 * @self: a KPI that was not sealed yet
 * @month: any day of the month
 * @value: its value in it
 */
void
accord_own_kpi_add_value (AccordOwnKpi *self,
                          AccordDay     month,
                          double        value)
{
  AccordMonthValue added = { .value = value };
  AccordDay last;
  guint place = self->values->len;

  accord_period_get_days (ACCORD_PERIOD_MONTH, month, &added.month, &last);
  while (place > 0 && g_array_index (self->values, AccordMonthValue, place - 1).month >= added.month)
    place--;
  if (place < self->values->len && g_array_index (self->values, AccordMonthValue, place).month == added.month)
    g_array_index (self->values, AccordMonthValue, place) = added;
  else
    g_array_insert_val (self->values, place, added);
}

/**
 * accord_own_kpi_has_formula:
 * @self: a KPI
 *
 * Returns: whether it is made of other metrics, even where nobody can say of which
 */
gboolean
accord_own_kpi_has_formula (const AccordOwnKpi *self)
{
  return *self->text != '\0';
}

static gboolean
fail_at (guint       place,
         const char *message,
         GError    **error)
{
  g_set_error (error, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_FORMULA, _("Position %u: %s"), place, message);
  return FALSE;
}

/* «revenue-costs»: a minus needs a space before it. */
static char *
explain_missing (const AccordOwnKpis *self,
                 const char          *name)
{
  const char *minus;

  for (minus = strchr (name, '-'); minus != NULL; minus = strchr (minus + 1, '-'))
    {
      g_autofree char *first = g_strndup (name, (gsize) (minus - name));

      if (accord_own_kpis_find (self, first) != NULL)
        return g_strdup_printf (_("there is no metric “%s”; to subtract, write “%s - %s”, with spaces."), name, first,
                                minus + 1);
    }
  return g_strdup_printf (_("there is no metric “%s”."), name);
}

static gboolean
link_operands (const AccordOwnKpis *self,
               const AccordFormula *formula,
               const AccordMetric **operands,
               GError             **error)
{
  for (guint i = 0; i < accord_formula_get_n (formula); i++)
    {
      const char *name = accord_formula_get_name (formula, i);
      g_autofree char *message = NULL;

      operands[i] = accord_own_kpis_find (self, name);
      if (operands[i] == NULL)
        message = explain_missing (self, name);
      else if (operands[i]->counting == &accord_counting_attainment)
        message = g_strdup (_("“attainment” is that of one commitment; a formula cannot say of which."));
      if (message != NULL)
        return fail_at (accord_formula_get_place (formula, i), message, error);
    }
  return TRUE;
}

/* Whether @metric is made of @key, directly or not; @trail gets what leads there. */
static gboolean
leads_to (const AccordMetric *metric,
          const char         *key,
          GPtrArray          *trail,
          GHashTable         *seen)
{
  const AccordOwnKpi *own = metric->own;
  gboolean found;

  if (own == NULL || !g_hash_table_add (seen, (gpointer) metric))
    return FALSE;
  g_ptr_array_add (trail, (gpointer) metric->id);
  found = g_str_equal (metric->id, key);
  for (guint i = 0; !found && own->operands != NULL && own->operands[i] != NULL; i++)
    found = leads_to (own->operands[i], key, trail, seen);
  if (!found)
    g_ptr_array_set_size (trail, (gint) trail->len - 1);
  return found;
}

static gboolean
check_circle (const char          *key,
              const AccordFormula *formula,
              const AccordMetric **operands,
              GError             **error)
{
  for (guint i = 0; i < accord_formula_get_n (formula); i++)
    {
      g_autoptr (GPtrArray) trail = g_ptr_array_new ();
      g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
      g_autofree char *way = NULL, *message = NULL;

      if (!leads_to (operands[i], key, trail, seen))
        continue;
      g_ptr_array_insert (trail, 0, (gpointer) key);
      g_ptr_array_add (trail, NULL);
      way = g_strjoinv (" → ", (char **) trail->pdata);
      /* Translators: %s is a chain of KPIs: «a → b → a» */
      message = g_strdup_printf (_("a KPI cannot be made of itself: %s."), way);
      return fail_at (accord_formula_get_place (formula, i), message, error);
    }
  return TRUE;
}

static void
link_kpi (AccordOwnKpi *self)
{
  if (!accord_own_kpi_has_formula (self))
    return;
  self->formula = accord_formula_parse (self->text, &self->problem);
  if (self->formula == NULL)
    return;
  self->operands = g_new0 (const AccordMetric *, accord_formula_get_n (self->formula) + 1);
  if (!link_operands (self->set, self->formula, self->operands, &self->problem))
    g_clear_pointer (&self->operands, g_free);
}

/* How many KPIs are within each other: 0 of a built-in metric. */
static guint
get_level (const AccordMetric *metric)
{
  return metric->own != NULL ? metric->own->level : 0;
}

/* One that is made of itself rises without end. */
static gboolean
rise (const AccordOwnKpis *self)
{
  gboolean rose = FALSE;

  for (guint i = 0; i < self->kpis->len; i++)
    {
      AccordOwnKpi *kpi = self->kpis->pdata[i];
      guint level = 0;

      for (guint j = 0; kpi->operands != NULL && kpi->operands[j] != NULL; j++)
        level = MAX (level, get_level (kpi->operands[j]));
      rose |= level + 1 != kpi->level;
      kpi->level = level + 1;
    }
  return rose;
}

static void
check_depth (AccordOwnKpi *self)
{
  if (self->level > MOST_LEVELS && check_circle (self->key, self->formula, self->operands, &self->problem))
    g_set_error (&self->problem, ACCORD_KPI_ERROR, ACCORD_KPI_ERROR_FORMULA,
                 _("“%s” is made of a KPI that is made of itself, or of more than %d within each other."), self->title,
                 MOST_LEVELS);
}

/* What takes days to be known of one of its metrics, does so of the KPI. */
static gboolean
has_basis (const AccordMetric *metric)
{
  const AccordOwnKpi *own = metric->own;

  if (own == NULL)
    return metric->has_basis;
  for (guint i = 0; own->problem == NULL && own->operands != NULL && own->operands[i] != NULL; i++)
    if (has_basis (own->operands[i]))
      return TRUE;
  return FALSE;
}

/**
 * accord_own_kpis_seal:
 * @self: KPIs, all of which were added
 *
 * Looks what their formulas name. One that cannot be computed is a metric all the same, and says why when it is asked.
 */
void
accord_own_kpis_seal (AccordOwnKpis *self)
{
  for (guint i = 0; i < self->kpis->len; i++)
    link_kpi (self->kpis->pdata[i]);
  for (guint i = 0; i <= MOST_LEVELS && rise (self); i++)
    ;
  for (guint i = 0; i < self->kpis->len; i++)
    check_depth (self->kpis->pdata[i]);
  for (guint i = 0; i < self->kpis->len; i++)
    {
      AccordOwnKpi *kpi = self->kpis->pdata[i];

      kpi->metric.has_basis = has_basis (&kpi->metric);
    }
}

/**
 * accord_own_kpis_ref:
 * @self: KPIs
 *
 * Returns: (transfer full): @self
 */
AccordOwnKpis *
accord_own_kpis_ref (AccordOwnKpis *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * accord_own_kpis_unref:
 * @self: (transfer full): KPIs
 */
void
accord_own_kpis_unref (AccordOwnKpis *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->kpis);
  g_free (self);
}

/**
 * accord_own_kpis_get_n:
 * @self: KPIs
 *
 * Returns: their number
 */
guint
accord_own_kpis_get_n (const AccordOwnKpis *self)
{
  return self->kpis->len;
}

/**
 * accord_own_kpis_get:
 * @self: KPIs
 * @index: the number of one
 *
 * Returns: (transfer none): it
 */
const AccordMetric *
accord_own_kpis_get (const AccordOwnKpis *self,
                     guint                index)
{
  g_return_val_if_fail (index < self->kpis->len, NULL);

  return &((AccordOwnKpi *) self->kpis->pdata[index])->metric;
}

/**
 * accord_own_kpis_find:
 * @self: KPIs
 * @id: (nullable): the id of a metric
 *
 * Returns: (transfer none) (nullable): that metric, built-in or one of @self
 */
const AccordMetric *
accord_own_kpis_find (const AccordOwnKpis *self,
                      const char          *id)
{
  const AccordMetric *metric = accord_metric_find (id);

  for (guint i = 0; metric == NULL && i < self->kpis->len; i++)
    if (g_strcmp0 (((AccordOwnKpi *) self->kpis->pdata[i])->key, id) == 0)
      metric = accord_own_kpis_get (self, i);
  return metric;
}

/**
 * accord_own_kpis_check:
 * @self: KPIs, sealed
 * @key: (nullable): the KPI whose formula it is to be; it need not be one of @self
 * @formula: what a person typed
 * @error: return location for a #GError
 *
 * Returns: whether it can be computed; else %ACCORD_KPI_ERROR_FORMULA with the position
 */
gboolean
accord_own_kpis_check (const AccordOwnKpis *self,
                       const char          *key,
                       const char          *formula,
                       GError             **error)
{
  g_autoptr (AccordFormula) parsed = accord_formula_parse (formula, error);
  g_autofree const AccordMetric **operands = NULL;

  if (parsed == NULL)
    return FALSE;
  operands = g_new0 (const AccordMetric *, accord_formula_get_n (parsed) + 1);
  return link_operands (self, parsed, operands, error) &&
         (key == NULL || *key == '\0' || check_circle (key, parsed, operands, error));
}

/**
 * accord_metric_ref:
 * @self: a metric
 *
 * Of the built-in ones nobody needs a reference; those of the teams' own live as long as somebody has one.
 *
 * Returns: (transfer full): @self
 */
const AccordMetric *
accord_metric_ref (const AccordMetric *self)
{
  if (self->own != NULL)
    accord_own_kpis_ref (self->own->set);
  return self;
}

/**
 * accord_metric_unref:
 * @self: (transfer full): a metric
 */
void
accord_metric_unref (const AccordMetric *self)
{
  if (self->own != NULL)
    accord_own_kpis_unref (self->own->set);
}
